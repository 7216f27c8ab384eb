import { expect } from 'chai';
import { ClassEvidence, ClassReport } from '#contracts/class-report.js';
import { GoalList } from '#contracts/goals.js';
import { Home } from '#contracts/home.js';
import { RelevanceMap } from '#contracts/relevance.js';
import { TagBoard } from '#contracts/tags.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { createHandlers } from '#server/jobs/handlers.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { databaseFiles } from '../support/files.js';
import { FakeLms } from '../support/gradebook.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

/** One minute to midnight there, which is the next day in Greenwich. */
const LAST_MINUTES = [
  { zone: 'America/Los_Angeles', day: '2027-01-15', at: '2027-01-16T07:59:00Z' },
  { zone: 'Pacific/Honolulu', day: '2027-02-28', at: '2027-03-01T09:59:00Z' },
  // The clocks go forward that morning, and back on that one.
  { zone: 'America/Los_Angeles', day: '2027-03-14', at: '2027-03-15T06:59:00Z' },
  { zone: 'America/New_York', day: '2027-11-07', at: '2027-11-08T04:59:00Z' },
];

describe('work that is due at the last minute of a day', function () {
  this.timeout(60_000);
  afterEach(async () => (await testSystem()).clock.reset());

  for (const { zone, day, at } of LAST_MINUTES)
    describe(`${day} in ${zone}`, () => {
      let course: Course;
      let teacher: Person;
      let student: Person;
      let id: string;

      before(async () => {
        course = await buildCourse({ lineItemsUrl: 'https://lms.test/items' });
        await withTenant(course.tenantId, () =>
          sql('update tenants set time_zone = $2, time_zone_chosen_at = now() where id = $1', [
            course.tenantId,
            zone,
          ]),
        );
        teacher = await buildPerson({ course, role: 'teacher' });
        student = await buildPerson({ course });
        id = await buildAssignment(course, { title: 'Ours', dueAt: at });
        await listed(course, [{ title: 'Course’s', at }]);
        const typed = { title: 'Typed', url: null, dueDate: day };
        await reply((await apiAs(teacher)).post('/api/tags/items', typed), 201);
      });

      it('B1: is due on that day for the teacher, whoever said so', async () => {
        const { items } = TagBoard.parse(await reply((await apiAs(teacher)).get('/api/tags')));
        expect(items.map(({ title, dueDate }) => [title, dueDate])).to.have.deep.members([
          ...[
            ['Ours', day],
            ['Course’s', day],
            ['Typed', day],
          ],
        ]);
        const map = RelevanceMap.parse(await reply((await apiAs(teacher)).get('/api/relevance')));
        expect(map.items.map(({ dueDate }) => dueDate)).to.deep.equal([day, day, day]);
      });

      it('B1: is due on that day as a step of the student’s goal, hours before days', async () => {
        const goal = await buildGoal(student);
        const api = await apiAs(teacher);
        const { items } = TagBoard.parse(await reply(api.get('/api/tags')));
        for (const { key } of items) await reply(api.put(`/api/tags/${key}/goals/${goal.id}`));
        const [held] = GoalList.parse(await reply((await apiAs(student)).get('/api/goals')));
        expect(held!.steps.map(({ dueDate }) => dueDate)).to.deep.equal([day, day, day]);
        expect(held!.steps.at(-1)!.title).to.equal('Typed');
      });

      it('D180: is due on that day in the report of the class and among its evidence', async () => {
        const api = await apiAs(teacher);
        const { work } = ClassReport.parse(await reply(api.get('/api/class/report')));
        expect(work.map(({ dueDate }) => dueDate)).to.deep.equal([day]);
        const { items } = ClassEvidence.parse(await reply(api.get('/api/class/evidence')));
        expect(items.map(({ dueDate }) => dueDate)).to.deep.equal([day, day, day]);
      });

      it('F07: is the student’s next step, due on that day, in its very last minutes', async () => {
        const { clock } = await testSystem();
        clock.advance(Date.parse(at) - 60_000 - clock.now().getTime());
        const late = await buildPerson({ course });
        const { nextStep } = Home.parse(await reply((await apiAs(late)).get('/api/home')));
        expect(nextStep).to.include({
          ...{ kind: 'write-reflection', path: `reflections/${id}`, dueDate: day },
        });
      });
    });
});

/** As the LMS lists its gradebook. */
async function listed(course: Course, columns: { title: string; at: string }[]): Promise<void> {
  const lms = new FakeLms();
  lms.lineItems = columns.map(({ title, at }, index) => ({
    ...{ url: `https://lms.test/items/${String(index)}`, label: title },
    ...{ scoreMaximum: 5, endDateTime: at },
  }));
  const handlers = createHandlers({
    ...{ lms, now: () => new Date(), publicUrl: 'https://pathlight.test', files: databaseFiles },
  });
  await handlers['list-line-items']({ tenantId: course.tenantId, subjectId: course.courseId });
}
