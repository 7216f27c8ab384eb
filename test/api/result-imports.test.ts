import { expect } from 'chai';
import { StaffRecord, StudentRecord } from '#contracts/advising.js';
import { LatestResultImport, type ResultImport } from '#contracts/result-imports.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { checkResultRow } from '#server/features/imports/result-row-check.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

type Cells = Record<string, string>;

const map: Cells = {
  ...{ student: 'SIS-1', test: 'MAP Growth', part: 'Math', date: '2026-05-14', score: '231' },
  ...{
    out_of: '350',
    level: 'Proficient',
    meaning: 'On grade level in math',
    school_year: '2025-26',
  },
};

async function stage() {
  const course = await buildCourse();
  const admin = await buildPerson({ course, role: 'admin', name: 'Ms. Ortiz' });
  const student = await buildPerson({ course, name: 'Maya Lopez' });
  const known = (person: Person, sisId: string, email: string | null = null) =>
    withTenant(course.tenantId, () =>
      sql('update people set sis_id = $3, email = $4 where tenant_id = $1 and id = $2', [
        ...[course.tenantId, person.personId, sisId, email],
      ]),
    );
  await known(student, 'SIS-1', 'Maya@riverbend.example');
  const api = await apiAs(admin);
  const take = async (answer: Promise<unknown>): Promise<ResultImport> =>
    LatestResultImport.parse(await answer).import!;
  const upload = async (rows: Cells[]) => {
    const begun = await take(
      reply(api.post('/api/result-imports', { rowCount: rows.length }), 201),
    );
    const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
    for (let at = 0; at < lines.length; at += 250)
      await reply(
        api.post(`/api/result-imports/${begun.id}/rows`, { rows: lines.slice(at, at + 250) }),
      );
    return take(reply(api.post(`/api/result-imports/${begun.id}/check`)));
  };
  const apply = (id: string) => take(reply(api.post(`/api/result-imports/${id}/apply`)));
  const undo = (id: string) => take(reply(api.post(`/api/result-imports/${id}/undo`)));
  const load = async (rows: Cells[]) => apply((await upload(rows)).id);
  const record = async () =>
    StudentRecord.parse(await reply((await apiAs(student)).get('/api/record'))).results;
  return { course, admin, student, api, known, take, upload, apply, undo, load, record };
}

const marks = ({ badRows }: ResultImport) =>
  badRows.map(({ line, problems }) => [
    ...[line, ...problems.map(({ column, code }) => `${column} ${code}`)],
  ]);

describe('assessment results from a file', function () {
  this.timeout(60_000);

  it('F22: the student sees score, level, meaning in words and who brought it in; so do staff', async () => {
    const { course, student, load, record } = await stage();
    const { counts } = await load([
      map,
      { ...map, student: 'MAYA@riverbend.example', part: 'Reading' },
    ]);
    expect(counts).to.deep.equal({ added: 2, changed: 0, unchanged: 0, kept: 0, bad: 0 });
    const [math] = await record();
    expect(math).to.deep.include({
      ...{ tool: 'MAP Growth', name: 'Math', takenOn: '2026-05-14', source: 'imported' },
      ...{ meaning: 'On grade level in math', enteredBy: 'Ms. Ortiz', visibility: 'teachers' },
      scores: [
        { name: 'score', value: '231', maximum: 350 },
        { name: 'level', value: 'Proficient', maximum: null },
      ],
    });
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    const path = `/api/class/${student.personId}/record`;
    expect(StaffRecord.parse(await reply(teacher.get(path))).results).to.have.length(2);
    const elsewhere = await apiAs(await buildPerson({ role: 'teacher' }));
    await reply(elsewhere.get(path), 404);
  });

  it('F22: the student cannot change or remove it, but can comment; an added one can be both', async () => {
    const { student, load, record } = await stage();
    await load([map]);
    const [{ id } = { id: '' }] = await record();
    const api = await apiAs(student);
    await reply(api.patch(`/api/record/results/${id}`, { meaning: 'Great' }), 403);
    await reply(api.delete(`/api/record/results/${id}`), 403);
    await reply(api.patch(`/api/record/results/${id}`, { comment: 'I was ill' }));
    expect((await record())[0]).to.include({ comment: 'I was ill', meaning: map.meaning });
    const own = { tool: 'My test', takenOn: '2026-05-01' };
    await reply(api.post('/api/record/results', own), 201);
    const mine = (await record()).find(({ source }) => source === 'student')!;
    await reply(api.patch(`/api/record/results/${mine.id}`, { meaning: 'Great' }));
    await reply(api.delete(`/api/record/results/${mine.id}`));
  });

  it('U14: names each bad row with line, column and cause; mended in place it is good', async () => {
    const { course, api, known, take, upload } = await stage();
    await known(await buildPerson({ course }), 'SIS-2');
    await known(await buildPerson({ course }), 'SIS-2');
    await known(await buildPerson({ course, role: 'teacher' }), 'SIS-9');
    let state = await upload([
      map,
      { ...map, date: '14.5.2026' },
      { ...map, part: 'Reading', date: '5/14/2026', school_year: '2024-25' },
      { ...map, student: 'SIS-2' },
      { ...map, student: 'SIS-9' },
      { ...map, date: '2099-05-14', school_year: 'this', out_of: 'ten' },
      { student: '', test: '', date: '' },
      { ...map, test: 'map growth', score: '232' },
    ]);
    expect(marks(state)).to.deep.equal([
      [3, 'date not-a-date'],
      [4, 'school_year other-year'],
      [5, 'student two-students'],
      [6, 'student unknown-student'],
      [7, 'date not-yet', 'school_year not-a-year', 'out_of not-a-number'],
      [8, 'student missing', 'test missing', 'date missing', 'score missing'],
      [9, 'test twice'],
    ]);
    expect(state.counts).to.deep.equal({ added: 1, changed: 0, unchanged: 0, kept: 0, bad: 7 });
    const path = `/api/result-imports/${state.id}/rows/${state.badRows[1]!.id}`;
    state = await take(reply(api.patch(path, { cells: { school_year: '2025-26' } })));
    expect(state.counts).to.include({ added: 2, bad: 6 });
  });

  it('R8: the same file again doubles nothing; another score is one change', async () => {
    const { upload, load, record } = await stage();
    await load([map]);
    const before = await record();
    expect((await upload([map])).counts).to.include({ added: 0, unchanged: 1 });
    await load([{ ...map, test: 'MAP GROWTH' }]);
    expect(await record()).to.deep.equal(before);
    expect((await load([{ ...map, score: '240' }])).counts).to.include({ added: 0, changed: 1 });
    const after = await record();
    expect(after).to.have.length(1);
    expect(after[0]!.scores[0]!.value).to.equal('240');
  });

  it('P5: what staff put right after a request stays, whatever the file says again', async () => {
    const { course, student, upload, load, record } = await stage();
    await load([map]);
    const [{ id } = { id: '' }] = await record();
    const ask = { subject: 'result', resultId: id, text: 'It was 251' };
    const asked = StudentRecord.parse(
      await reply((await apiAs(student)).post('/api/record/corrections', ask), 201),
    ).corrections[0]!;
    const counselor = await apiAs(await buildPerson({ course, role: 'counselor' }));
    const path = `/api/corrections/${asked.id}`;
    await reply(counselor.post(`${path}/decision`, { state: 'accepted', reason: 'Mistyped' }));
    const scores = [{ name: 'score', value: '251', maximum: 350 }];
    const right = { tool: 'MAP', name: 'Math', takenOn: '2026-05-13', meaning: 'High', scores };
    await reply(counselor.put(`${path}/result`, right));
    expect((await upload([map])).counts).to.include({ added: 0, changed: 0, kept: 1 });
    await load([map]);
    expect(await record()).to.have.length(1);
    expect((await record())[0]).to.deep.include(right);
  });

  it('takes an import back, but for what somebody touched since', async () => {
    const { student, api, load, undo, record } = await stage();
    const own = { tool: 'My test', takenOn: '2026-05-01' };
    await reply((await apiAs(student)).post('/api/record/results', own), 201);
    await load([map]);
    const part = (name: string) => ({ ...map, part: name });
    const { id } = await load([{ ...map, score: '1' }, part('Reading'), part('Science')]);
    const science = (await record()).find(({ name }) => name === 'Science')!;
    const comment = { comment: 'I was ill' };
    await reply((await apiAs(student)).patch(`/api/record/results/${science.id}`, comment));
    expect(await undo(id)).to.deep.include({
      ...{ state: 'undone', undone: { removed: 1, restored: 1, left: 1 } },
    });
    const held = (await record()).map(({ tool, name, scores }) => [tool, name, scores[0]?.value]);
    expect(held).to.have.deep.members([
      ['My test', '', undefined],
      ['MAP Growth', 'Math', '231'],
      ['MAP Growth', 'Science', '231'],
    ]);
    await reply(api.post(`/api/result-imports/${id}/undo`), 409);
  });

  it('U13: cut off it leaves nothing in a record, and the same rows again are one', async () => {
    const { api, take, record } = await stage();
    const { id } = await take(reply(api.post('/api/result-imports', { rowCount: 2 }), 201));
    const rows = { rows: [{ line: 2, cells: map }] };
    for (let time = 0; time < 2; time += 1)
      await reply(api.post(`/api/result-imports/${id}/rows`, rows));
    expect(await take(reply(api.get('/api/result-imports')))).to.include({
      ...{ state: 'reading', readCount: 1, rowCount: 2 },
    });
    await reply(api.post(`/api/result-imports/${id}/check`), 409);
    await reply(api.post(`/api/result-imports/${id}/apply`), 409);
    await reply(api.delete(`/api/result-imports/${id}`));
    await reply(api.post(`/api/result-imports/${id}/rows`, rows), 404);
    expect(await record()).to.deep.equal([]);
  });

  it('takes 10,000 rows of 500 students, and takes them back', async () => {
    const { course, upload, apply, undo } = await stage();
    await withTenant(course.tenantId, () =>
      sql(
        `with made as (
           insert into people (tenant_id, id, pseudonym, sis_id)
           select $1, gen_random_uuid(), 'P', 'MANY-' || n from generate_series(0, 499) n returning id)
         insert into enrolments (tenant_id, id, course_id, person_id, role)
         select $1, gen_random_uuid(), $2, id, 'student' from made`,
        [course.tenantId, course.courseId],
      ),
    );
    const rows = Array.from({ length: 10_000 }, (_, index) => ({
      ...{ ...map, student: `MANY-${index % 500}`, part: `Part ${Math.floor(index / 500)}` },
    }));
    const { id, counts } = await upload(rows);
    expect(counts).to.include({ added: 10_000, bad: 0 });
    await apply(id);
    expect((await undo(id)).undone).to.deep.equal({ removed: 10_000, restored: 0, left: 0 });
  });

  it('P15: refuses a column that we do not read, by its name', async () => {
    const { api, take } = await stage();
    const { id } = await take(reply(api.post('/api/result-imports', { rowCount: 1 }), 201));
    const rows = [{ line: 2, cells: { ...map, birth_date: '2013-01-02' } }];
    const problem = await reply<object>(api.post(`/api/result-imports/${id}/rows`, { rows }), 400);
    expect(JSON.stringify(problem)).to.contain('cells').and.not.to.contain('2013-01-02');
  });

  it('is for administrators only', async () => {
    const { course } = await stage();
    for (const role of ['student', 'teacher', 'counselor'] as const) {
      const api = await apiAs(await buildPerson({ course, role }));
      await reply(api.get('/api/result-imports'), 403);
      await reply(api.post('/api/result-imports', { rowCount: 1 }), 403);
    }
  });

  it('a school year may be written in the usual ways, and belongs to the day', () => {
    const rule = { startsOn: '08-01', lastDay: '2026-11-25' };
    for (const school_year of ['2025-26', '2025–2026', '2025/26'])
      expect(checkResultRow({ ...map, school_year }, rule).problems).to.deep.equal([]);
    for (const school_year of ['2025', '2025-27', '25-26'])
      expect(checkResultRow({ ...map, school_year }, rule).problems).to.deep.equal([
        { column: 'school_year', code: 'not-a-year' },
      ]);
  });
});
