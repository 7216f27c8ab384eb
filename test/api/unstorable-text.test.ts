import { expect } from 'chai';
import { Problem } from '#contracts/problem.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';

const BAD = 'Learn to\0 weld';

describe('text that the database can’t hold', function () {
  this.timeout(30_000);

  it('is refused wherever it stands, naming the field', async () => {
    const api = await apiAs(await buildPerson());
    const goal = { title: 'Weld', kind: 'career', horizon: 'year' };
    const pointersOf = async (test: Parameters<typeof reply>[0]) =>
      Problem.parse(await reply(test, 400)).errors?.map(({ pointer }) => pointer);
    expect(await pointersOf(api.post('/api/goals', { ...goal, title: BAD }))).to.deep.equal([
      '/body/title',
    ]);
    const milestones = [{ title: 'Fine' }, { title: BAD }];
    expect(await pointersOf(api.post('/api/goals', { ...goal, milestones }))).to.deep.equal([
      '/body/milestones/1/title',
    ]);
    const activity = { kind: 'service', title: 'Weld', skills: [BAD] };
    expect(await pointersOf(api.post('/api/my-activities', activity))).to.deep.equal([
      '/body/skills/0',
    ]);
    expect(await pointersOf(api.get('/api/my-activities?words=a%00b'))).to.deep.equal([
      '/query/words',
    ]);
    const half = { ...goal, title: 'A smile cut in two \ud83d' };
    expect(await pointersOf(api.post('/api/goals', half))).to.deep.equal(['/body/title']);
    expect(await reply(api.get('/api/goals'))).to.deep.equal([]);
    await reply(api.post('/api/goals', { ...goal, title: 'A whole smile 😀' }), 201);
  });
});
