import { expect } from 'chai';
import type { ActivityList } from '#contracts/activities.js';
import type { Caseload } from '#contracts/caseload.js';
import type { Queue } from '#contracts/queue.js';
import { Timeline } from '#contracts/years.js';
import { LatestResultImport } from '#contracts/result-imports.js';
import type { Actor } from '#server/auth/actor.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { dayWords } from '#server/day-words.js';
import { sourcesOf } from '#server/features/resumes/resume-sources.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person, signIn } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { atThePacific, toEvening } from '../support/evening.js';
import { takeOut, textOf, unpack } from '../support/passports.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { told } from '../support/voices.js';

const CAREER = '29-1141.00';
const CELLS = {
  ...{ student: 'SIS-1', test: 'MAP Growth', part: 'Math', score: '231', out_of: '350' },
  ...{ level: '', meaning: '', school_year: '' },
};

describe('an evening in Los Angeles, when it is the next day in Greenwich', function () {
  this.timeout(60_000);
  let days: Awaited<ReturnType<typeof toEvening>>;
  let course: Course;
  let counselor: Person;
  let ann: Person;

  before(async () => {
    days = await toEvening();
    course = await buildCourse();
    await atThePacific(course);
    counselor = await buildPerson({ course, role: 'counselor' });
    ann = await buildPerson({ course, name: 'Ann Able' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'M' } }));
  });
  after(async () => {
    (await testSystem()).clock.reset();
  });

  it('B17: the queue says since which day, and a fact is put away until tomorrow by the district’s clock', async () => {
    const question = { question: 'How long is the training?' };
    await reply((await apiAs(ann)).post(`/api/careers/${CAREER}/questions`, question), 201);
    const api = await apiAs(counselor);
    const read = async () => (await reply<Queue>(api.get('/api/queue'))).items;
    const [item] = await read();
    expect(item).to.include({ reason: 'question', since: days.there });
    const { personId, reason, fact } = item!;
    const put = { personId, reason, fact };
    await reply(api.post('/api/queue/marks', { ...put, until: days.there }), 400);
    await reply(api.post('/api/queue/marks', { ...put, until: days.greenwich }), 201);
    expect(await read(), 'away for the rest of the evening').to.deep.equal([]);
  });

  it('F62: the days of a rule are counted from the day on which a student came there', async () => {
    const admin = await buildPerson({ course, role: 'admin' });
    const { clock } = await testSystem();
    await withTenant(course.tenantId, () =>
      sql('update enrolments set created_at = $2 where tenant_id = $1', [
        ...[course.tenantId, clock.now().toISOString()],
      ]),
    );
    await publish(admin, choiceOf('NC', 0));
    await runPlanJobs(admin);
    const { grades } = await reply<Caseload>((await apiAs(counselor)).get('/api/caseload'));
    const { dueOn } = grades.flatMap(({ students }) => students)[0]!;
    const after = (Date.parse(dueOn!) - Date.parse(days.there)) / 86_400_000;
    expect(after).to.equal(90);
  });

  it('F17: what is logged by itself, and the file of hours, are of the district’s day', async () => {
    await reply((await apiAs(ann)).put(`/api/saved-careers/${CAREER}`, {}));
    const { activities } = await reply<ActivityList>((await apiAs(ann)).get('/api/my-activities'));
    expect(activities.map(({ startedOn }) => startedOn)).to.deep.equal([days.there]);
    const { fileName } = await reply<{ fileName: string }>(
      (await apiAs(counselor)).get('/api/service-hours'),
    );
    expect(fileName).to.equal(`service-hours-${days.there}.csv`);
  });

  it('F45: an interview was told and agreed to today there at the latest', async () => {
    const api = await apiAs(counselor);
    const path = `/api/careers/${CAREER}/voices`;
    await reply(api.post(path, { ...told(), toldOn: days.greenwich }), 400);
    await reply(api.post(path, { ...told(), toldOn: days.there }), 201);
  });

  it('F22: a result of tomorrow there is none yet, wherever it is tomorrow already', async () => {
    const api = await apiAs(await buildPerson({ course, role: 'admin' }));
    await withTenant(course.tenantId, () =>
      sql(`update people set sis_id = 'SIS-1' where tenant_id = $1 and id = $2`, [
        ...[course.tenantId, ann.personId],
      ]),
    );
    const begun = await reply<LatestResultImport>(
      api.post('/api/result-imports', { rowCount: 2 }),
      201,
    );
    const row = (line: number, date: string) => ({ line, cells: { ...CELLS, date } });
    const path = `/api/result-imports/${begun.import!.id}`;
    await reply(api.post(`${path}/rows`, { rows: [row(2, days.there), row(3, days.greenwich)] }));
    const { import: checked } = LatestResultImport.parse(await reply(api.post(`${path}/check`)));
    expect(checked!.badRows.map(({ line, problems }) => [line, problems[0]!.code])).to.deep.equal([
      [3, 'not-yet'],
    ]);
    const own = await apiAs(ann);
    const result = { tool: 'Reading test', meaning: 'Good' };
    await reply(own.post('/api/record/results', { ...result, takenOn: days.greenwich }), 400);
    await reply(own.post('/api/record/results', { ...result, takenOn: days.there }), 201);
  });

  it('F34: a goal reached that evening stands in a résumé with that day, and in the plan to take along', async () => {
    const goal = await buildGoal(ann, { title: 'Visit a college' });
    await reply((await apiAs(ann)).patch(`/api/goals/${goal.id}`, { status: 'done' }));
    const { clock } = await testSystem();
    await withTenant(course.tenantId, () =>
      sql('update goals set completed_at = $2 where tenant_id = $1', [
        ...[course.tenantId, clock.now().toISOString()],
      ]),
    );
    const actor = { tenantId: course.tenantId, personId: ann.personId, role: 'student' };
    const sources = await withTenant(course.tenantId, () => sourcesOf(actor as Actor));
    expect(sources.map(({ facts }) => facts)).to.deep.include({
      ...{ source: 'goal', title: 'Visit a college', reachedOn: days.there },
    });
    const page = textOf(unpack(await takeOut(ann)), 'plan.html');
    expect(page).to.contain(dayWords('en', days.there));
    expect(page).to.not.contain(dayWords('en', days.greenwich));
  });

  it('F15: what was changed before midnight and after it was changed on two days', async () => {
    const { clock } = await testSystem();
    const begun = clock.now().getTime();
    const goal = await buildGoal(ann, { title: 'Be a vet' });
    try {
      // Half past ten at night, half past eleven, and half past midnight: in Greenwich all one day.
      for (const [hours, title] of [
        [1, 'Be a nurse'],
        [2, 'Be a vet nurse'],
        [3, 'Be a baker'],
      ] as const) {
        clock.advance(begun + hours * 3_600_000 - clock.now().getTime());
        const again = await apiAs({ token: await signIn(ann, {}) });
        await reply(again.patch(`/api/goals/${goal.id}`, { title }));
      }
      const last = await apiAs({ token: await signIn(ann, {}) });
      const { years } = Timeline.parse(await reply(last.get('/api/timeline')));
      const told = years.flatMap(({ entries }) =>
        entries.filter(({ source }) => source === goal.id),
      );
      expect(told.map(({ title }) => title)).to.deep.equal(['Be a vet nurse', 'Be a baker']);
    } finally {
      clock.advance(begun - clock.now().getTime());
    }
  });
});
