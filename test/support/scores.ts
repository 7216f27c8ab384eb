import { sql, withTenant } from '#server/db/tenant.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { buildAssignment, handIn, readWork, score } from './assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from './builders.js';
import { FakeLms } from './gradebook.js';
import { testSystem } from './system.js';
import { databaseFiles } from './files.js';

export const PUBLIC_URL = 'https://pathlight.test';

export interface Stage {
  lms: FakeLms;
  course: Course;
  teacher: Person;
  student: Person;
  assignmentId: string;
  /** One try of the background work for this student's score. */
  deliver(): Promise<void>;
  /** Reads what the gradebook shows. */
  check(): Promise<void>;
  /** The stored wish. */
  intent(): Promise<IntentRow | undefined>;
  /** Turns something in the stored wish, as time or a crash would: SQL assignments. */
  change(assignments: string): Promise<void>;
}

export interface IntentRow {
  id: string;
  sent_at: Date | null;
  next_try_at: Date | null;
  in_doubt: boolean;
  tries: number;
}

/** A class of one, whose work is handed in, before an LMS that fails as it is told. */
export async function stage(
  options: Parameters<typeof buildAssignment>[1] & { isTest?: boolean } = {},
): Promise<Stage> {
  const { clock } = await testSystem();
  const course = await buildCourse({ lineItemsUrl: 'https://lms.test/items' });
  const teacher = await buildPerson({ course, role: 'teacher' });
  const student = await buildPerson({ course, isTest: options.isTest ?? false });
  const assignmentId = await buildAssignment(course, options);
  await handIn(student, assignmentId);
  const lms = new FakeLms();
  const handlers = createHandlers({
    lms,
    now: clock.now,
    publicUrl: PUBLIC_URL,
    files: databaseFiles,
  });
  const intent = async () => {
    const [row] = await withTenant(course.tenantId, () =>
      sql<IntentRow>('select * from score_intents where tenant_id = $1 and student_id = $2', [
        course.tenantId,
        student.personId,
      ]),
    );
    return row;
  };
  const deliver = async () => {
    const row = await intent();
    if (row) await handlers['send-score']({ tenantId: course.tenantId, subjectId: row.id });
  };
  const change = async (assignments: string) => {
    await withTenant(course.tenantId, () =>
      sql(`update score_intents set ${assignments} where tenant_id = $1 and student_id = $2`, [
        course.tenantId,
        student.personId,
      ]),
    );
  };
  const check = () =>
    handlers['read-results']({ tenantId: course.tenantId, subjectId: assignmentId });
  return { lms, course, teacher, student, assignmentId, deliver, check, intent, change };
}

export const mark = (
  { teacher, assignmentId, student }: Stage,
  points: number | null,
  comment = '',
) => score(teacher, assignmentId, student, { points, comment });

export const deliveryOf = async ({ teacher, assignmentId, student }: Stage) =>
  (await readWork(teacher, assignmentId, student)).delivery;
