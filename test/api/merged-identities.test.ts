import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { sql, withTenant } from '#server/db/tenant.js';
import { queueRun } from '#server/features/roster/roster-runs.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { buildAssignment, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course } from '../support/builders.js';
import { databaseFiles } from '../support/files.js';
import { FakeLms } from '../support/gradebook.js';
import { merge, studentWith, twins, twoLms } from '../support/merges.js';
import { PUBLIC_URL } from '../support/scores.js';
import { testSystem } from '../support/system.js';

describe('a student with several ids', function () {
  this.timeout(30_000);

  it('LTI-C13: a score goes to the id that the course of the assignment knows', async () => {
    const place = await twoLms();
    const { canvas, moodle, admin } = place;
    const { clock } = await testSystem();
    const sisId = randomUUID();
    const { kept, gone } = await twins(place, sisId);
    // A second account of the same LMS, in a course of its own.
    const second = await buildCourse({
      district: canvas,
      lineItemsUrl: 'https://lms.test/items',
    });
    const newer = await studentWith(second, sisId);
    const work = new Map<string, { course: Course; sub: string }>();
    for (const [course, student] of [
      [canvas, kept],
      [moodle, gone],
      [second, newer],
    ] as const) {
      const assignment = await buildAssignment(course);
      await handIn(student, assignment);
      work.set(assignment, { course, sub: student.sub });
    }
    await merge(admin, kept, gone);
    await merge(admin, kept, newer);
    const lms = new FakeLms();
    const handlers = createHandlers({
      ...{ lms, files: databaseFiles, now: clock.now, publicUrl: PUBLIC_URL },
    });
    for (const [assignment, { course }] of work) {
      const teacher = await buildPerson({ course, role: 'teacher' });
      await score(teacher, assignment, kept, { points: 7 });
      const [intent] = await withTenant(course.tenantId, () =>
        sql<{ id: string }>(
          'select id from score_intents where tenant_id = $1 and assignment_id = $2',
          [course.tenantId, assignment],
        ),
      );
      await handlers['send-score']({ tenantId: course.tenantId, subjectId: intent!.id });
    }
    expect(lms.arrived.map(({ sub }) => sub)).to.deep.equal(
      [...work.values()].map(({ sub }) => sub),
    );
  });

  it('LTI-C13: a class list that names the student by both ids, or only by the new one, is read', async () => {
    const { canvas, admin } = await twoLms();
    const { clock } = await testSystem();
    const before = await studentWith(canvas, 'RB-11');
    const after = await studentWith(canvas, 'RB-11');
    await merge(admin, before, after);
    const lms = new FakeLms();
    const handlers = createHandlers({
      ...{ lms, files: databaseFiles, now: clock.now, publicUrl: PUBLIC_URL },
    });
    const listed = async (course: Course, subs: string[]) => {
      const members = subs.map((sub) => ({ sub, courseRole: 'student' as const, isActive: true }));
      lms.roster = [{ members, skipped: 0 }];
      await withTenant(course.tenantId, () =>
        sql(`update courses set roster_url = 'https://lms.test/roster' where tenant_id = $1`, [
          course.tenantId,
        ]),
      );
      await withTenant(course.tenantId, () => queueRun(course.courseId));
      await handlers['sync-roster']({ tenantId: course.tenantId, subjectId: course.courseId });
      return withTenant(course.tenantId, () =>
        sql<{ person_id: string; sub: string }>(
          `select e.person_id, i.sub from enrolments e
           join person_identities i on i.tenant_id = e.tenant_id and i.id = e.identity_id
           where e.tenant_id = $1 and e.course_id = $2 and e.is_active and e.role = 'student'`,
          [course.tenantId, course.courseId],
        ),
      );
    };
    const fresh = await buildCourse({ district: canvas });
    const [both, ...none] = await listed(fresh, [before.sub, after.sub]);
    expect(both?.person_id).to.equal(before.personId);
    expect(none).to.deep.equal([]);
    for (const sub of [before.sub, after.sub, before.sub])
      expect(await listed(canvas, [sub])).to.deep.equal([{ person_id: before.personId, sub }]);
  });
});
