import { expect } from 'chai';
import { ClassEvidence, ClassReport } from '#contracts/class-report.js';
import type { Visibility } from '#contracts/visibility.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { occupations } from '#server/features/careers/occupation-store.js';
import { allWants } from '#server/features/relevance/wants.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildAssignment, buildGoal, handIn } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { fillClass, someone } from '../support/relevance.js';
import { reply } from '../support/reply.js';

const NURSE = '29-1141.00';

describe('a class as a whole', function () {
  this.timeout(60_000);
  let course: Course;
  let teacher: Person;

  beforeEach(async () => {
    course = await buildCourse({ title: 'Biology' });
    teacher = await buildPerson({ course, role: 'teacher' });
  });

  const evidenceFor = async (who = teacher) =>
    ClassEvidence.parse(await reply((await apiAs(who)).get('/api/class/evidence')));
  const reportFor = async (who = teacher) =>
    ClassReport.parse(await reply((await apiAs(who)).get('/api/class/report')));
  /** Each keeps this work in the portfolio. */
  const keep = (
    students: readonly { id: string }[],
    assignmentId: string,
    visibility: Visibility,
  ) =>
    withTenant(course.tenantId, () =>
      sql(
        `insert into evidence_items (tenant_id, id, student_id, kind, title, visibility, assignment_id)
         select $1, gen_random_uuid(), x, 'work', 'Kept', $2, $3 from unnest($4::uuid[]) as x`,
        [course.tenantId, visibility, assignmentId, students.map(({ id }) => id)],
      ),
    );
  const submit = (students: readonly { id: string }[], assignmentId: string) =>
    withTenant(course.tenantId, () =>
      sql(
        `insert into submissions (tenant_id, id, assignment_id, student_id, status, submitted_at)
         select $1, gen_random_uuid(), $2, x, 'submitted', now() from unnest($3::uuid[]) as x`,
        [course.tenantId, assignmentId, students.map(({ id }) => id)],
      ),
    );
  const sharedOf = (report: ClassReport) =>
    Object.fromEntries(report.shared.map(({ kind, figure }) => [kind, figure]));
  const exactly = (count: number) => ({ low: count, high: count });

  it('D90: work counts as evidence when it is handed in for a goal, kept or cited, each student once', async () => {
    const id = await buildAssignment(course, { title: 'Plan check' });
    const unused = await buildAssignment(course, { title: 'Warm-up' });
    const [step, cites, both] = await Promise.all([1, 2, 3].map(() => buildPerson({ course })));
    const goalOf = async (student: Person) => (await buildGoal(student)).id;
    const api = await apiAs(teacher);
    for (const student of [step!, both!]) {
      await reply(api.put(`/api/tags/${id}/goals/${await goalOf(student)}`));
      await handIn(student, id);
    }
    await keep([{ id: both!.personId }], id, 'teachers');
    await handIn(cites!, id);
    const goal = await goalOf(cites!);
    await withTenant(course.tenantId, () =>
      sql(
        `insert into goal_citations (tenant_id, id, goal_id, kind, source, snapshot, cited_at)
         select $1, gen_random_uuid(), $2, 'reflection', id::text, '{}', now() from submissions
         where tenant_id = $1 and student_id = $3`,
        [course.tenantId, goal, cites!.personId],
      ),
    );
    const notYet = await buildPerson({ course });
    await reply(api.put(`/api/tags/${id}/goals/${await goalOf(notYet)}`));
    const { items } = await evidenceFor();
    const byKey = new Map(items.map((item) => [item.key, item]));
    expect(byKey.get(id)?.people.map(({ personId }) => personId)).to.have.members(
      [step, cites, both].map((one) => one!.personId),
    );
    expect(byKey.get(id)).to.deep.include({ isTied: true, figure: { low: 0, high: 4 } });
    expect(byKey.get(unused)).to.deep.include({ isTied: false, people: [] });
  });

  it('P12: a number is told where ten use it unseen and ten don’t; names only by a share, and noted', async () => {
    const id = await buildAssignment(course);
    const little = await buildAssignment(course);
    const [shows, hides, others] = [
      await someone(course, 3, {}),
      await someone(course, 12, {}),
      await someone(course, 15, {}),
    ];
    await keep(shows, id, 'teachers');
    await keep(hides, id, 'private');
    await keep(hides.slice(0, 9), little, 'private');
    const { items, students } = await evidenceFor();
    const byKey = new Map(items.map((item) => [item.key, item]));
    expect(students).to.equal(30);
    expect(byKey.get(id)?.figure).to.deep.equal(exactly(15));
    expect(byKey.get(little)?.figure).to.deep.equal({ low: 0, high: 30 });
    expect(byKey.get(id)?.people.map(({ name }) => name)).to.have.members(
      shows.map((one) => one.name),
    );
    expect(byKey.get(little)?.people).to.deep.equal([]);
    expect(JSON.stringify(items))
      .to.not.contain(hides[0]!.name)
      .and.to.not.contain(others[0]!.name);
    expect((await accessesBy(teacher)).map((row) => row.student_id)).to.have.members(
      shows.map((one) => one.id),
    );
  });

  it('D180: the report counts what is shown, equal to a recount, and nothing that is private', async () => {
    const id = await buildAssignment(course, { title: 'Plan check' });
    const want = { careers: [NURSE], goals: ['career'] as const };
    const shows = await someone(course, 12, { ...want, visibility: 'teachers' });
    const hides = await someone(course, 14, { ...want, visibility: 'private' });
    await keep(hides, id, 'private');
    await submit([...shows, ...hides.slice(0, 2)], id);
    const report = await reportFor();
    expect(report.students).to.equal(26);
    expect(sharedOf(report)).to.deep.equal({ goal: exactly(12), portfolio: { low: 0, high: 9 } });
    expect(report.work).to.deep.equal([
      { key: id, title: 'Plan check', dueDate: null, figure: exactly(14) },
    ]);
    expect(report.themes.length).to.be.greaterThan(0);
    for (const { figure } of report.themes) expect(figure).to.deep.equal(exactly(12));
    expect(JSON.stringify(report)).to.not.contain('Wishes');
  });

  it('P12: of themes that contain each other no figures stand that tell of fewer than ten', async () => {
    const wants = allWants(await occupations());
    const careersOf = (kind: string, id: string) => wants.get(`${kind}:${id}`)?.careers ?? 0n;
    await fillClass(course, { size: 120, groups: 0, seed: 7 });
    const { themes, students } = await reportFor();
    const exact = themes.filter(({ figure }) => figure.low === figure.high);
    expect(exact.length).to.be.greaterThan(2);
    for (const { kind, id, figure } of exact) {
      expect(figure.low, id).to.be.within(10, students - 10);
      const inner = careersOf(kind, id);
      for (const other of exact) {
        const outer = careersOf(other.kind, other.id);
        if (outer === inner || (outer & inner) !== inner) continue;
        expect(other.figure.low - figure.low, `${other.id} and ${id}`).to.be.at.least(10);
      }
    }
  });

  it('a class under twenty has no numbers, and nobody of a student’s own gets any', async () => {
    await someone(course, 19, { careers: [NURSE], goals: ['career'], visibility: 'teachers' });
    const report = await reportFor();
    for (const { figure } of report.shared) expect(figure).to.deep.equal({ low: 0, high: 19 });
    expect(report.themes).to.deep.equal([]);
    const student = await buildPerson({ course });
    for (const path of ['/api/class/report', '/api/class/evidence'])
      expect((await (await apiAs(student)).get(path)).status).to.equal(403);
  });
});
