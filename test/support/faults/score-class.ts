import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { findCourseAssignment } from '#server/features/assignments/assignment-records.js';
import { wantScore } from '#server/features/assignments/score-intents.js';
import type { TaskSubject } from '#server/jobs/task-names.js';
import { buildAssignment } from '../assignments.js';
import { buildCourse, type Course } from '../builders.js';

export interface ScoreClass {
  course: Course;
  /** A new student, without a session. */
  enrol(): Promise<{ personId: string; sub: string }>;
  /** The wish for one student's score, and the job about it. */
  want(personId: string, points: number | null, comment?: string): Promise<TaskSubject | undefined>;
  read(personId: string): Promise<StoredWish | undefined>;
  /** Time passes: a worker that died lets go of what it held. */
  letGo(personId: string): Promise<void>;
}

export interface StoredWish {
  id: string;
  state: string;
  points: string | null;
  last_error: string | null;
  busy_until: Date | null;
}

/** A class with one graded reflection, for rounds of faults: everything below the API. */
export async function scoreClass(): Promise<ScoreClass> {
  const course = await buildCourse();
  const { tenantId, courseId, registrationId } = course;
  const assignmentId = await buildAssignment(course);
  const inTenant = <T>(work: () => Promise<T>) => withTenant(tenantId, work);
  const read = (personId: string) =>
    inTenant(async () => {
      const [wish] = await sql<StoredWish>(
        'select * from score_intents where tenant_id = $1 and student_id = $2',
        [tenantId, personId],
      );
      return wish;
    });
  return {
    course,
    read,
    enrol: () =>
      inTenant(async () => {
        const [personId, sub] = [newId(), newId()];
        await sql(`insert into people (tenant_id, id, pseudonym) values ($1, $2, 'ABCD')`, [
          tenantId,
          personId,
        ]);
        await sql(
          `insert into person_identities (tenant_id, id, person_id, registration_id, sub)
           values ($1, $2, $3, $4, $5)`,
          [tenantId, newId(), personId, registrationId, sub],
        );
        return { personId, sub };
      }),
    want: async (personId, points, comment = '') => {
      await inTenant(async () => {
        const assignment = await findCourseAssignment([courseId], assignmentId);
        await wantScore(assignment, personId, { points, comment, submittedAt: new Date() });
      });
      const wish = await read(personId);
      return wish && { tenantId, subjectId: wish.id };
    },
    letGo: (personId) =>
      inTenant(async () => {
        await sql(
          'update score_intents set busy_until = null where tenant_id = $1 and student_id = $2',
          [tenantId, personId],
        );
      }),
  };
}
