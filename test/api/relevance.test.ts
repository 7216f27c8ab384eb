import { expect } from 'chai';
import { RelevanceMap, type Want, Wanters } from '#contracts/relevance.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildAssignment, buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, leave, type Person } from '../support/builders.js';
import { shippedOccupations } from '../support/occupations.js';
import { fillClass, type Filled, someone } from '../support/relevance.js';
import { reply } from '../support/reply.js';

const NURSE = '29-1141.00';
const WELDER = '51-4121.00';

const mapOf = async (who: Person) =>
  RelevanceMap.parse(await reply((await apiAs(who)).get('/api/relevance')));
const wantersOf = async (who: Person, path: string) =>
  Wanters.parse(await reply((await apiAs(who)).get(`/api/relevance/${path}/people`))).people;
const wantIn = ({ wants }: RelevanceMap, kind: Want['kind'], id: string) =>
  wants.find((want) => want.kind === kind && want.id === id);

/** Who wants it, counted from the rows once more: by the careers' own facts, one student after the other. */
function recount(students: readonly Filled[], { kind, id }: Pick<Want, 'kind' | 'id'>): number {
  const { byCode } = shippedOccupations();
  return students.filter(({ careers, goals }) => {
    if (kind === 'goal') return goals.some((goal) => goal === id);
    return careers.some((code) => {
      const career = byCode.get(code)!;
      if (kind === 'career') return code === id;
      if (kind === 'cluster') return career.clusters.includes(id);
      if (kind === 'subject') return career.subjects.includes(id);
      return career.skills.some(([skill]) => skill === id);
    });
  }).length;
}

describe('the map of a class', function () {
  this.timeout(60_000);
  let course: Course;
  let teacher: Person;

  beforeEach(async () => {
    course = await buildCourse({ title: 'Biology' });
    teacher = await buildPerson({ course, role: 'teacher' });
  });

  it('B4: figures equal a recount, in random classes and in each of their groups', async () => {
    let exact = 0;
    for (const [size, groups] of [
      [28, 0],
      [34, 2],
      [95, 2],
      [160, 3],
    ] as const) {
      const place = await buildCourse({ district: course });
      const own = await buildPerson({ course: place, role: 'teacher' });
      const students = await fillClass(place, { size, groups, seed: size });
      const map = await mapOf(own);
      expect(map.students).to.equal(size);
      expect(map.groups.length).to.equal(size < 80 ? 0 : groups);
      for (const want of map.wants) {
        const real = recount(students, want);
        expect(real, `${want.kind} ${want.id}`).to.be.within(want.figure.low, want.figure.high);
        if (want.figure.low === want.figure.high) exact += 1;
        map.groups.forEach(({ name }, at) => {
          const part = students.filter((student) => student.groups.includes(name));
          const { low, high } = want.parts[at]!;
          expect(recount(part, want), `${name}: ${want.id}`).to.be.within(low, high);
          if (low === high) {
            exact += 1;
            expect(low).to.be.within(10, part.length - 10);
          }
        });
      }
    }
    expect(exact, 'figures that are told exactly').to.be.greaterThan(60);
  });

  it('F63: nothing under ten, and nothing of a class under twenty', async () => {
    const students = await fillClass(course, { size: 19, groups: 0, seed: 5 });
    const { wants } = await mapOf(teacher);
    expect(students).to.have.length(19);
    for (const { figure } of wants) expect(figure).to.deep.equal({ low: 0, high: 19 });
    expect(wants.some(({ kind }) => kind === 'career')).to.equal(false);
    expect(wants.some(({ kind, id }) => kind === 'cluster' && id === 'health-science')).to.equal(
      true,
    );
  });

  it('B4: work touches what it is tagged with, and a career by what that trains', async () => {
    await someone(course, 15, { careers: [NURSE], visibility: 'teachers' });
    await someone(course, 15, {});
    const id = await buildAssignment(course, { title: 'Lab report' });
    const api = await apiAs(teacher);
    await reply(api.put(`/api/tags/${id}/themes/subject/psychology`));
    const map = await mapOf(teacher);
    expect(map.courseTitle).to.equal('Biology');
    expect(map.items).to.deep.equal([
      { key: id, title: 'Lab report', dueDate: null, goals: { low: 0, high: 30 } },
    ]);
    expect(wantIn(map, 'subject', 'psychology')).to.deep.include({
      ...{ figure: { low: 10, high: 30 }, touchedBy: [id], title: null },
    });
    expect(wantIn(map, 'career', NURSE)).to.deep.include({
      ...{ title: 'Registered Nurses', figure: { low: 10, high: 30 }, touchedBy: [id] },
    });
    expect(wantIn(map, 'cluster', 'health-science')?.touchedBy).to.deep.equal([]);
    await reply(api.delete(`/api/tags/${id}/themes/subject/psychology`));
    expect(wantIn(await mapOf(teacher), 'career', NURSE)?.touchedBy).to.deep.equal([]);
  });

  it('B4: counts goals under way by kind, and those that work is tied to', async () => {
    const students = await someone(course, 12, { goals: ['career'], visibility: 'private' });
    await someone(course, 12, { goals: ['academic'], visibility: 'private' });
    expect(students).to.have.length(12);
    const map = await mapOf(teacher);
    expect(wantIn(map, 'goal', 'career')).to.deep.include({
      ...{ figure: { low: 12, high: 12 }, touchedBy: null },
    });
    expect(wantIn(map, 'goal', 'social')?.figure).to.deep.equal({ low: 0, high: 24 });
  });

  it('B4: nobody is named who does not show it to the reader; each look is noted', async () => {
    const counselor = await buildPerson({ course, role: 'counselor' });
    const [open] = await someone(course, 1, { careers: [NURSE], visibility: 'teachers' });
    const [half] = await someone(course, 1, { careers: [NURSE], visibility: 'adviser' });
    await someone(course, 1, { careers: [NURSE], visibility: 'private' });
    await someone(course, 1, { careers: [WELDER], visibility: 'teachers' });
    const [gone] = await someone(course, 1, { careers: [NURSE], visibility: 'teachers' });
    await leave({ ...teacher, personId: gone!.id });
    const seen = await wantersOf(teacher, 'cluster/health-science');
    expect(seen).to.deep.equal([
      { personId: open!.id, name: open!.name, by: ['Registered Nurses'] },
    ]);
    expect(await accessesBy(teacher)).to.deep.equal([{ student_id: open!.id, what: 'plan' }]);
    const more = await wantersOf(counselor, `career/${NURSE}`);
    expect(more.map(({ personId }) => personId)).to.have.members([open!.id, half!.id]);
  });

  it('B4: names who shows a goal by its title, and no reader of another course', async () => {
    const student = await buildPerson({ course });
    await buildGoal(student, { title: 'Pass chemistry', kind: 'academic' });
    await buildGoal(student, { title: 'Mine', kind: 'academic', visibility: 'private' });
    const [found] = await wantersOf(teacher, 'goal/academic');
    expect(found).to.deep.include({ personId: student.personId, by: ['Pass chemistry'] });
    const api = await apiAs(teacher);
    await api.get('/api/relevance/cluster/nothing/people').expect(404);
    const stranger = await buildPerson({ role: 'teacher' });
    expect(await wantersOf(stranger, 'goal/academic')).to.deep.equal([]);
    await (await apiAs(student)).get('/api/relevance').expect(403);
  });

  it('B4: who shows it is no part of a count that others hide behind', async () => {
    await someone(course, 12, { careers: [NURSE], visibility: 'teachers' });
    await someone(course, 3, { careers: [NURSE], visibility: 'private' });
    await someone(course, 15, {});
    const nurse = wantIn(await mapOf(teacher), 'career', NURSE);
    expect(nurse?.figure, 'not 15, of whom 12 are known').to.deep.equal({ low: 10, high: 30 });
  });

  it('B4: a career put aside or removed is wanted no more', async () => {
    const students = await someone(course, 14, { careers: [NURSE] });
    await someone(course, 14, {});
    const wanted = async () =>
      wantIn(await mapOf(teacher), 'skill', 'critical-thinking')?.figure.low;
    expect(await wanted()).to.equal(14);
    const change = (set: string) =>
      withTenant(course.tenantId, () =>
        sql(`update saved_careers set ${set} where tenant_id = $1 and student_id = $2`, [
          ...[course.tenantId, students[0]!.id],
        ]),
      );
    await change('still_interested = false');
    expect(await wanted()).to.equal(13);
    await change('still_interested = true, removed_at = now()');
    expect(await wanted()).to.equal(13);
  });
});
