import { expect } from 'chai';
import type {
  SavedCollege,
  SavedCollegeList,
  SavedCollegeReply,
} from '#contracts/saved-colleges.js';
import { apiAs, type ApiClient } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { bring, planOfStudent } from '../support/compared-plans.js';
import { takeOut } from '../support/passports.js';
import { reply } from '../support/reply.js';

const BERKELEY = '/api/saved-colleges/110635';
const PIMA = '/api/saved-colleges/105525';

describe('Saved colleges', function () {
  this.timeout(60_000);
  let person: Person;
  let student: ApiClient;
  beforeEach(async () => {
    person = await buildPerson();
    student = await apiAs(person);
  });

  const list = async () =>
    (await reply<SavedCollegeList>(student.get('/api/saved-colleges'))).items;

  it('F30: keep stars, a thought, pros and cons, and whether one is still interested', async () => {
    expect(await reply<SavedCollegeReply>(student.get(BERKELEY))).to.deep.equal({ saved: null });
    await reply(student.put(BERKELEY, {}));
    const saved = await reply<SavedCollege>(
      student.put(BERKELEY, { rating: 4, thought: 'Far away.', pros: ['Labs'], cons: ['Rent'] }),
    );
    expect(saved).to.deep.include({ rating: 4, thought: 'Far away.', stillInterested: true });
    expect(saved.college).to.include({ name: 'University of California-Berkeley', state: 'CA' });
    expect((await list())[0]).to.deep.include({ pros: ['Labs'], cons: ['Rent'] });
  });

  it('F30: keep every change of mind with its date', async () => {
    await reply(student.put(BERKELEY, { rating: 5 }));
    await reply(student.put(BERKELEY, { rating: 2 }));
    const { history } = await reply<SavedCollege>(
      student.put(BERKELEY, { stillInterested: false }),
    );
    expect(history.map(({ rating, stillInterested }) => [rating, stillInterested])).to.deep.equal([
      [2, false],
      [2, true],
      [5, true],
    ]);
  });

  it('F30: are taken out and put back with all that was said', async () => {
    await reply(student.put(BERKELEY, { thought: 'Nice.' }));
    await reply(student.put(PIMA, {}));
    expect((await reply<SavedCollege>(student.delete(BERKELEY))).isRemoved).to.equal(true);
    expect((await list()).map(({ college }) => college.code)).to.deep.equal(['105525']);
    await reply(student.post(`${BERKELEY}/restore`));
    expect((await list()).map(({ thought }) => thought)).to.include('Nice.');
  });

  it('F30: are the student’s alone, of colleges there are, and named where they are wrong', async () => {
    await student.put('/api/saved-colleges/999999', {}).expect(404);
    await student.post(`${PIMA}/restore`).expect(404);
    const { body } = (await student.put(BERKELEY, { rating: 9 }).expect(400)) as {
      body: { errors: { pointer: string }[] };
    };
    expect(body.errors[0]!.pointer).to.contain('rating');
    await student.put(BERKELEY, { visibility: 'teachers' }).expect(400);
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get('/api/saved-colleges').expect(403);
    await teacher.put(BERKELEY, {}).expect(403);
  });

  it('B7: travel in a passport with every change of mind', async () => {
    await reply(student.put(BERKELEY, { rating: 5 }));
    await reply(student.put(BERKELEY, { rating: 3, thought: 'Too big?' }));
    const other = await buildPerson();
    await bring(other, await takeOut(person));
    const { parts } = await planOfStudent(other);
    expect(parts.colleges).to.have.length(1);
    expect(parts.colleges[0]).to.deep.include({ id: '110635', rating: 3, thought: 'Too big?' });
    expect(parts.colleges[0]!.changes.map(({ rating }) => rating)).to.deep.equal([5, 3]);
  });
});
