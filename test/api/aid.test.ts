import { expect } from 'chai';
import type { Aid, AidStudents } from '#contracts/aid.js';
import type { Looks } from '#contracts/sharing.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { choiceOf, publish } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { saysGrade, yearNow } from '../support/years.js';

describe('Steps to money for college', function () {
  this.timeout(60_000);
  let course: Course;
  let person: Person;
  let student: ApiClient;
  let counselor: Person;
  beforeEach(async () => {
    course = await buildCourse();
    person = await buildPerson({ course, name: 'Maya Lopez' });
    student = await apiAs(person);
    counselor = await buildPerson({ course, role: 'counselor', name: 'Ms. Cole' });
  });

  const read = (api: ApiClient) => reply<Aid>(api.get('/api/aid'));
  const set = (step: string, state: string, status = 200) =>
    reply<Aid>(student.put(`/api/aid/steps/${step}`, { state }), status);
  const standing = ({ steps }: Aid) =>
    steps!.filter(({ state }) => state !== 'open').map(({ step, state }) => `${step} ${state}`);

  it('Row 62: a senior ticks steps, leaves one out and takes both back; only that and the day are kept', async () => {
    const { clock } = await testSystem();
    const now = clock.now();
    expect((await read(student)).steps).to.have.length(8);
    await set('fafsa', 'done');
    const said = await set('account', 'not-mine');
    expect(standing(said)).to.deep.equal(['account not-mine', 'fafsa done']);
    const here = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Denver' });
    expect(said.steps!.find(({ step }) => step === 'fafsa')!.changedOn).to.be.oneOf([
      ...[here.format(now), now.toISOString().slice(0, 10)],
    ]);
    await set('fafsa', 'open');
    expect(standing(await set('account', 'open'))).to.deep.equal([]);
    await set('tax', 'done', 400);
    await set('fafsa', 'maybe', 400);
    const amount = { state: 'done', amount: 500 };
    expect((await student.put('/api/aid/steps/fafsa', amount)).status).to.equal(400);
    const columns = await withTenant(course.tenantId, () =>
      sql<{ name: string }>(
        `select attname as name from pg_attribute where attrelid = 'aid_steps'::regclass and attnum > 0
         order by attnum`,
      ),
    );
    expect(columns.map(({ name }) => name)).to.deep.equal([
      ...['tenant_id', 'id', 'student_id', 'step', 'state', 'created_at', 'updated_at'],
    ]);
  });

  it('Row 62: two windows that tick at once leave one row', async () => {
    await Promise.all([set('fafsa', 'done'), set('fafsa', 'done'), set('fafsa', 'done')]);
    const rows = await withTenant(course.tenantId, () =>
      sql('select id from aid_steps where tenant_id = $1', [course.tenantId]),
    );
    expect(rows).to.have.length(1);
  });

  it('Row 62: the form’s year follows the student’s grade', async () => {
    expect((await read(student)).startYear).to.equal(yearNow() + 1);
    await saysGrade(person, 10);
    expect(await read(student)).to.include({ startYear: yearNow() + 3, grade: 10 });
  });

  it('Row 62: a plan’s rule is named only where the district’s rule asks for the step', async () => {
    expect((await read(student)).askedBy).to.equal(null);
    const admin = await buildPerson({ course, role: 'admin' });
    await publish(admin, choiceOf('IA', 0));
    expect((await read(student)).askedBy).to.equal('ICAP');
    await publish(admin, choiceOf('KY', 1));
    expect((await read(student)).askedBy).to.equal(null);
  });

  it('Row 62: evenings of help are added, taken out and put back by counselors and administrators', async () => {
    const keeper = await apiAs(counselor);
    await reply(keeper.post('/api/aid/evenings', { heldOn: '2090-02-01', words: 'Gym' }), 201);
    const evening = { heldOn: '2090-01-10', words: 'Library, 6 p.m.' };
    const { evenings, steps } = await reply<Aid>(keeper.post('/api/aid/evenings', evening), 201);
    expect(steps).to.equal(null);
    expect(evenings.map(({ words }) => words)).to.deep.equal(['Library, 6 p.m.', 'Gym']);
    const gone = await keeper.post('/api/aid/evenings', { ...evening, heldOn: '2020-01-01' });
    expect([gone.status, gone.text.includes('/body/heldOn')]).to.deep.equal([400, true]);
    const path = `/api/aid/evenings/${evenings[0]!.id}`;
    await reply(keeper.delete(path));
    expect((await read(student)).evenings).to.have.length(1);
    await reply(keeper.post(`${path}/restore`));
    expect((await read(student)).evenings[0]).to.include(evening);
    await student.delete(path).expect(403);
    await (await apiAs(await buildPerson({ role: 'counselor' }))).delete(path).expect(404);
  });

  it('Row 62, P15: a counselor sees the status of own seniors, and each look stands in the student’s list', async () => {
    const keeper = await apiAs(counselor);
    const seen = async () =>
      (await reply<AidStudents>(keeper.get('/api/aid/students'))).students.map(
        ({ name, steps }) => [name, ...steps.map(({ step, state }) => `${step} ${state}`)],
      );
    const junior = await buildPerson({ course, name: 'Ben Ode' });
    await saysGrade(person, 12);
    await saysGrade(junior, 11);
    await set('fafsa', 'done');
    expect(await seen(), 'no caseload yet').to.deep.equal([]);
    await addPart(
      await buildPerson({ course, role: 'admin' }),
      counselor,
      ruleOf({ grades: { from: 11, to: 12 } }),
    );
    expect(await seen()).to.deep.equal([['Maya Lopez', 'fafsa done']]);
    const { looks } = await reply<Looks>(student.get('/api/sharing/looks'));
    expect(looks.map(({ name }) => name)).to.include('Ms. Cole');
    for (const role of ['teacher', 'admin', 'student'] as const)
      await (await apiAs(await buildPerson({ course, role }))).get('/api/aid/students').expect(403);
  });
});
