import { expect } from 'chai';
import { readFiles } from '#components/imports/read-files.js';
import { sendRows } from '#components/imports/send-rows.js';
import { Home } from '#contracts/home.js';
import { LatestImport } from '#contracts/imports.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { type RosterFiles, rosterFiles, zippedRoster } from '../support/oneroster.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';

async function stage() {
  const course = await buildCourse();
  const admin = await buildPerson({ district: course, role: 'admin' });
  const api = await apiAs(admin);
  const take = async (answer: Promise<unknown>) => LatestImport.parse(await answer).import!;
  const upload = async (files: RosterFiles) => {
    const { files: read } = await readFiles([zippedRoster(files)]);
    const client = {
      post: <T>(path: string, body?: object) =>
        reply<T>(api.post(`/api${path}`, body), path === '/imports' ? 201 : 200),
    } as Parameters<typeof sendRows>[0];
    const progress: number[] = [];
    const answer = sendRows(client, read, {
      signal: new AbortController().signal,
      onProgress: (count) => progress.push(count),
    });
    return { progress, state: await take(answer) };
  };
  const look = () => take(reply(api.get('/api/imports')));
  const apply = (id: string, acceptsShrink = false) =>
    take(reply(api.post(`/api/imports/${id}/apply`, { acceptsShrink })));
  const load = async (files: RosterFiles) => apply((await upload(files)).state.id);
  const records = () =>
    withTenant(course.tenantId, () =>
      sql<{ kind: string; source_id: string; data: Record<string, unknown>; is_active: boolean }>(
        `select kind, source_id, data, is_active from sis_records where tenant_id = $1
         order by kind, source_id`,
        [course.tenantId],
      ),
    );
  return { course, admin, api, upload, look, apply, load, records };
}

const totals = (counts: { added: number; changed: number; unchanged: number; leaving: number }[]) =>
  counts.reduce(
    (sum, { added, changed, unchanged, leaving }) => ({
      ...{ added: sum.added + added, changed: sum.changed + changed },
      ...{ unchanged: sum.unchanged + unchanged, leaving: sum.leaving + leaving },
    }),
    { added: 0, changed: 0, unchanged: 0, leaving: 0 },
  );

async function homeOf(student: Person, sisId: string | null) {
  await withTenant(student.tenantId, () =>
    sql('update people set sis_id = $3 where tenant_id = $1 and id = $2', [
      ...[student.tenantId, student.personId, sisId],
    ]),
  );
  return Home.parse(await reply((await apiAs(student)).get('/api/home'))).gradeLevel;
}

describe('OneRoster files', function () {
  this.timeout(30_000);

  it('U14: of 1,000 students exactly the 37 bad rows are named, with file, line, column and cause', async () => {
    const { upload, apply } = await stage();
    const files = rosterFiles({ students: 1_000 });
    for (let n = 1; n <= 37; n += 1)
      files.users[n * 20] = files.users[n * 20]!.replace(',08,', n % 2 ? ',eight,' : ',14,');
    const { state, progress } = await upload(files);
    expect(progress.at(-1)).to.equal(3_006);
    expect(state).to.include({ state: 'ready', readCount: 3_006, badCount: 37, shrinks: false });
    expect(state.badRows.map(({ kind, line }) => `${kind} ${line}`)).to.deep.equal(
      Array.from({ length: 37 }, (_, index) => `users ${(index + 1) * 20 + 1}`),
    );
    expect(state.badRows[0]!.problems[0]).to.include({
      ...{ column: 'grades', code: 'not-a-grade', value: 'eight' },
    });
    const { counts } = await apply(state.id);
    expect(totals(counts)).to.deep.equal({ added: 2_969, changed: 0, unchanged: 0, leaving: 0 });
  });

  it('says in the row itself what is missing, twice or names nothing; mended there, it is good', async () => {
    const { api, upload } = await stage();
    const files = rosterFiles();
    files.orgs[1] = 'o1,,,,castle';
    files.academicSessions[1] = 't1,2026-27,schoolYear,2026-02-30,2027-06-04,2027';
    files.users[2] = 'u1,maybe,,,,,,g7,08,';
    files.users.push('u2,true,,,,,,g1,09,');
    let { state } = await upload(files);
    const told = () =>
      state.badRows.map(({ kind, line, problems }) => [
        ...[kind, line, ...problems.map(({ column, code }) => `${column} ${code}`)],
      ]);
    expect(told()).to.deep.equal([
      ['orgs', 2, 'name missing', 'type not-allowed'],
      ['academicSessions', 2, 'startDate not-a-date'],
      ['users', 3, 'enabledUser not-allowed', 'agentSourcedIds unknown-id'],
      ['users', 6, 'sourcedId twice'],
    ]);
    const mend = async (index: number, cells: Record<string, string>) => {
      const path = `/api/imports/${state.id}/rows/${state.badRows[index]!.id}`;
      state = LatestImport.parse(await reply(api.patch(path, { cells }))).import!;
    };
    await mend(3, { sourcedId: 'u9' });
    await mend(2, { enabledUser: 'true', agentSourcedIds: 'g1' });
    await mend(1, { startDate: '2026-08-17' });
    await mend(0, { name: 'Riverbend Middle', type: 'school' });
    expect(state).to.include({ badCount: 0 });
    expect(totals(state.counts)).to.include({ added: 16 });
  });

  it('the same file twice changes nothing; a new grade is one change', async () => {
    const { upload, load, records } = await stage();
    const files = rosterFiles();
    await load(files);
    const before = await records();
    const { state } = await upload(files);
    expect(totals(state.counts)).to.deep.equal({ added: 0, changed: 0, unchanged: 15, leaving: 0 });
    await load(files);
    expect(await records()).to.deep.equal(before);
    files.users[2] = files.users[2]!.replace(',08,', ',09,');
    expect(totals((await upload(files)).state.counts)).to.include({ changed: 1, unchanged: 14 });
  });

  it('P15: keeps guardians as links, and no name, e-mail or birth date', async () => {
    const { load, records } = await stage();
    await load(rosterFiles());
    const rows = await records();
    const student = rows.find(({ source_id }) => source_id === 'u1')!;
    expect(student.data).to.deep.equal({
      ...{ enabledUser: 'true', identifier: 'SIS-1', agentSourcedIds: ['g1'], grades: ['08'] },
    });
    expect(JSON.stringify(rows)).not.to.match(/Neil|secret|@|2013|female/);
  });

  it('R8: who is missing from a whole list becomes inactive; half of it waits for an answer', async () => {
    const { api, upload, load, apply, records } = await stage();
    await load(rosterFiles({ students: 9 }));
    await load(rosterFiles({ students: 8 }));
    const gone = (await records()).filter(({ is_active }) => !is_active);
    expect(gone.map(({ source_id }) => source_id)).to.deep.equal(['e9', 'r9', 'u9']);
    const { state } = await upload(rosterFiles({ students: 2 }));
    expect(state.shrinks).to.equal(true);
    await reply(api.post(`/api/imports/${state.id}/apply`, { acceptsShrink: false }), 409);
    expect((await records()).filter(({ is_active }) => !is_active)).to.have.length(3);
    await apply(state.id, true);
    expect((await records()).filter(({ is_active }) => !is_active)).to.have.length(21);
  });

  it('a delta lets only those go whom it names; a bad row never makes anybody leave', async () => {
    const { load, records } = await stage();
    await load(rosterFiles({ students: 4 }));
    const delta = rosterFiles({ students: 0, mode: 'delta' });
    delta.users = ['sourcedId,status,enabledUser', 'u4,tobedeleted,false'];
    await load(delta);
    const whole = rosterFiles({ students: 4 });
    whole.users[2] = whole.users[2]!.replace('true', 'perhaps');
    whole.users.splice(5, 1);
    whole.roles.splice(5, 1);
    whole.enrollments.splice(4, 1);
    await load(whole);
    const gone = (await records()).filter(({ is_active }) => !is_active);
    expect(gone.map(({ source_id }) => source_id)).to.deep.equal(['e4', 'r4', 'u4']);
  });

  it('U13: stopped half way it leaves nothing behind; a later look finds where it was', async () => {
    const { api, load, look, records } = await stage();
    await load(rosterFiles());
    const before = await records();
    const begin = { rowCount: 2, files: [{ kind: 'users', mode: 'bulk' }] };
    const { id } = LatestImport.parse(await reply(api.post('/api/imports', begin), 201)).import!;
    const rows = [{ line: 2, cells: { sourcedId: 'x1', enabledUser: 'true' } }];
    for (let time = 0; time < 2; time += 1)
      await reply(api.post(`/api/imports/${id}/rows`, { kind: 'users', rows }));
    expect(await look()).to.include({ id, state: 'reading', readCount: 1, rowCount: 2 });
    await reply(api.post(`/api/imports/${id}/check`), 409);
    await reply(api.post(`/api/imports/${id}/apply`, { acceptsShrink: true }), 409);
    expect(LatestImport.parse(await reply(api.delete(`/api/imports/${id}`)))).to.deep.equal({
      import: null,
    });
    await reply(api.post(`/api/imports/${id}/rows`, { kind: 'users', rows }), 404);
    expect(await records()).to.deep.equal(before);
  });

  it('gives a student their grade level by SIS id alone, and never a doubtful one', async () => {
    const { course, load } = await stage();
    const files = rosterFiles({ students: 4 });
    files.users[3] = files.users[3]!.replace(',08,', ',11,');
    files.users[4] = files.users[4]!.replace(',08,', ',KG,');
    files.users[5] = files.users[5]!.replace('SIS-4', 'SIS-1');
    await load(files);
    const student = await buildPerson({ course, name: 'Sam O"Neil' });
    expect(await homeOf(student, null)).to.equal(null);
    expect(await homeOf(student, 'SIS-2')).to.equal(11);
    expect(await homeOf(student, 'u2')).to.equal(11);
    expect(await homeOf(student, 'SIS-3'), 'kindergarten').to.equal(null);
    expect(await homeOf(student, 'SIS-1'), 'two with one id').to.equal(null);
    const stranger = await buildPerson();
    expect(await homeOf(stranger, 'SIS-2'), 'another district').to.equal(null);
  });

  it('F10: grades of a file have every plan judged anew, so that reports have them', async () => {
    const { course, admin, load } = await stage();
    await publish(admin, choiceOf('AZ', 0));
    const student = await buildPerson({ course });
    await homeOf(student, 'SIS-2');
    await runPlanJobs(admin);
    await load(rosterFiles({ students: 4 }));
    expect(await runPlanJobs(admin)).to.deep.equal(['refresh-plans']);
    const [judged] = await withTenant(course.tenantId, () =>
      sql<{ grade: number }>(
        `select grade from completions where tenant_id = $1 and student_id = $2`,
        [course.tenantId, student.personId],
      ),
    );
    expect(judged!.grade).to.equal(8);
  });

  it('is for administrators only', async () => {
    const { course } = await stage();
    for (const role of ['student', 'teacher', 'counselor'] as const)
      await reply((await apiAs(await buildPerson({ course, role }))).get('/api/imports'), 403);
  });
});
