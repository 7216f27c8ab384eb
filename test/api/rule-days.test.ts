import { expect } from 'chai';
import type { Notifications } from '#contracts/notifications.js';
import type { TemplateClock } from '#contracts/templates.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { tellRuleDays } from '#server/features/notifications/rule-days.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

const DAY_MS = 86_400_000;

describe('days of the rule that are near', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let counselor: Person;
  let admin: Person;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Ann Able' });
    counselor = await buildPerson({ course, role: 'counselor' });
    admin = await buildPerson({ course, role: 'admin' });
    // Whenever these tests run, no school year ends in between.
    await startYear(dayIn(-30));
    await publish(admin, choiceOf('AZ', 0));
    await runPlanJobs(admin);
  });

  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
  const dayIn = (days: number) => inDays(days).toISOString().slice(0, 10);
  const within = <T extends object>(text: string, binds: unknown[] = []) =>
    withTenant(course.tenantId, () => sql<T>(text, [course.tenantId, ...binds]));
  const startYear = (day: string) =>
    within('update tenants set year_starts_on = $2 where id = $1', [day.slice(5)]);
  const setClocks = (...clocks: TemplateClock[]) =>
    within(
      `insert into district_templates (tenant_id, id, number, state, template, published_at)
       select tenant_id, gen_random_uuid(), number + 1, state, jsonb_set(template, '{clocks}', $2::jsonb), now()
       from district_templates where tenant_id = $1 order by number desc limit 1`,
      [JSON.stringify(clocks)],
    );
  const heard = async (who: Person) => {
    const { items } = await reply<Notifications>((await apiAs(who)).get('/api/notifications'));
    return items.map(({ kind, ref, count, about }) => ({ kind, ref, count, about }));
  };

  it('F78: two weeks and three days before, who lacks something hears of it, and who looks after them', async () => {
    const other = await buildPerson({ course, role: 'counselor' });
    await addPart(admin, counselor, ruleOf({ letters: { from: 'A', to: 'B' } }));
    await addPart(admin, other, ruleOf({ letters: { from: 'C', to: 'Z' } }));
    const ref = dayIn(40);
    await setClocks({ kind: 'date', day: ref.slice(5) });
    await tellRuleDays(inDays(25), [course.tenantId]);
    expect(await heard(student)).to.deep.equal([]);
    for (const [day, count] of [
      [26, 1],
      [27, 1],
      [36, 1],
      [37, 2],
      [39, 2],
      [41, 2],
    ] as const) {
      await tellRuleDays(inDays(day), [course.tenantId]);
      const line = { ref, count, about: null };
      expect(await heard(student), `day ${day}`).to.deep.equal([{ ...line, kind: 'rule-day' }]);
      expect(await heard(counselor), `day ${day}`).to.deep.equal([
        { ...line, kind: 'rule-day-caseload' },
      ]);
    }
    expect(await heard(other), 'none of theirs').to.deep.equal([]);
  });

  it('F78: nobody is told whose plan is complete, or who wants no news of days', async () => {
    await addPart(admin, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    const quiet = await buildPerson({ course, name: 'Bo Best' });
    await runPlanJobs(admin);
    const off = { topic: 'deadlines', isOn: false };
    for (const who of [quiet, counselor])
      await reply((await apiAs(who)).put('/api/notifications/settings', off));
    await setClocks({ kind: 'date', day: dayIn(10).slice(5) });
    await within(
      'update completions set is_complete = true where tenant_id = $1 and student_id = $2',
      [student.personId],
    );
    await tellRuleDays(new Date(), [course.tenantId]);
    for (const who of [student, quiet, counselor]) expect(await heard(who)).to.deep.equal([]);
    await within('update completions set is_complete = false where tenant_id = $1');
    await tellRuleDays(new Date(), [course.tenantId]);
    expect((await heard(student)).map(({ kind }) => kind)).to.deep.equal(['rule-day']);
    for (const who of [quiet, counselor]) expect(await heard(who)).to.deep.equal([]);
  });

  it('F78: a day that is counted from the arrival is each student’s own, and the nearest one is told', async () => {
    const early = await buildPerson({ course, name: 'Bo Best' });
    await runPlanJobs(admin);
    await within(
      `update enrolments set created_at = now() - interval '25 days' where tenant_id = $1 and person_id = $2`,
      [early.personId],
    );
    await setClocks(
      { kind: 'days-after-arrival', days: 30 },
      { kind: 'date', day: dayIn(12).slice(5) },
    );
    await tellRuleDays(new Date(), [course.tenantId]);
    expect((await heard(early)).map(({ ref }) => ref)).to.deep.equal([dayIn(5)]);
    expect((await heard(student)).map(({ ref }) => ref)).to.deep.equal([dayIn(12)]);
    await tellRuleDays(inDays(6), [course.tenantId]);
    expect(
      (await heard(early)).map(({ ref }) => ref),
      'the first one is over',
    ).to.deep.equal([dayIn(12)]);
  });

  it('F78: a day of one grade is no news of another', async () => {
    const senior = await buildPerson({ course, name: 'Cy Dean' });
    await runPlanJobs(admin);
    await within('update completions set grade = 8 where tenant_id = $1');
    await within('update completions set grade = 12 where tenant_id = $1 and student_id = $2', [
      senior.personId,
    ]);
    await startYear(dayIn(8));
    await setClocks({ kind: 'end-of-grade', grade: 12 });
    await tellRuleDays(new Date(), [course.tenantId]);
    expect((await heard(senior)).map(({ ref }) => ref)).to.deep.equal([dayIn(7)]);
    expect(await heard(student)).to.deep.equal([]);
  });
});
