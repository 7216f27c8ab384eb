import { expect } from 'chai';
import type { StudentRecord } from '#contracts/advising.js';
import { StaffCorrections } from '#contracts/record.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { studentWith } from '../support/merges.js';
import { reply } from '../support/reply.js';

const test = {
  ...{ tool: 'State test', name: '', takenOn: '2026-05-12', meaning: 'Below grade level' },
  scores: [{ name: 'Scale score', value: '131', maximum: 300 }],
};

describe('correction requests', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let counselor: Person;
  let resultId: string;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course, name: 'Maya Lopez' });
    counselor = await buildPerson({ course, role: 'counselor', name: 'Mr. Adeyemi' });
    const path = `/api/class/${student.personId}/results`;
    await reply((await apiAs(counselor)).post(path, test), 201);
    resultId = (await own()).results[0]!.id;
  });

  const own = async () => reply<StudentRecord>((await apiAs(student)).get('/api/record'));
  const ask = async (status = 201, subject = 'result') =>
    reply<StudentRecord>(
      (await apiAs(student)).post('/api/record/corrections', {
        ...{ subject, resultId: subject === 'result' ? resultId : null },
        text: 'It was 231',
      }),
      status,
    );
  const list = async (viewer: Person) =>
    StaffCorrections.parse(await reply((await apiAs(viewer)).get('/api/corrections'))).items;

  it('P5: request, decision, reason, actor and time are kept and shown to the student', async () => {
    await ask();
    const [open] = await list(counselor);
    expect(open).to.include({
      ...{ studentName: 'Maya Lopez', text: 'It was 231', state: 'open', decidedBy: null },
      shown: 'State test · 2026-05-12 · Scale score: 131/300',
    });
    const api = await apiAs(counselor);
    const path = `/api/corrections/${open!.id}`;
    await reply(api.post(`${path}/decision`, { state: 'accepted', reason: ' ' }), 400);
    await reply(api.put(`${path}/result`, test), 409);
    await reply(api.post(`${path}/decision`, { state: 'accepted', reason: 'A typing error' }));
    const decided = await own();
    expect(decided.corrections[0]).to.include({
      ...{ state: 'accepted', reason: 'A typing error', decidedBy: 'Mr. Adeyemi' },
      correctedAt: null,
    });
    expect(decided.corrections[0]!.decidedAt).to.match(/^\d{4}-/);
    expect(decided.results[0], 'nothing is silently changed').to.deep.include(test);
    await reply(api.post(`${path}/decision`, { state: 'refused', reason: 'No' }), 409);
    const right = { ...test, scores: [{ name: 'Scale score', value: '231', maximum: 300 }] };
    await reply(api.put(`${path}/result`, right));
    const corrected = await own();
    expect(corrected.results[0]).to.deep.include(right);
    expect(corrected.results[0]!.correctedAt).to.equal(corrected.corrections[0]!.correctedAt);
    expect(corrected.corrections[0]!.shown).to.contain('131/300');
  });

  it('P5: a refused request changes nothing, and the student may ask anew', async () => {
    await ask();
    await ask(409);
    const [open] = await list(counselor);
    const path = `/api/corrections/${open!.id}`;
    const api = await apiAs(counselor);
    await reply(api.post(`${path}/decision`, { state: 'refused', reason: 'The paper says 131' }));
    await reply(api.put(`${path}/result`, test), 409);
    expect((await ask()).corrections.map(({ state }) => state)).to.have.members([
      ...['open', 'refused'],
    ]);
  });

  it('P5: a fact of what is held can be asked about; the student’s own result is changed, not asked for', async () => {
    const { corrections } = await ask(201, 'name');
    expect(corrections[0]).to.include({ subject: 'name', shown: 'Maya Lopez', resultId: null });
    const api = await apiAs(counselor);
    const path = `/api/corrections/${corrections[0]!.id}`;
    await reply(api.post(`${path}/decision`, { state: 'accepted', reason: 'The office was told' }));
    await reply(api.put(`${path}/result`, test), 409);
    const { results } = await reply<StudentRecord>(
      (await apiAs(student)).post('/api/record/results', test),
      201,
    );
    resultId = results.find(({ source }) => source === 'student')!.id;
    await ask(400);
  });

  it('P5, P6: counselors and administrators of the district decide, and looking is noted; nobody else', async () => {
    await ask();
    const admin = await buildPerson({ district: course, role: 'admin' });
    const [request] = await list(admin);
    const [row] = await withTenant(course.tenantId, () =>
      sql(
        `select actor_role, what from access_log where tenant_id = $1 and actor_id = $2
           and student_id = $3`,
        [course.tenantId, admin.personId, student.personId],
      ),
    );
    expect(row).to.deep.equal({ actor_role: 'admin', what: 'record' });
    const decision = { state: 'refused', reason: 'No' };
    const path = `/api/corrections/${request!.id}`;
    for (const role of ['student', 'teacher', 'observer', 'none'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await reply(api.get('/api/corrections'), 403);
      await reply(api.post(`${path}/decision`, decision), 403);
      await reply(api.put(`${path}/result`, test), 403);
    }
    const stranger = await buildPerson({ role: 'counselor' });
    expect(await list(stranger)).to.deep.equal([]);
    await reply((await apiAs(stranger)).post(`${path}/decision`, decision), 404);
    await reply((await apiAs(stranger)).put(`${path}/result`, test), 404);
    await reply((await apiAs(admin)).post(`${path}/decision`, decision));
  });

  it('P5: a result of another student can’t be asked about', async () => {
    student = await buildPerson({ course });
    await ask(404);
  });
});

describe('what is held about me', function () {
  this.timeout(30_000);

  it('F24: every personal column has its line, with what it says and where it is from', async () => {
    const course = await buildCourse();
    const student = await studentWith(course, 'SIS-77', { name: 'Maya Lopez' });
    await withTenant(course.tenantId, () =>
      sql(
        `update people set email = 'maya@school.test', locale = 'es' where tenant_id = $1 and id = $2`,
        [course.tenantId, student.personId],
      ),
    );
    const { held } = await reply<StudentRecord>((await apiAs(student)).get('/api/record'));
    expect(held.map(({ fact, values, from }) => [fact, from, ...values])).to.deep.equal([
      ['name', 'lms', 'Maya Lopez'],
      ['email', 'lms', 'maya@school.test'],
      ['sis-id', 'lms', 'SIS-77'],
      ['language', 'lms', 'es'],
      ['school', 'sis'],
      ['grade', 'sis'],
      ['guardians', 'sis'],
    ]);
    expect(held.map(({ asOf }) => asOf !== null)).to.deep.equal([
      ...[true, true, true, true, false, false, false],
    ]);
  });
});
