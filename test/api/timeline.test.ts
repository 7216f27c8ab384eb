import { expect } from 'chai';
import { Timeline, type TimelineEntry, YearPage } from '#contracts/years.js';
import { apiAs } from '../support/api.js';
import { accessesBy, buildAssignment, buildGoal, handIn } from '../support/assignments.js';
import { buildCourse, buildPerson, signIn } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { inYears, saysGrade, yearNow } from '../support/years.js';

const CODE = '29-1141.00';
const words = (entries: TimelineEntry[]) => entries.map(({ kind, title }) => `${kind}: ${title}`);

describe('a student’s school years', function () {
  this.timeout(30_000);
  afterEach(async () => (await testSystem()).clock.reset());

  it('F15: the timeline keeps each year’s own words, with the grade where it is known', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await saysGrade(student, 6);
    const now = yearNow();
    const goal = await buildGoal(student, { title: 'Be a vet', horizon: 'life' });
    await handIn(student, await buildAssignment(course, { title: 'Looking back' }));
    const first = await apiAs(student);
    await reply(first.put(`/api/saved-careers/${CODE}`, { rating: 3 }));
    await reply(first.post('/api/strengths', { side: 'strength', text: 'Drawing' }), 201);
    const next = await inYears(1, student);
    await reply(next.patch(`/api/goals/${goal.id}`, { title: 'Be a vet nurse' }));
    await reply(next.delete(`/api/saved-careers/${CODE}`));
    const last = await inYears(2, student);
    await reply(last.patch(`/api/goals/${goal.id}`, { status: 'done' }));
    const { years } = Timeline.parse(await reply(last.get('/api/timeline')));
    expect(years.map(({ year, grade, isNow }) => [year, grade, isNow])).to.deep.equal([
      [now, 6, false],
      [now + 1, null, false],
      [now + 2, null, true],
    ]);
    expect(words(years[0]!.entries)).to.have.members([
      ...['goal-begun: Be a vet', 'reflection: Looking back'],
      ...['career-saved: Registered Nurses', 'strength: Drawing'],
    ]);
    expect(words(years[1]!.entries)).to.deep.equal([
      'goal-changed: Be a vet nurse',
      'career-set-aside: Registered Nurses',
    ]);
    expect(words(years[2]!.entries)).to.deep.equal(['goal-reached: Be a vet nurse']);
  });

  it('F15: a past year opens as it ended, with its goals and reflections; none to come', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course, name: 'Maya Lopez' });
    await saysGrade(student, 7);
    const now = yearNow();
    const goal = await buildGoal(student, { title: 'Learn to weld', why: 'I like sparks' });
    const reached = await buildGoal(student, { title: 'Join a club' });
    await reply((await apiAs(student)).patch(`/api/goals/${reached.id}`, { status: 'done' }));
    await handIn(student, await buildAssignment(course), { b1: 'I began.', b2: 'More.' });
    const api = await inYears(1, student);
    await reply(api.patch(`/api/goals/${goal.id}`, { title: 'Weld a gate', why: null }));
    const past = YearPage.parse(await reply(api.get(`/api/years/${now}`)));
    expect(past).to.include({ grade: 7, nextGrade: 8, isOver: true, name: 'Maya Lopez' });
    expect(past.goals.map(({ title, why, status }) => [title, why, status])).to.deep.equal([
      ['Learn to weld', 'I like sparks', 'active'],
      ['Join a club', null, 'done'],
    ]);
    expect(past.reflections[0]!.answers.map(({ text }) => text)).to.deep.equal([
      'I began.',
      'More.',
    ]);
    const present = YearPage.parse(await reply(api.get(`/api/years/${now + 1}`)));
    expect(present.goals.map(({ title }) => title)).to.deep.equal(['Weld a gate']);
    expect(present.reflections).to.deep.equal([]);
    await reply(api.get(`/api/years/${now + 2}`), 404);
    await reply(api.get('/api/years/last'), 400);
  });

  it('F15, P6: staff see as much of the years as the student shows, and are noted', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await buildGoal(student, { title: 'For all' });
    await buildGoal(student, { title: 'For my counselor', visibility: 'adviser' });
    await buildGoal(student, { title: 'For me', visibility: 'private' });
    await reply((await apiAs(student)).put(`/api/saved-careers/${CODE}`, { rating: 3 }));
    const path = `/api/class/${student.personId}/timeline`;
    const seenBy = async (role: 'teacher' | 'counselor') => {
      const viewer = await buildPerson({ course, role });
      const { years } = Timeline.parse(await reply((await apiAs(viewer)).get(path)));
      expect(await accessesBy(viewer)).to.deep.equal([
        { student_id: student.personId, what: 'plan' },
      ]);
      return words(years.flatMap(({ entries }) => entries));
    };
    expect(await seenBy('teacher')).to.deep.equal(['goal-begun: For all']);
    expect(await seenBy('counselor')).to.deep.equal([
      'goal-begun: For all',
      'goal-begun: For my counselor',
    ]);
    const stranger = await apiAs(await buildPerson({ role: 'teacher' }));
    await reply(stranger.get(path), 404);
    await reply((await apiAs(await buildPerson({ course }))).get(path), 403);
    const teacher = { token: await signIn(await buildPerson({ course, role: 'teacher' })) };
    await reply((await apiAs(teacher)).get('/api/timeline'), 403);
  });
});
