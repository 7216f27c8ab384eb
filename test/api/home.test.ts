import { expect } from 'chai';
import { Home } from '#contracts/home.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, handIn, score } from '../support/assignments.js';
import { buildCourse, buildPerson, signIn } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const DAY = 86_400_000;

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
});
