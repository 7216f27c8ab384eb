import { expect } from 'chai';
import { CatalogCourse, CatalogReply } from '#contracts/catalog.js';
import { LatestCourseImport, type CourseImport } from '#contracts/course-imports.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { stepImport, uploadCourses as upload } from '../support/courses.js';
import { reply } from '../support/reply.js';

type Cells = Record<string, string>;

const algebra: Cells = {
  ...{ code: 'MA101', title: 'Algebra 1', credits: '1', area: 'Mathematics', terms: 'Full Year' },
  grades: '8-9',
};
const biology: Cells = {
  ...{ code: 'SC101', title: 'Biology', credits: '1.0', area: 'Science', terms: 'Year' },
  ...{ grades: '9;10', career_subjects: 'Biology & life science' },
};
const chemistry: Cells = {
  ...{ code: 'SC201', title: 'Chemistry', credits: '0.5', area: 'science', terms: 'Semester' },
  ...{ grades: '10-12', prerequisites: 'Algebra 1 and Biology', career_subjects: 'chemistry' },
};

describe('catalog', function () {
  this.timeout(30_000);
  let admin: Person;
  let student: Person;

  const start = async () => {
    const course = await buildCourse();
    admin = await buildPerson({ course, role: 'admin' });
    student = await buildPerson({ course });
  };
  const act = (file: CourseImport, step: 'apply' | 'undo') => stepImport(admin, file, step);
  const catalog = async (who = student, query = '') =>
    CatalogReply.parse(await reply((await apiAs(who)).get(`/api/catalog${query}`)));
  const codes = async (query = '') => (await catalog(student, query)).items.map(({ code }) => code);

  it('Row 29: a file becomes the catalog: seen first, safe to run again, and taken back', async () => {
    await start();
    const seen = await upload(admin, 'catalog', [algebra, biology, chemistry]);
    expect(seen.counts).to.deep.equal({ added: 3, changed: 0, unchanged: 0, kept: 0, bad: 0 });
    expect(await codes()).to.deep.equal([]);
    await act(seen, 'apply');
    const { items, titles, mayChange } = await catalog();
    expect(mayChange).to.equal(false);
    expect(items.map(({ code }) => code)).to.deep.equal(['MA101', 'SC101', 'SC201']);
    expect(items[2]).to.deep.include({
      ...{ credits: 500, area: 'science', terms: ['fall', 'spring'], grades: [10, 11, 12] },
      ...{ careerSubjects: ['chemistry'], schools: [], times: 1 },
    });
    expect(items[2]!.prerequisite).to.deep.equal({
      text: 'Algebra 1 and Biology',
      rule: {
        kind: 'all',
        of: [
          { kind: 'course', code: 'MA101', mark: null },
          { kind: 'course', code: 'SC101', mark: null },
        ],
      },
    });
    expect(titles).to.deep.equal({ MA101: 'Algebra 1', SC101: 'Biology' });
    expect(items[0]!.careerSubjects, 'math is one subject alone').to.deep.equal(['mathematics']);

    const again = await upload(admin, 'catalog', [algebra, biology, chemistry]);
    expect(again.counts).to.deep.include({ unchanged: 3, added: 0, changed: 0 });
    await act(again, 'apply');

    // A file that knows less changes nothing of what it doesn't name.
    const short = { code: 'SC201', title: 'Chemistry 1' };
    const less = await upload(admin, 'catalog', [short, { ...algebra, status: 'tobedeleted' }]);
    expect(less.counts).to.deep.include({ changed: 2 });
    await act(less, 'apply');
    const [, chem] = (await catalog()).items;
    expect(chem).to.deep.include({ title: 'Chemistry 1', credits: 500, grades: [10, 11, 12] });
    expect(await codes()).to.deep.equal(['SC101', 'SC201']);
    expect(await codes('?retired=true')).to.deep.equal(['MA101']);
    const back = await act(less, 'undo');
    expect(back.undone).to.deep.equal({ removed: 0, restored: 2, left: 0 });
    expect(await codes()).to.deep.equal(['MA101', 'SC101', 'SC201']);
  });

  it('Row 29: rows with mistakes name the cell, are mended in place, and change nothing meanwhile', async () => {
    await start();
    const rows = [
      algebra,
      { ...algebra, code: 'MA101' },
      { code: 'SC101', title: 'Biology', terms: 'Quarter', grades: 'nine', area: 'Magic' },
      { ...chemistry, prerequisites: 'Alchemy 1 and Algebra 1' },
      { ...chemistry, code: 'SC202', prerequisites: 'Algebra 1 and Biology or Chemistry' },
      { ...chemistry, code: '' },
    ];
    const seen = await upload(admin, 'catalog', rows);
    const marks = seen.badRows.map(({ line, problems }) => [
      ...[line, ...problems.map(({ column, code, at }) => `${column} ${code} ${at}`.trim())],
    ]);
    expect(marks).to.deep.equal([
      [3, 'code twice'],
      [
        ...[4, 'area not-an-area', 'terms not-a-term', 'grades not-a-grade', 'area missing'],
        'credits missing',
      ],
      [5, 'prerequisites unknown-course Alchemy 1'],
      [6, 'prerequisites mixed Chemistry'],
      [7, 'code missing'],
    ]);
    const api = await apiAs(admin);
    const bad = seen.badRows.find(({ line }) => line === 5)!;
    const path = `/api/course-imports/catalog/${seen.id}/rows/${bad.id}`;
    const mended = LatestCourseImport.parse(
      await reply(api.patch(path, { cells: { prerequisites: 'Algebra 1' } })),
    ).import!;
    expect(mended.counts).to.deep.include({ added: 2, bad: 4 });
    await reply(api.patch(path, { cells: { birth_date: 'x' } }), 400);
    await act(mended, 'apply');
    expect(await codes()).to.deep.equal(['MA101', 'SC201']);
    await reply(api.post(`/api/course-imports/catalog/${seen.id}/apply`), 409);
  });

  it('Row 29: staff add, change, retire and put back a course; two windows do not undo each other', async () => {
    await start();
    await act(await upload(admin, 'catalog', [algebra, biology]), 'apply');
    const api = await apiAs(admin);
    const input = {
      ...{ code: 'SC301', title: 'Anatomy', credits: 500, area: 'science', terms: ['spring'] },
      ...{ grades: [11, 12], prerequisite: 'Biology (C or better)' },
    };
    const made = CatalogCourse.parse(await reply(api.post('/api/catalog', input), 201));
    expect(made.prerequisite.rule).to.deep.equal({ kind: 'course', code: 'SC101', mark: 'C' });
    await reply(api.post('/api/catalog', input), 400);
    const wrong = await reply<{ errors: { pointer: string }[] }>(
      api.patch(`/api/catalog/${made.id}`, { prerequisite: 'Biology and' }),
      400,
    );
    expect(wrong.errors[0]!.pointer).to.equal('/body/prerequisite');
    const path = `/api/catalog/${made.id}`;
    const { revision } = await reply<CatalogCourse>(
      api.patch(path, { title: 'Anatomy 1', revision: made.revision }),
    );
    await reply(api.patch(path, { title: 'Anatomy 2', revision: made.revision }), 409);
    await reply(api.patch(path, { credits: 1000, revision }));
    expect((await catalog(student, '?query=ANATOMY%201')).items[0]).to.deep.include({
      ...{ title: 'Anatomy 1', credits: 1000, terms: ['spring'] },
    });
    await reply(api.delete(path));
    expect(await codes()).to.deep.equal(['MA101', 'SC101']);
    await reply(api.post(`${path}/restore`));
    expect(await codes('?area=science&grade=11')).to.deep.equal(['SC301']);
  });

  it('Row 29: only those who keep the catalog change it', async () => {
    await start();
    const api = await apiAs(student);
    const input = { code: 'X', title: 'X', credits: 0, area: 'arts', terms: ['fall'], grades: [9] };
    await reply(api.post('/api/catalog', input), 403);
    await reply(api.post('/api/course-imports/catalog', { rowCount: 1 }), 403);
  });
});
