import { expect } from 'chai';
import type { TemplateId } from '#contracts/component-codes.js';
import type { CoursePlan } from '#contracts/course-plans.js';
import type { Problem } from '#contracts/problem.js';
import type { Report } from '#contracts/reports.js';
import { randomUUID } from 'node:crypto';
import { sql, withTenant } from '#server/db/tenant.js';
import { dropReport, makeReport } from '#server/features/reports/make-report.js';
import { FIGURES_ONLY } from '#server/features/reports/report-kinds.js';
import { buildMyActivity } from '../support/activities.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { buildCatalogCourse } from '../support/courses.js';
import { giveGrade } from '../support/journal.js';
import { choiceOf, publish, runPlanJobs } from '../support/plan-rules.js';
import { reply } from '../support/reply.js';
import {
  askFor,
  bytesOf,
  cellsOf,
  districtWith,
  lookAt,
  madeReport,
  reportsOf,
} from '../support/reports.js';
import { testSystem } from '../support/system.js';
import { stateTemplate } from '#server/features/templates/template-store.js';

const DAY = 86_400_000;

describe('files and reports', function () {
  this.timeout(120_000);
  let course: Course;
  let admin: Person;
  let students: Person[];

  async function district(state: TemplateId, count: number, grade: number) {
    ({ course, admin, students } = await districtWith(state, count, grade));
  }

  const seen = async (student: Person, code: string, fields: object = {}) =>
    reply(
      (await apiAs(admin)).post(`/api/class/${student.personId}/component-records`, {
        ...{ code, happenedOn: new Date().toISOString().slice(0, 10), note: 'Seen' },
        ...fields,
      }),
      201,
    );

  it('R76, F64: every pack that a state’s rule names can be made, as CSV and as a workbook; figures name nobody', async () => {
    for (const state of ['AZ', 'IA', 'MO', 'PA', 'WI', 'OH'] as const) {
      await district(state, 2, 9);
      const { kinds } = await reportsOf(admin);
      expect(kinds).to.deep.equal(['students', 'course-requests', ...stateTemplate(state).packs]);
      for (const kind of kinds)
        for (const format of ['csv', 'xlsx'] as const) {
          const report = await madeReport(admin, { kind, format });
          expect(report, kind).to.include({ state: 'ready', done: report.total });
          const bytes = await bytesOf(admin, report);
          expect(bytes.length).to.equal(report.size);
          const { columns, total } = await lookAt(admin, report);
          const rows = cellsOf(bytes);
          expect(rows[0], kind).to.deep.equal(columns);
          expect(rows.length, kind).to.equal(total + 1);
          if (FIGURES_ONLY.includes(kind)) expect(JSON.stringify(rows)).not.to.contain('Student 0');
        }
    }
  });

  it('R76, P12: Missouri: the share of grade 8, high school and graduates, small groups hidden', async () => {
    await district('MO', 24, 8);
    for (const student of students.slice(0, 12))
      for (const { code } of stateTemplate('MO').components)
        await seen(student, code, { kind: 'earlier' });
    for (const student of students.slice(22)) await giveGrade(student, 12);
    await withTenant(admin.tenantId, () =>
      sql(`update people set name = name where tenant_id = $1`, [admin.tenantId]),
    );
    await publish(admin, choiceOf('MO', 1));
    await runPlanJobs(admin);
    const { rows } = await lookAt(admin, await madeReport(admin, { kind: 'mo-share' }));
    const ofDistrict = rows.slice(0, 3).map((cells) => cells.slice(1));
    // Two students of grade 12 would tell of themselves, so they are counted with grade 8 only.
    expect(ofDistrict).to.deep.equal([
      ['Grade 8', '', '', '', '', ''],
      ['High school (grades 9 to 12)', '', '', '', '', ''],
      ['Grade 12 (this year’s graduates)', '', '', '', '', ''],
    ]);
    for (const student of students.slice(22)) await giveGrade(student, 8);
    await publish(admin, choiceOf('MO', 2));
    await runPlanJobs(admin);
    const again = await lookAt(admin, await madeReport(admin, { kind: 'mo-share' }));
    expect(again.rows[0]!.slice(1)).to.deep.equal(['Grade 8', 24, 12, 12, 50, 50]);
  });

  it('R76: Pennsylvania: yes or no a student, by pieces, strands and the plan', async () => {
    await district('PA', 2, 8);
    const [whole, partly] = students as [Person, Person];
    for (let at = 0; at < 6; at += 1) await seen(whole, 'portfolio');
    for (const strand of ['awareness', 'acquisition', 'retention', 'entrepreneurship'])
      await seen(whole, 'portfolio', { strand });
    await buildGoal(whole, { title: 'Nurse', kind: 'career', horizon: 'year' });
    await seen(partly, 'portfolio', { strand: 'awareness' });
    await runPlanJobs(admin);
    const { columns, rows } = await lookAt(admin, await madeReport(admin, { kind: 'pa-students' }));
    expect(columns.slice(4, 7)).to.deep.equal([
      'Grades of the benchmark',
      'Pieces of evidence',
      'Needed',
    ]);
    expect(rows.map((cells) => cells.slice(4))).to.deep.equal([
      ['6–8', 6, 6, 'yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
      ['6–8', 0, 6, 'yes', 'no', 'no', 'no', 'no', 'no'],
    ]);
  });

  it('R76: Ohio: a letter in both languages for who lacks something, and no line for who does not', async () => {
    await district('OH', 2, 9);
    const [whole, lacking] = students as [Person, Person];
    for (const { code } of stateTemplate('OH').components) {
      await seen(whole, code, { kind: 'earlier' });
      if (code !== 'endorse') await seen(lacking, code, { kind: 'earlier' });
    }
    await runPlanJobs(admin);
    const report = await madeReport(admin, { kind: 'oh-letter' });
    const { rows, total } = await lookAt(admin, report);
    expect(total).to.equal(1);
    const [, student, , , missing, english, spanish] = rows[0]!;
    expect(student).to.equal('Student 01');
    expect(missing).to.equal('Graduation pathway or endorsement');
    expect(english).to.match(/^[A-Z]\w+ \d.*To the family of Student 01.*Graduation pathway/);
    expect(spanish).to.match(/A la familia de Student 01/);
    const named = await withTenant(admin.tenantId, () =>
      sql<{ id: string }>(
        'select student_id as id from report_students where tenant_id = $1 and report_id = $2',
        [admin.tenantId, report.id],
      ),
    );
    expect(named).to.deep.equal([{ id: lacking.personId }]);
  });

  it('R76: Iowa: each year’s letter to every family, in its language; to who holds the rights', async () => {
    await district('IA', 4, 9);
    const [ana, ben, cy, dee] = students as [Person, Person, Person, Person];
    const api = await apiAs(await buildPerson({ course, role: 'counselor' }));
    const family = (student: Person, path: string) => `/api/class/${student.personId}/${path}`;
    await reply(api.post(family(ana, 'family/invitations'), { locale: 'es' }), 201);
    const notice = { about: 'progress', givenOn: '2026-01-12', way: 'letter' };
    await reply(api.post(family(ben, 'family/notices'), { ...notice, locale: 'en' }), 201);
    const moved = { movedOn: '2026-01-12', reason: 'eighteen' };
    await reply(api.put(family(dee, 'family/rights'), moved));
    for (const { code } of stateTemplate('IA').components)
      await seen(ben, code, { kind: 'earlier' });
    await seen(ben, 'annual', { meeting: 'review' });
    await seen(ana, 'fafsa');
    await runPlanJobs(admin);
    const { columns, rows, total } = await lookAt(
      admin,
      await madeReport(admin, { kind: 'ia-letter' }),
    );
    expect([columns.slice(4), total]).to.deep.equal([['To', 'Language', 'Letter'], 4]);
    const [spanish, english, both, own] = rows.map((cells) => cells.slice(4));
    expect(spanish!.slice(0, 2)).to.deep.equal(['Family', 'Spanish']);
    expect(spanish![2]).to.match(
      /^\d+ de .*A la familia de Student 00.*Hecho hasta ahora: .*Falta: /,
    );
    expect(english!.slice(0, 2)).to.deep.equal(['Family', 'English']);
    expect(english![2]).to.match(
      /To the family of Student 01.*All that is asked by now is there\./,
    );
    expect(both![1]).to.equal('Not known: every language');
    expect(both![2])
      .to.match(/Nothing in it is done so far/)
      .and.match(/Todavía no hay nada hecho/);
    expect(cy.personId).to.not.equal(dee.personId);
    expect(own![0]).to.equal('Student');
    expect(own![2]).to.match(/To Student 03, School/);
  });

  it('R76, P12: Arizona: the sample names nobody, and there is none where ten students are not', async () => {
    await district('AZ', 10, 9);
    for (const [at, student] of students.entries()) {
      await buildGoal(student, { title: `Secret goal ${at}`, kind: 'career', horizon: 'year' });
      await buildMyActivity(student, { kind: 'service', title: `Secret deed ${at}`, hours: 7 });
      await buildMyActivity(student, { kind: 'work', title: 'Mine alone', visibility: 'private' });
    }
    await runPlanJobs(admin);
    const report = await madeReport(admin, { kind: 'az-sample', format: 'xlsx' });
    const look = await lookAt(admin, report);
    expect(look.rows.length, 'all of it is shown').to.equal(look.total);
    const text = JSON.stringify([look.rows, cellsOf(await bytesOf(admin, report))]);
    expect(text).to.not.match(/Student \d|Secret|Mine alone/);
    for (const { personId } of students) expect(text).to.not.contain(personId);
    expect(text).to.contain('Career').and.to.contain('about 5 hours');
    const deeds = look.rows.filter(([part]) => part === 'Activities');
    expect(
      deeds.map(([, kind]) => kind),
      'what is private is not there',
    ).to.deep.equal(['Community service']);
    await giveGrade(students[0]!, 10);
    await publish(admin, choiceOf('AZ', 1));
    await runPlanJobs(admin);
    const { rows } = await lookAt(admin, await madeReport(admin, { kind: 'az-sample' }));
    expect(rows.map(([first]) => first)).to.deep.equal([
      'There are too few students: at least ten of one grade are needed.',
    ]);
  });

  it('R36: what students plan for the next grade, a line a course, with the state of the plan', async () => {
    await district('AZ', 1, 9);
    const counselor = await buildPerson({ course, role: 'counselor' });
    const [student] = students as [Person];
    const chemistry = {
      code: 'CH1',
      title: '=Chemistry',
      credits: 1_000,
      terms: ['fall'] as const,
    };
    await buildCatalogCourse(admin, { ...chemistry, terms: ['fall'] });
    const api = await apiAs(student);
    const plan = await reply<CoursePlan>(api.get('/api/course-plans/main'));
    const entry = (grade: number) => ({ id: randomUUID(), code: 'CH1', grade, term: 'fall' });
    await reply(
      api.put(`/api/course-plans/${plan.id}/entries`, {
        ...{ revision: plan.revision, entries: [entry(10), entry(11)] },
      }),
    );
    const report = await madeReport(counselor, { kind: 'course-requests' });
    expect((await lookAt(counselor, report)).rows).to.deep.equal([
      [
        ...['School', 'Student 00', student.personId, 9, 10],
        ...['CH1', '=Chemistry', 1, 'Fall', 'not handed in'],
      ],
    ]);
    expect((await bytesOf(counselor, report)).toString('utf8')).to.contain(",'=Chemistry,1,");
  });

  it('R36: the grade is that of the plan’s own page: also where only a course of last year tells it', async () => {
    course = await buildCourse();
    const counselor = await buildPerson({ course, role: 'counselor' });
    const student = await buildPerson({ course, name: 'Ann Able' });
    await buildCatalogCourse(counselor, { code: 'ART9' });
    const api = await apiAs(student);
    const now = new Date();
    const year = now.getUTCFullYear() - (now.getUTCMonth() < 7 ? 1 : 0);
    const taken = { title: 'Art', credits: 500, status: 'earned', term: 'year' };
    await reply(
      api.post('/api/courses-taken', { ...taken, schoolYear: year - 1, gradeLevel: 8 }),
      201,
    );
    const plan = await reply<CoursePlan>(api.get('/api/course-plans/main'));
    expect(plan.grade).to.equal(9);
    const entries = [{ id: randomUUID(), code: 'ART9', grade: 10, term: 'fall' }];
    await reply(
      api.put(`/api/course-plans/${plan.id}/entries`, { revision: plan.revision, entries }),
    );
    const report = await madeReport(counselor, { kind: 'course-requests' });
    const { rows } = await lookAt(counselor, report);
    expect(rows.map((cells) => cells.slice(1, 6))).to.deep.equal([['Ann Able', '', 9, 10, 'ART9']]);
  });

  it('R76: looking notes who is shown, taking notes everybody in the file; students read of both', async () => {
    await district('AZ', 12, 9);
    const report = await madeReport(admin, { kind: 'students' });
    const looks = async (student: Person) => {
      const { looks: all } = await reply<{ looks: { what: string; times: number }[] }>(
        (await apiAs(student)).get('/api/sharing/looks'),
      );
      return all.filter(({ what }) => what === 'report').reduce((sum, { times }) => sum + times, 0);
    };
    await lookAt(admin, report);
    expect([await looks(students[0]!), await looks(students[11]!)]).to.deep.equal([1, 0]);
    await bytesOf(admin, report);
    expect([await looks(students[0]!), await looks(students[11]!)]).to.deep.equal([2, 1]);
  });

  it('F10: the file of students has one line each with all components, and runs nothing', async () => {
    await district('AZ', 2, 9);
    await withTenant(admin.tenantId, () =>
      sql(`update people set name = '=cmd|calc' where tenant_id = $1 and id = $2`, [
        ...[admin.tenantId, students[0]!.personId],
      ]),
    );
    await buildMyActivity(students[1]!, { kind: 'work', hours: 2 });
    const waiver = { code: 'work', change: 'waive', reason: 'Has no ride to a job' };
    const path = `/api/class/${students[0]!.personId}/component-changes`;
    await reply((await apiAs(admin)).post(path, waiver), 201);
    await runPlanJobs(admin);
    const report = await madeReport(admin, { kind: 'students' });
    const text = (await bytesOf(admin, report)).toString('utf8');
    const [head, ...lines] = text.slice(1).trim().split('\r\n');
    expect(head).to.match(/^School,Student,Student number,Grade,Complete,Interest questions,/);
    expect(lines).to.have.length(2);
    const odd = lines.find((line) => line.startsWith("School,'=cmd|calc,"));
    expect(odd).to.match(/,9,no,.*,Not asked/);
    expect(lines.find((line) => line.includes('Student 01'))).to.match(/,9,no,.*,Done/);
    await reply((await apiAs(students[0]!)).get('/api/reports'), 403);
  });

  it('R76: a counselor’s file holds their own students, and is theirs alone', async () => {
    await district('AZ', 2, 9);
    const other = await buildCourse({ district: course });
    const counselor = await buildPerson({ course: other, role: 'counselor' });
    const own = await buildPerson({ course: other, name: 'Own Student' });
    await giveGrade(own, 9);
    await runPlanJobs(admin);
    const report = await madeReport(counselor, { kind: 'students' });
    expect((await lookAt(counselor, report)).rows.map((cells) => cells[1])).to.deep.equal([
      'Own Student',
    ]);
    const colleague = await buildPerson({ course, role: 'counselor' });
    expect((await reportsOf(colleague)).reports).to.deep.equal([]);
    const there = await apiAs(colleague);
    await reply(there.get(`/api/reports/${report.id}`), 404);
    await reply(there.get(`/api/reports/${report.id}/file`), 404);
    await reply(there.delete(`/api/reports/${report.id}`), 404);
    expect((await reportsOf(admin)).reports.map(({ id }) => id)).to.deep.equal([report.id]);
  });

  it('R76: refuses what the district’s rule does not ask, naming the field', async () => {
    await district('AZ', 1, 9);
    const api = await apiAs(admin);
    const refused = async (body: object) =>
      (await reply<Problem>(api.post('/api/reports', body), 400)).errors?.[0]?.pointer;
    expect(await refused({ kind: 'mo-share', format: 'csv' })).to.equal('/body/kind');
    const nowhere = { kind: 'students', format: 'csv', schoolId: randomUUID() };
    expect(await refused(nowhere)).to.equal('/body/schoolId');
    expect(await refused({ kind: 'students', format: 'pdf' })).to.equal('/body/format');
    const counselor = await buildPerson({ course, role: 'counselor' });
    const theirs = { kind: 'az-sample', format: 'csv' };
    await reply((await apiAs(counselor)).post('/api/reports', theirs), 400);
    await reply((await apiAs(students[0]!)).get('/api/reports'), 403);
  });

  it('R76: one that broke off is made anew, one that was taken back stops, and none outlives its days', async () => {
    await district('AZ', 3, 9);
    const { clock } = await testSystem();
    const asked = (await askFor(admin, { kind: 'students' })).reports[0]!;
    const subject = { tenantId: admin.tenantId, subjectId: asked.id };
    await withTenant(admin.tenantId, () =>
      sql(
        `insert into report_pieces (tenant_id, id, report_id, number, bytes) values ($1, $2, $3, 0, 'half')`,
        [admin.tenantId, randomUUID(), asked.id],
      ),
    );
    await makeReport(subject, clock.now);
    await makeReport(subject, clock.now);
    const ready = (await reportsOf(admin)).reports[0]!;
    expect((await bytesOf(admin, ready)).toString('utf8')).to.not.contain('half');
    expect((await bytesOf(admin, ready)).toString('utf8').split('\r\n')).to.have.length(5);
    await dropReport(subject, clock.now);
    expect((await reportsOf(admin)).reports).to.have.length(1);
    await reply((await apiAs(admin)).delete(`/api/reports/${asked.id}`));
    await makeReport(subject, clock.now);
    const next = await madeReport(admin, { kind: 'students' });
    const later = () => new Date(clock.now().getTime() + 8 * DAY);
    await dropReport({ tenantId: admin.tenantId, subjectId: next.id }, later);
    const left = await withTenant(admin.tenantId, () =>
      sql('select id from report_pieces where tenant_id = $1', [admin.tenantId]),
    );
    expect(left).to.deep.equal([]);
  });

  it('R76: what a year asks anew is open in the files of the next year, though no record changed', async () => {
    await district('AZ', 1, 9);
    await seen(students[0]!, 'annual', { meeting: 'review' });
    await runPlanJobs(admin);
    const annual = async (report: Report) => {
      const { columns, rows } = await lookAt(admin, report);
      return rows[0]![columns.findIndex((one) => /review/i.test(one))];
    };
    expect(await annual(await madeReport(admin, { kind: 'students' }))).to.equal('Done');
    const { id } = (await askFor(admin, { kind: 'students' })).reports[0]!;
    const { clock } = await testSystem();
    await withTenant(admin.tenantId, () =>
      sql(
        `update report_files set expires_at = expires_at + interval '2 years'
           where tenant_id = $1 and id = $2`,
        [admin.tenantId, id],
      ),
    );
    await makeReport(
      { tenantId: admin.tenantId, subjectId: id },
      () => new Date(clock.now().getTime() + 366 * DAY),
    );
    const { reports } = await reportsOf(admin);
    expect(await annual(reports.find((one) => one.id === id)!)).to.equal('Still needed');
  });
});
