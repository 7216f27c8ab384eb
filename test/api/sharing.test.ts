import { expect } from 'chai';
import { type Looks, Onlookers } from '#contracts/sharing.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, leave } from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { buildClass, join, pageOf } from '../support/family.js';
import { reply } from '../support/reply.js';

/** On the team, for no course, with nothing that waits. */
const of = (name: string, role: string) => ({
  ...{ name, role, courses: [] as string[], looksAfter: false, waiting: 0 },
});

describe('who can see a plan, and who did', function () {
  this.timeout(30_000);

  it('U28: names the staff of the student’s courses of now, and nobody else', async () => {
    const course = await buildCourse({ title: 'Careers 8' });
    const student = await buildPerson({ course });
    await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    await buildPerson({ course, role: 'counselor', name: 'Mr. Cole' });
    await leave(await buildPerson({ course, role: 'teacher', name: 'Ms. Gone' }));
    await buildPerson({ course, name: 'A classmate' });
    const api = await apiAs(student);
    const people = Onlookers.parse(await reply(api.get('/api/sharing/people')));
    expect(people).to.deep.equal([
      { ...of('Mr. Cole', 'counselor'), courses: ['Careers 8'] },
      { ...of('Ms. Rivera', 'teacher'), courses: ['Careers 8'] },
    ]);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await reply(teacher.get('/api/sharing/people'), 403);
    await reply(teacher.get('/api/sharing/looks'), 403);
  });

  it('U28: names who of the family may look now, and nobody whose link ended', async () => {
    const { student, counselor } = await buildClass();
    await join(counselor, student, 'Rosa Lopez');
    const hugo = await join(counselor, student, 'Hugo Lopez');
    const api = await apiAs(student);
    const family = async () =>
      Onlookers.parse(await reply(api.get('/api/sharing/people')))
        .filter(({ role }) => role === 'guardian')
        .map(({ name }) => name);
    expect(await family()).to.deep.equal(['Hugo Lopez', 'Rosa Lopez']);
    await hugo.send(`${pageOf(student)}/leave`, {});
    expect(await family()).to.deep.equal(['Rosa Lopez']);
    const move = { movedOn: '2026-09-01', reason: 'eighteen' };
    const staff = await apiAs(counselor);
    await reply(staff.put(`/api/class/${student.personId}/family/rights`, move));
    expect(await family()).to.deep.equal([]);
  });

  it('F53: a counselor by caseload is on the team, and each member with what waits for them', async () => {
    const course = await buildCourse({ title: 'Careers 8' });
    const student = await buildPerson({ course, name: 'Ann Able' });
    const teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    const counselor = await buildPerson({ district: course, role: 'counselor', name: 'Mr. Cole' });
    const other = await buildPerson({ district: course, role: 'counselor', name: 'Ms. Dahl' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'C' } }));
    await addPart(other, other, ruleOf({ letters: { from: 'D', to: 'Z' } }));
    const api = await apiAs(student);
    const team = async () => Onlookers.parse(await reply(api.get('/api/sharing/people')));
    const cole = { ...of('Mr. Cole', 'counselor'), looksAfter: true };
    const rivera = { ...of('Ms. Rivera', 'teacher'), courses: ['Careers 8'] };
    expect(await team()).to.deep.equal([cole, rivera]);
    const assignment = await buildAssignment(course);
    await handIn(student, assignment);
    const question = { question: 'What is a night like?' };
    await reply(api.post('/api/careers/29-1141.00/questions', question), 201);
    const waiting = { waiting: 1 };
    expect(await team()).to.deep.equal([
      { ...cole, ...waiting },
      { ...rivera, ...waiting },
    ]);
    await score(teacher, assignment, student, { points: 8 });
    expect(await team()).to.deep.equal([{ ...cole, ...waiting }, rivera]);
  });

  it('U28, P6: a look is there for the student at once; one’s own and others’ are not', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const other = await buildPerson({ course });
    const teacher = await buildPerson({ course, role: 'teacher', name: 'Ms. Rivera' });
    await reply((await apiAs(teacher)).get(`/api/class/${student.personId}`));
    const looks = async (person: typeof student) =>
      (await reply<Looks>((await apiAs(person)).get('/api/sharing/looks'))).looks;
    expect(
      (await looks(student)).map(({ name, what, times }) => [name, what, times]),
    ).to.deep.equal([['Ms. Rivera', 'plan', 1]]);
    expect(await looks(other)).to.deep.equal([]);
  });

  it('P6: looks within five minutes are one line, and every line is on one page only', async () => {
    const student = await buildPerson();
    const { tenantId, personId } = student;
    const actor = newId();
    await withTenant(tenantId, () =>
      sql(
        `insert into access_log (tenant_id, id, at, actor_id, actor_role, student_id, what)
         select $1, gen_random_uuid(), '2026-11-02T10:00:00Z'::timestamptz + n * interval '100 seconds',
                $2, 'teacher', $3, 'plan' from generate_series(0, 359) n`,
        [tenantId, actor, personId],
      ),
    );
    const api = await apiAs(student);
    const first = await reply<Looks>(api.get('/api/sharing/looks'));
    const path = `/api/sharing/looks?before=${encodeURIComponent(first.next!)}`;
    const second = await reply<Looks>(api.get(path));
    const third = await reply<Looks>(
      api.get(`/api/sharing/looks?before=${encodeURIComponent(second.next!)}`),
    );
    const all = [first, second, third].flatMap((page) => page.looks);
    expect(all.map(({ times }) => times)).to.deep.equal(Array.from({ length: 120 }, () => 3));
    expect(new Set(all.map(({ at }) => at)).size).to.equal(120);
    expect(third.next).to.equal(null);
    await reply(api.get('/api/sharing/looks?before=x'), 400);
  });
});
