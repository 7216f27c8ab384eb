import { expect } from 'chai';
import { CoursesTaken } from '#contracts/courses-taken.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { buildCatalogCourse, stepImport, uploadCourses } from '../support/courses.js';
import { studentWith } from '../support/merges.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

type Cells = Record<string, string>;

describe('courses taken', function () {
  this.timeout(30_000);
  let course: Course;
  let admin: Person;
  let student: Person;
  let thisYear: number;

  before(async () => {
    course = await buildCourse();
    admin = await buildPerson({ course, role: 'admin' });
    student = await studentWith(course, 'SIS-1', { name: 'Maya Lopez' });
    const { clock } = await testSystem();
    const now = clock.now();
    thisYear = now.getUTCMonth() >= 7 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
    for (const one of [
      { code: 'MA101', title: 'Algebra 1', credits: 1000, area: 'math', grades: [8, 9, 10] },
      { code: 'MA8', title: 'Math 8', credits: 1000, area: 'math', grades: [8] },
      { code: 'BAND', title: 'Band', credits: 1000, area: 'arts', times: 4 },
    ] as const)
      await buildCatalogCourse(admin, {
        ...one,
        grades: [...('grades' in one ? one.grades : [9])],
      });
  });

  const taken = async (who = student, path = '/api/courses-taken') =>
    CoursesTaken.parse(await reply((await apiAs(who)).get(path)));
  const shown = ({ courses }: CoursesTaken) =>
    courses.map(({ title, status, mark, credits, isOfficial, countedAs }) => [
      ...[title, status, mark, credits, isOfficial, countedAs],
    ]);

  it('F26: a file brings courses with status, grade and credit; a retake and early credit count once', async () => {
    const [one, two, three] = [thisYear - 2, thisYear - 1, thisYear].map(String) as [
      string,
      string,
      string,
    ];
    const rows: Cells[] = [
      { student: 'SIS-1', code: 'MA8', school_year: one, grade_level: '8', mark: 'B' },
      { student: 'SIS-1', code: 'MA101', school_year: one, grade_level: '8', mark: 'F' },
      { student: 'SIS-1', code: 'MA101', school_year: two, grade_level: '9', mark: 'B+' },
      { student: 'SIS-1', code: 'MA101', school_year: three, term: 'Fall' },
      {
        ...{ student: 'SIS-1', title: 'Pottery', school_year: two, credits: '0.5' },
        ...{ status: 'Transferred', school: 'Cedar High', area: 'Fine Arts' },
      },
      { student: 'nobody', code: 'MA101', school_year: two },
      { student: 'SIS-1', code: 'NEW1', school_year: two },
      { student: 'SIS-1', code: 'MA101', school_year: '2031-32' },
    ];
    const seen = await uploadCourses(admin, 'taken', rows);
    expect(seen.counts).to.deep.equal({ added: 5, changed: 0, unchanged: 0, kept: 0, bad: 3 });
    expect(
      seen.badRows.map(({ line, problems }) => [line, ...problems.map(({ code }) => code)]),
    ).to.deep.equal([
      [7, 'unknown-student'],
      [8, 'missing', 'missing'],
      [9, 'not-a-year'],
    ]);
    await stepImport(admin, seen, 'apply');
    expect(shown(await taken())).to.deep.equal([
      ['Algebra 1', 'in-progress', '', 1000, true, 'repeat'],
      ['Algebra 1', 'earned', 'B+', 1000, true, 'counts'],
      ['Pottery', 'transferred', '', 500, true, 'counts'],
      ['Algebra 1', 'failed', 'F', 0, true, 'failed'],
      ['Math 8', 'earned', 'B', 1000, true, 'middle-school'],
    ]);
    expect((await taken()).credits).to.deep.equal({ earned: 1500, inProgress: 0, notOfficial: 0 });

    const again = await uploadCourses(admin, 'taken', rows.slice(0, 5));
    expect(again.counts).to.deep.include({ added: 0, unchanged: 5 });
    const later = await uploadCourses(admin, 'taken', [{ ...rows[3]!, mark: 'A' }]);
    expect(later.counts).to.deep.include({ changed: 1 });
    await stepImport(admin, later, 'apply');
    expect(shown(await taken())[0]).to.deep.equal([
      ...['Algebra 1', 'earned', 'A', 1000, true, 'repeat'],
    ]);
    const back = await stepImport(admin, later, 'undo');
    expect(back.undone).to.deep.equal({ removed: 0, restored: 1, left: 0 });
    expect(shown(await taken())[0]![1]).to.equal('in-progress');
  });

  it('F26: the student adds their own, not official, changes it, and removes it with undo', async () => {
    const other = await buildPerson({ course });
    const api = await apiAs(other);
    const input = {
      ...{ title: 'Guitar', credits: 500, status: 'earned', term: 'summer', area: 'arts' },
      ...{ schoolYear: thisYear - 1, gradeLevel: 9, mark: 'A' },
    };
    const [mine] = CoursesTaken.parse(
      await reply(api.post('/api/courses-taken', input), 201),
    ).courses;
    expect(mine).to.deep.include({ title: 'Guitar', isOfficial: false, countedAs: 'counts' });
    const path = `/api/courses-taken/${mine!.id}`;
    const changed = await reply<CoursesTaken>(api.put(path, { ...input, status: 'failed' }));
    expect(changed.courses[0]).to.deep.include({ credits: 0, countedAs: 'failed' });
    await reply(api.put(path, input));
    expect((await reply<CoursesTaken>(api.delete(path))).courses).to.deep.equal([]);
    const back = await reply<CoursesTaken>(api.post(`${path}/restore`));
    expect(back.credits).to.deep.equal({ earned: 500, inProgress: 0, notOfficial: 500 });

    const pointers = async (body: object) =>
      (
        await reply<{ errors: { pointer: string }[] }>(api.post('/api/courses-taken', body), 400)
      ).errors.map(({ pointer }) => pointer);
    const later = { ...input, schoolYear: thisYear + 1 };
    expect(await pointers(later)).to.deep.equal(['/body/schoolYear']);
    expect(await pointers({ ...input, code: 'NONE' })).to.deep.equal(['/body/code']);
    expect(await pointers({ ...input, credits: -1 })).to.deep.equal(['/body/credits']);
    await reply((await apiAs(student)).delete(path), 404);
  });

  it('F26: counselors see and enter courses with marks, teachers see no marks, and looking is noted', async () => {
    const counselor = await buildPerson({ course, role: 'counselor' });
    const teacher = await buildPerson({ course, role: 'teacher' });
    const own = await buildPerson({ course });
    const path = `/api/class/${own.personId}/courses-taken`;
    const input = {
      ...{ title: 'Band', code: 'BAND', credits: 1000, status: 'earned', term: 'year' },
      ...{ schoolYear: thisYear - 1, gradeLevel: 9, mark: 'A-', area: 'arts' },
    };
    const { courses } = await reply<CoursesTaken>((await apiAs(counselor)).post(path, input), 201);
    expect(courses[0]).to.deep.include({ mark: 'A-', isOfficial: true, source: 'staff' });
    expect((await taken(teacher, path)).courses[0]).to.deep.include({ title: 'Band', mark: null });
    await reply((await apiAs(teacher)).post(path, input), 403);
    await reply((await apiAs(own)).put(`/api/courses-taken/${courses[0]!.id}`, input), 403);
    const one = `${path}/${courses[0]!.id}`;
    await reply((await apiAs(counselor)).delete(one));
    expect((await taken(own)).courses).to.deep.equal([]);
    await reply((await apiAs(counselor)).post(`${one}/restore`));
    expect((await taken(own)).courses).to.have.length(1);
    const [row] = await withTenant(course.tenantId, () =>
      sql<{ count: number }>(
        `select count(*)::int as count from access_log
         where tenant_id = $1 and student_id = $2 and actor_id = $3`,
        [course.tenantId, own.personId, teacher.personId],
      ),
    );
    expect(row!.count).to.equal(1);
    const stranger = await buildPerson({ role: 'counselor' });
    await reply((await apiAs(stranger)).get(path), 404);
  });
});
