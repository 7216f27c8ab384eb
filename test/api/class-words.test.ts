import { expect } from 'chai';
import { ClassList } from '#contracts/class.js';
import { Home } from '#contracts/home.js';
import type { WordsDone, WordsRemoved } from '#contracts/class-words.js';
import type { GoalComment } from '#contracts/goal-talk.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, leave, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

const TEXT = 'I have read your goal.';

describe('one comment for many', function () {
  this.timeout(30_000);
  let course: Course;
  let teacher: Person;

  beforeEach(async () => {
    course = await buildCourse();
    teacher = await buildPerson({ course, role: 'teacher' });
  });

  const withGoal = async (goal: object = {}) => {
    const student = await buildPerson({ course });
    const { id } = await buildGoal(student, { isFocus: true, ...goal });
    return { student, personId: student.personId, goalId: id };
  };
  const say = async (personIds: string[], status = 201, who = teacher) =>
    reply<WordsDone>(
      (await apiAs(who)).post('/api/class/words', { personIds, text: TEXT }),
      status,
    );
  const remove = async (commentIds: string[], isRemoved: boolean, who = teacher) =>
    reply<WordsRemoved>(
      (await apiAs(who)).put('/api/class/words/removal', { commentIds, isRemoved }),
    );
  const textsOf = async (student: Person, goalId: string) => {
    const path = `/api/goals/${goalId}/comments`;
    return (await reply<GoalComment[]>((await apiAs(student)).get(path))).map(({ text }) => text);
  };
  const lines = async () =>
    ClassList.parse(await reply((await apiAs(teacher)).get('/api/class'))).students;

  it('U19: each gets it on the goal in focus, and each who can’t is named with why', async () => {
    const [one, two] = [await withGoal(), await withGoal()];
    const hidden = await withGoal({ visibility: 'private' });
    const unfocused = await withGoal({ isFocus: false });
    const gone = await withGoal();
    await leave(gone.student);
    const stranger = await buildPerson();
    const asked = [one, two, hidden, unfocused, gone, stranger, one].map((who) => who.personId);
    const { results } = await say(asked);
    expect(results.map(({ personId, result }) => [personId, result])).to.deep.equal([
      [one.personId, 'said'],
      [two.personId, 'said'],
      [hidden.personId, 'no-goal'],
      [unfocused.personId, 'no-goal'],
      [gone.personId, 'not-here'],
      [stranger.personId, 'not-here'],
    ]);
    expect(await textsOf(one.student, one.goalId)).to.deep.equal([TEXT]);
    expect(await textsOf(hidden.student, hidden.goalId)).to.deep.equal([]);
    expect(await accessesBy(teacher)).to.have.deep.members([
      { student_id: one.personId, what: 'plan' },
      { student_id: two.personId, what: 'plan' },
    ]);
  });

  it('U19: one click takes all of it back, and puts it there again', async () => {
    const [one, two] = [await withGoal(), await withGoal()];
    const { results } = await say([one.personId, two.personId]);
    const ids = results.flatMap(({ commentId }) => commentId ?? []);
    expect(await remove(ids, true)).to.deep.equal({ changed: 2 });
    expect(await textsOf(one.student, one.goalId)).to.deep.equal([]);
    expect((await lines()).map(({ saidAt }) => saidAt)).to.deep.equal([null, null]);
    expect(await remove(ids, false)).to.deep.equal({ changed: 2 });
    expect(await textsOf(two.student, two.goalId)).to.deep.equal([TEXT]);
    const other = await buildPerson({ course, role: 'teacher' });
    expect(await remove(ids, true, other)).to.deep.equal({ changed: 0 });
  });

  it('B11: the class list tells the goal in focus and when this teacher last said something of it', async () => {
    const one = await withGoal({ title: 'Learn to weld' });
    const other = await buildPerson({ course, role: 'teacher' });
    await say([one.personId], 201, other);
    const [before] = await lines();
    expect(before).to.include({
      focusGoal: 'Learn to weld',
      focusGoalId: one.goalId,
      saidAt: null,
    });
    const { at } = await say([one.personId]);
    expect((await lines())[0]!.saidAt).to.equal(at);
  });

  it('B11: the student reads it at home among what is new, until it is taken back', async () => {
    const one = await withGoal({ title: 'Learn to weld' });
    const news = async () =>
      Home.parse(await reply((await apiAs(one.student)).get('/api/home'))).news;
    const { results } = await say([one.personId]);
    const [item, ...others] = await news();
    expect(others).to.deep.equal([]);
    expect(item).to.include({
      ...{ kind: 'comment', subject: 'Learn to weld', text: TEXT, path: 'goals', score: null },
    });
    const own = { text: 'Thank you' };
    await reply((await apiAs(one.student)).post(`/api/goals/${one.goalId}/comments`, own), 201);
    expect(await news()).to.have.length(1);
    await remove([results[0]!.commentId!], true);
    expect(await news()).to.deep.equal([]);
  });

  it('U19: nothing is said by those who don’t teach, to nobody, or without words', async () => {
    const one = await withGoal();
    for (const role of ['student', 'observer', 'none', 'admin'] as const)
      await say([one.personId], 403, await buildPerson({ course, role }));
    await say([], 400);
    const empty = (await apiAs(teacher)).post('/api/class/words', {
      ...{ personIds: [one.personId], text: ' ' },
    });
    await reply(empty, 400);
    expect(await textsOf(one.student, one.goalId)).to.deep.equal([]);
  });

  it('U19: 300 students get it in less than three seconds, each with a result', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 300; at += 20)
      ids.push(
        ...(await Promise.all(Array.from({ length: 20 }, withGoal.bind(null, {})))).map(
          ({ personId }) => personId,
        ),
      );
    const began = performance.now();
    const { results } = await say(ids);
    expect(performance.now() - began).to.be.lessThan(3_000);
    expect(results.filter(({ result }) => result === 'said')).to.have.length(300);
    const path = (await lines()).filter(({ saidAt }) => saidAt !== null);
    expect(path).to.have.length(300);
  });
});
