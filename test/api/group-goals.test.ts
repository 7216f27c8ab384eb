import { expect } from 'chai';
import type { Goal } from '#contracts/goals.js';
import { FoundGroup, GroupGoals } from '#contracts/group-goals.js';
import { JOIN_CODE_DAYS } from '#contracts/limits.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import {
  buildCourse,
  buildDistrict,
  buildPerson,
  type Person,
  signIn,
} from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const club = { title: 'Build a robot together', kind: 'social', horizon: 'year' };
const part = (title: string, shares = true) => ({ title, visibility: 'teachers', shares });

const groupsOf = async (person: Person) =>
  GroupGoals.parse(await reply((await apiAs(person)).get('/api/groups')));

async function act(person: Person, path: string, body?: object, status = 200) {
  const api = await apiAs(person);
  return reply(body ? api.post(path, body) : api.post(path), status);
}

async function school() {
  const district = await buildDistrict();
  const course = await buildCourse({ district });
  const other = await buildCourse({ district });
  const person = (role: Person['role'], name: string, where = course) =>
    buildPerson({ course: where, role, name });
  return {
    maya: await person('student', 'Maya Lopez'),
    leo: await person('student', 'Leo Tran'),
    far: await person('student', 'Ana Cruz', other),
    teacher: await person('teacher', 'Ms. Rivera'),
    otherTeacher: await person('teacher', 'Mr. Bell', other),
    observer: await person('observer', 'Pat Doe'),
    stranger: await buildPerson({ name: 'Stranger' }),
  };
}

/** A group of Maya's with a code. */
async function clubOf(maya: Person) {
  const [made] = GroupGoals.parse(await act(maya, '/api/groups', club, 201));
  const [group] = GroupGoals.parse(await act(maya, `/api/groups/${made!.id}/code`));
  return { id: made!.id, code: group!.code!.code };
}

describe('goals of a group', function () {
  this.timeout(30_000);

  it('B18, F04: each member’s part is a goal of their own plan, in their own words', async () => {
    const { maya, leo } = await school();
    const { id, code } = await clubOf(maya);
    await act(maya, `/api/groups/${id}/join`, part('I build the arm'), 201);
    const found = FoundGroup.parse(
      await act(leo, '/api/groups/look', { code: code.toLowerCase() }),
    );
    expect(found).to.include({ id, title: club.title, maker: 'Maya Lopez' });
    await act(leo, `/api/groups/${id}/join`, { ...part('I write the program'), code }, 201);
    const api = await apiAs(leo);
    const [goal] = await reply<Goal[]>(api.get('/api/goals'));
    expect(goal).to.include({ title: 'I write the program', visibility: 'teachers' });
    await reply(api.patch(`/api/goals/${goal!.id}`, { status: 'done' }));
    const [seen] = await groupsOf(maya);
    expect(seen!.parts).to.deep.equal([
      { name: 'Maya Lopez', title: 'I build the arm', isReached: false, isMe: true },
      { name: 'Leo Tran', title: 'I write the program', isReached: true, isMe: false },
    ]);
    await act(leo, `/api/groups/${id}/join`, { ...part('Twice'), code }, 409);
  });

  it('B18: others see a part only of members who said yes, and nobody who is no member', async () => {
    const { maya, leo, far } = await school();
    const { id, code } = await clubOf(maya);
    await act(maya, `/api/groups/${id}/join`, part('I build the arm'), 201);
    await act(leo, `/api/groups/${id}/join`, { ...part('My secret', false), code }, 201);
    expect((await groupsOf(maya))[0]!.parts.map(({ title }) => title)).to.deep.equal([
      'I build the arm',
    ]);
    await reply((await apiAs(leo)).patch(`/api/groups/${id}/part`, { shares: true }));
    expect((await groupsOf(maya))[0]!.parts).to.have.length(2);
    await reply((await apiAs(maya)).patch(`/api/groups/${id}/part`, { shares: false }));
    expect((await groupsOf(leo))[0]!.parts.map(({ isMe }) => isMe)).to.deep.equal([true]);
    expect(await groupsOf(far)).to.deep.equal([]);
    await reply((await apiAs(far)).patch(`/api/groups/${id}/part`, { shares: true }), 404);
  });

  it('B18: a wrong, an ended, a revoked and a foreign code answer alike', async () => {
    const { clock } = await testSystem();
    const { maya, leo, stranger } = await school();
    const { id, code } = await clubOf(maya);
    const answers = [
      await act(leo, '/api/groups/look', { code: 'WRONG234' }, 404),
      await act(stranger, '/api/groups/look', { code }, 404),
    ];
    await act(stranger, `/api/groups/${id}/join`, { ...part('Mine'), code }, 404);
    clock.advance(JOIN_CODE_DAYS * 86_400_000 - 60_000);
    const visit = { ...leo, token: await signIn(leo) };
    await act(visit, '/api/groups/look', { code });
    clock.advance(120_000);
    answers.push(await act(visit, '/api/groups/look', { code }, 404));
    clock.reset();
    await reply((await apiAs(leo)).delete(`/api/groups/${id}/code`), 404);
    await reply((await apiAs(maya)).delete(`/api/groups/${id}/code`));
    answers.push(await act(leo, '/api/groups/look', { code }, 404));
    const words = (answers as { detail: string }[]).map(({ detail }) => detail);
    expect(new Set(words).size).to.equal(1);
    await act(leo, `/api/groups/${id}/join`, { ...part('Mine'), code }, 404);
  });

  it('B18: codes can’t be guessed by trying: ten a minute, then wait', async () => {
    const { leo } = await school();
    const api = await apiAs(leo);
    for (let turn = 0; turn < 10; turn += 1)
      await reply(api.post('/api/groups/look', { code: `TRY${String(turn)}` }), 404);
    await reply(api.post('/api/groups/look', { code: 'TRY10' }), 429);
  });

  it('B18: a teacher’s group is offered to the class, and to no other', async () => {
    const { maya, far, teacher, observer } = await school();
    const [made] = GroupGoals.parse(await act(teacher, '/api/groups', club, 201));
    const [offer] = await groupsOf(maya);
    expect(offer).to.include({ canJoin: true, isOffered: true, maker: 'Ms. Rivera', me: null });
    await act(maya, `/api/groups/${made!.id}/join`, part('I paint it'), 201);
    expect(await groupsOf(far)).to.deep.equal([]);
    await act(far, `/api/groups/${made!.id}/join`, part('Let me in'), 404);
    await act(teacher, `/api/groups/${made!.id}/join`, part('Me too'), 403);
    await reply((await apiAs(observer)).get('/api/groups'), 403);
    await act(observer, '/api/groups', club, 403);
  });

  it('B18: who leaves keeps the part as a goal, and may take that back', async () => {
    const { maya, leo } = await school();
    const { id, code } = await clubOf(maya);
    await act(maya, `/api/groups/${id}/join`, part('I build the arm'), 201);
    await act(leo, `/api/groups/${id}/join`, { ...part('I write the program'), code }, 201);
    expect(await act(leo, `/api/groups/${id}/leave`)).to.deep.equal([]);
    const goals = await reply<Goal[]>((await apiAs(leo)).get('/api/goals'));
    expect(goals.map(({ title }) => title)).to.deep.equal(['I write the program']);
    expect((await groupsOf(maya))[0]!.parts).to.have.length(1);
    await act(leo, `/api/groups/${id}/return`);
    expect((await groupsOf(maya))[0]!.parts).to.have.length(2);
    await act(leo, `/api/groups/${id}/return`, undefined, 404);
  });

  it('B18: only the maker closes the group; parts stay, nobody joins, and it can open again', async () => {
    const { maya, leo, far } = await school();
    const { id, code } = await clubOf(maya);
    await act(leo, `/api/groups/${id}/join`, { ...part('I write the program'), code }, 201);
    await act(leo, `/api/groups/${id}/close`, undefined, 404);
    await act(leo, `/api/groups/${id}/code`, undefined, 404);
    await act(maya, `/api/groups/${id}/close`);
    await act(far, '/api/groups/look', { code }, 404);
    expect((await groupsOf(leo))[0]).to.include({ isClosed: true });
    expect(await reply((await apiAs(leo)).get('/api/goals'))).to.have.length(1);
    await act(maya, `/api/groups/${id}/reopen`);
    await act(far, '/api/groups/look', { code });
  });

  it('B18, P6: staff see parts of their own students as far as shown, and leave a trace', async () => {
    const { maya, leo, far, teacher, otherTeacher } = await school();
    const { id, code } = await clubOf(maya);
    await act(maya, `/api/groups/${id}/join`, part('I build the arm', false), 201);
    const hidden = { ...part('Only mine'), visibility: 'private', code };
    await act(leo, `/api/groups/${id}/join`, hidden, 201);
    expect(await groupsOf(otherTeacher)).to.deep.equal([]);
    await act(far, `/api/groups/${id}/join`, { ...part('I drive it'), code }, 201);
    const titles = async (person: Person) =>
      (await groupsOf(person))[0]!.parts.map(({ title }) => title);
    expect(await titles(teacher)).to.deep.equal(['I build the arm']);
    expect(await titles(otherTeacher)).to.deep.equal(['I drive it']);
    const rows = await withTenant(maya.tenantId, () =>
      sql('select actor_id, student_id from access_log where tenant_id = $1 and actor_id = $2', [
        maya.tenantId,
        teacher.personId,
      ]),
    );
    expect(rows).to.deep.equal([{ actor_id: teacher.personId, student_id: maya.personId }]);
  });
});
