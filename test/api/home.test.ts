import { expect } from 'chai';
import type { Goal } from '#contracts/goals.js';
import { Home } from '#contracts/home.js';
import type { ProfilerAttempt, ProfilerItems } from '#contracts/profiler.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildAssignment, buildGoal, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, signIn } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';
import { saysGrade, yearNow } from '../support/years.js';

const DAY = 86_400_000;

async function answerProfiler(api: ApiClient): Promise<void> {
  const { items } = await reply<ProfilerItems>(api.get('/api/profiler/items'));
  const attempts = '/api/profiler/attempts';
  const { id } = await reply<ProfilerAttempt>(api.post(attempts, { form: 'short' }), 201);
  const answers = Object.fromEntries(items.map((item, index) => [item.id, (index % 5) + 1]));
  await reply(api.patch(`${attempts}/${id}`, { answers }));
  await reply(api.post(`${attempts}/${id}/finish`, {}), 201);
}

describe('the student’s first page', function () {
  this.timeout(30_000);

  it('tells what a teacher said in the last sixty days, by the clock of the product', async () => {
    const { clock } = await testSystem();
    const course = await buildCourse();
    const student = await buildPerson({ course });
    const teacher = await buildPerson({ course, role: 'teacher' });
    const id = await buildAssignment(course);
    await handIn(student, id);
    await score(teacher, id, student, { points: 8, comment: 'Well seen.' });
    const newsAfter = async (days: number) => {
      clock.advance(days * DAY);
      try {
        const api = await apiAs({ token: await signIn(student, {}) });
        return Home.parse(await reply(api.get('/api/home'))).news.map(({ text }) => text);
      } finally {
        clock.reset();
      }
    };
    expect(await newsAfter(59)).to.deep.equal(['Well seen.']);
    expect(await newsAfter(61)).to.deep.equal([]);
  });

  it('F07: shows the first five of many goals in short: the focus, then by date, those done last', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const add = (title: string, fields: object = {}) =>
      reply<Goal>(
        api.post('/api/goals', { title, kind: 'career', horizon: 'year', ...fields }),
        201,
      );
    const finished = await add('Finished', { targetDate: '2026-01-01' });
    await reply(api.patch(`/api/goals/${finished.id}`, { status: 'done' }));
    for (const month of ['05', '02', '04', '03', '06'])
      await add(`In ${month}`, { targetDate: `2027-${month}-01` });
    const gone = await add('Gone', { targetDate: '2027-01-01' });
    await reply(api.delete(`/api/goals/${gone.id}`));
    await add('No date, but now', {
      isFocus: true,
      milestones: [
        { title: 'Begun', done: true, dueDate: '2026-12-01' },
        { title: 'Some day' },
        { title: 'Later', dueDate: '2027-03-01' },
        { title: 'Next', dueDate: '2027-02-01' },
      ],
    });
    const { goals } = Home.parse(await reply(api.get('/api/home')));
    expect(goals.map(({ title }) => title)).to.deep.equal([
      ...['No date, but now', 'In 02', 'In 03', 'In 04', 'In 05'],
    ]);
    expect(goals[0]).to.deep.include({ isFocus: true, progress: { done: 1, total: 4 } });
    expect(goals[1]).to.deep.include({ isFocus: false, progress: { done: 0, total: 0 } });
  });

  it('F07: names the open milestone of the focus goal that is due first', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    const goal = { title: 'Now', kind: 'career', horizon: 'year', isFocus: true };
    const open = ['Some day', 'Later', 'Next', 'Second of the day'];
    const dates = [null, '2099-03-01', '2099-02-01', '2099-02-01'];
    const milestones = [
      { title: 'Begun', done: true, dueDate: '2099-01-01' },
      ...open.map((title, index) => ({ title, dueDate: dates[index] })),
    ];
    await reply(api.post('/api/goals', { ...goal, milestones }), 201);
    await reply(api.put('/api/saved-careers/29-1141.00', { rating: 4 }));
    await answerProfiler(api);
    const { nextStep } = Home.parse(await reply(api.get('/api/home')));
    expect(nextStep).to.include({ kind: 'do-milestone', subject: 'Next', dueDate: '2099-02-01' });
  });

  it('F15, B9, B15: asks for what the school year asks for, by the clock of the product', async () => {
    const { clock } = await testSystem();
    const student = await buildPerson();
    await saysGrade(student, 12);
    const goal = await buildGoal(student);
    /** At noon on this day of the school year after this one. */
    const on = async (monthDay: string): Promise<ApiClient> => {
      const year = yearNow() + (monthDay < '08' ? 2 : 1);
      clock.reset();
      clock.advance(Date.parse(`${String(year)}-${monthDay}T12:00:00Z`) - Date.now());
      return apiAs({ token: await signIn(student) });
    };
    const step = async (api: ApiClient) =>
      Home.parse(await reply(api.get('/api/home'))).nextStep?.kind;
    try {
      const fall = await on('09-10');
      expect(await step(fall)).to.equal('carry-goals');
      const choice = { choice: 'keep', why: 'Still mine', revision: 0 };
      await reply(fall.put(`/api/look-back/goals/${goal.id}`, choice));
      expect(await step(fall)).to.equal('take-profiler');
      const spring = await on('05-10');
      expect(await step(spring)).to.equal('take-out');
      await spring.get('/api/passport/file/whole');
      expect(await step(spring)).to.equal('open-take-out');
      await reply(spring.put('/api/passport/opened', { isOpened: true }));
      expect(await step(spring)).to.equal('look-back');
      await reply(spring.put('/api/look-back', { text: 'I grew up.', revision: 0 }));
      await reply(spring.post('/api/look-back/done', { isDone: true, revision: 1 }));
      expect(await step(spring)).to.equal('take-profiler');
    } finally {
      clock.reset();
    }
  });
});
