import { expect } from 'chai';
import type { Goal } from '#contracts/goals.js';
import type { RecordHistory } from '#contracts/history.js';
import { type ShownChange, ShownDone, ShownEntries } from '#contracts/shown-entries.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { fillPlan } from '../support/passports.js';
import { reply } from '../support/reply.js';

const entriesOf = async (student: Person) =>
  ShownEntries.parse(await reply((await apiAs(student)).get('/api/sharing/entries'))).entries;
const put = async (student: Person, changes: ShownChange[]) =>
  ShownDone.parse(await reply((await apiAs(student)).put('/api/sharing/entries', { changes })));

/** All that are seen so, to be seen otherwise. */
async function all(
  student: Person,
  was: 'private' | 'teachers',
  visibility: 'private' | 'adviser',
) {
  const changes = new Map<string, ShownChange>();
  for (const entry of await entriesOf(student)) {
    if (entry.visibility !== was || entry.isFixed) continue;
    const { kind } = entry;
    const change = changes.get(kind) ?? { kind, was, visibility, ids: [] };
    change.ids.push(entry.id);
    changes.set(kind, change);
  }
  return [...changes.values()];
}

const reversed = (changes: ShownChange[]) =>
  changes.map((change) => ({ ...change, was: change.visibility, visibility: change.was }));

describe('who sees many entries', function () {
  this.timeout(60_000);
  let course: Course;
  let student: Person;

  before(async () => {
    course = await buildCourse();
    student = await buildPerson({ course });
    await fillPlan(student, course);
  });

  it('U28, F15: entries of every kind are hidden in one act, teachers see none of them, and undo shows them again', async () => {
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    const seen = async () => {
      const plan = await reply<{ goals: Goal[] }>(teacher.get(`/api/class/${student.personId}`));
      return plan.goals.map(({ title }) => title).sort();
    };
    const before = await entriesOf(student);
    expect(new Set(before.map(({ kind }) => kind))).to.deep.equal(
      new Set(['goal', 'activity', 'reflection', 'evidence', 'strength', 'result', 'look-back']),
    );
    const shown = await seen();
    expect(shown).to.have.length(2);
    const { done, skipped, entries } = await put(
      student,
      await all(student, 'teachers', 'private'),
    );
    expect(skipped).to.equal(0);
    expect(entries.filter(({ visibility }) => visibility === 'teachers')).to.deep.equal([]);
    expect(await seen()).to.deep.equal([]);
    await put(student, reversed(done));
    expect(await entriesOf(student)).to.deep.equal(before);
    expect(await seen()).to.deep.equal(shown);
  });

  it('U3: each of them has a version more, and the one before comes back', async () => {
    const other = await buildPerson({ course });
    const goal = await buildGoal(other, { title: 'Learn to weld' });
    await put(other, await all(other, 'teachers', 'private'));
    const api = await apiAs(other);
    const { versions } = await reply<RecordHistory>(api.get(`/api/history/goal/${goal.id}`));
    expect(versions.map(({ number }) => number)).to.deep.equal([2, 1]);
    await reply(api.post(`/api/history/goal/${goal.id}/restore`, { number: 1 }));
    expect((await entriesOf(other)).map(({ visibility }) => visibility)).to.deep.equal([
      'teachers',
    ]);
  });

  it('U4: what another window changed meanwhile stays, an old editor is told, and the count says so', async () => {
    const other = await buildPerson({ course });
    const goal = await buildGoal(other, { title: 'Learn to weld' });
    const api = await apiAs(other);
    const changes = await all(other, 'teachers', 'private');
    await reply(api.patch(`/api/goals/${goal.id}`, { visibility: 'adviser' }));
    const { done, skipped } = await put(other, changes);
    expect({ done, skipped }).to.deep.equal({ done: [], skipped: 1 });
    const stale = (await reply<Goal[]>(api.get('/api/goals')))[0]!.revision;
    await put(other, [{ kind: 'goal', ids: [goal.id], was: 'adviser', visibility: 'private' }]);
    await api.patch(`/api/goals/${goal.id}`, { why: 'Sparks', revision: stale }).expect(409);
  });

  it('U28, P5: what the school entered is fixed', async () => {
    const other = await buildPerson({ course });
    const counselor = await apiAs(await buildPerson({ course, role: 'counselor' }));
    await reply(
      counselor.post(`/api/class/${other.personId}/results`, {
        ...{ tool: 'State test', takenOn: '2026-04-01' },
      }),
      201,
    );
    const [entry] = await entriesOf(other);
    expect(entry).to.include({ kind: 'result', isFixed: true, visibility: 'teachers' });
    const ids = [entry!.id];
    const change: ShownChange = { kind: 'result', ids, was: 'teachers', visibility: 'private' };
    expect((await put(other, [change])).skipped).to.equal(1);
    expect((await entriesOf(other))[0]!.visibility).to.equal('teachers');
  });

  it('Isolation: nobody changes entries of somebody else', async () => {
    const other = await buildPerson({ course });
    const goal = await buildGoal(other, { title: 'Learn to weld' });
    const ids = [goal.id];
    const change: ShownChange = { kind: 'goal', ids, was: 'teachers', visibility: 'private' };
    expect((await put(student, [change])).done).to.deep.equal([]);
    expect((await entriesOf(other))[0]!.visibility).to.equal('teachers');
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await teacher.get('/api/sharing/entries').expect(403);
    await teacher.put('/api/sharing/entries', { changes: [change] }).expect(403);
    await (await apiAs(null)).get('/api/sharing/entries').expect(401);
  });

  it('U28: five hundred activities are hidden in one act, each with a version more', async () => {
    const other = await buildPerson({ course });
    const ids = Array.from({ length: 500 }, () => newId());
    await withTenant(other.tenantId, async () => {
      await sql(
        `insert into activities (tenant_id, id, student_id, kind, title, visibility)
         select $1, id, $2, 'service', 'Food bank', 'teachers' from unnest($3::uuid[]) id`,
        [other.tenantId, other.personId, ids],
      );
      await sql(
        `insert into record_versions (tenant_id, id, student_id, kind, record_id, number, actor_id,
                                      at, snapshot)
         select $1, gen_random_uuid(), $2, 'activity', id, 1, $2, now(), '{"visibility":"teachers"}'
         from unnest($3::uuid[]) id`,
        [other.tenantId, other.personId, ids],
      );
    });
    const { done } = await put(other, [
      { kind: 'activity', ids, was: 'teachers', visibility: 'private' },
    ]);
    expect(done[0]!.ids).to.have.length(500);
    const [kept] = await withTenant(other.tenantId, () =>
      sql<{ count: number }>(
        `select count(*)::int as count from record_versions
         where tenant_id = $1 and student_id = $2 and number = 2`,
        [other.tenantId, other.personId],
      ),
    );
    expect(kept!.count).to.equal(500);
  });

  it('U28: too many at once, and none, are refused naming the field', async () => {
    const api = await apiAs(student);
    const ids = Array.from({ length: 2_001 }, () => newId());
    const answer = await api.put('/api/sharing/entries', {
      changes: [{ kind: 'goal', ids, was: 'teachers', visibility: 'private' }],
    });
    expect(answer.status).to.equal(400);
    expect(JSON.stringify(answer.body)).to.contain('/body/changes');
    await api.put('/api/sharing/entries', { changes: [] }).expect(400);
  });
});
