import { expect } from 'chai';
import { NUDGES_PER_WEEK } from '#contracts/counsel-fields.js';
import { Nudge, NudgePage, Nudges } from '#contracts/nudges.js';
import { apiAs } from '../support/api.js';
import {
  buildCourse,
  buildPerson,
  type Course,
  leave,
  type Person,
  signIn,
} from '../support/builders.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { deliver, deskOf, postNudge } from '../support/counsel.js';
import { merge, twins, twoLms } from '../support/merges.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const DAY = 86_400_000;

describe('messages to many students', function () {
  this.timeout(120_000);
  let course: Course;
  let counselor: Person;
  let ann: Person;
  let bo: Person;

  beforeEach(async () => {
    course = await buildCourse();
    counselor = await buildPerson({ course, role: 'counselor', name: 'Dana Reed' });
    ann = await buildPerson({ course, name: 'Ann Able' });
    bo = await buildPerson({ course, name: 'Bo Bell' });
    await addPart(counselor, counselor, ruleOf({ letters: { from: 'A', to: 'Z' } }));
  });
  afterEach(async () => (await testSystem()).clock.reset());

  const pageOf = async ({ id }: { id: string }, staff = counselor) =>
    NudgePage.parse(await reply((await apiAs(staff)).get(`/api/nudges/${id}`)));
  const textsOf = async (student: Person) => (await deskOf(student)).nudges.map(({ text }) => text);
  const send = async (students: Person[], text: string, staff = counselor) => {
    const nudge = await postNudge(staff, students, text);
    await deliver(counselor, nudge);
    return nudge;
  };

  it('F64, U19: it is on its way at once, arrives by the queue, and says what became of it for each', async () => {
    const nudge = await postNudge(counselor, [ann, bo], 'Please sign.');
    expect(nudge.finishedAt).to.equal(null);
    expect(nudge.counts).to.include({ total: 2, waiting: 2, sent: 0 });
    expect(await textsOf(ann)).to.deep.equal([]);
    await leave(bo);
    await deliver(counselor, nudge);
    const page = await pageOf(nudge);
    expect(page.nudge.finishedAt).not.to.equal(null);
    expect(page.nudge.counts).to.include({ total: 2, waiting: 0, sent: 1, gone: 1 });
    expect(page.students.map(({ name, state }) => [name, state])).to.deep.equal([
      ['Ann Able', 'sent'],
      ['Bo Bell', 'gone'],
    ]);
    const [told] = (await deskOf(ann)).nudges;
    expect(told).to.include({ text: 'Please sign.', from: 'Dana Reed', place: 'goals' });
  });

  it('F64: of two of one name each says its LMS until they are one record, and nobody else does', async () => {
    const lms = await twoLms();
    const { kept, gone } = await twins(lms);
    const only = await buildPerson({ course: lms.canvas, name: 'Noa Berg' });
    const own = await buildPerson({ course: lms.canvas, role: 'counselor' });
    await addPart(own, own, ruleOf({ letters: { from: 'A', to: 'Z' } }));
    const nudge = await postNudge(own, [kept, gone, only]);
    const told = async () => (await pageOf(nudge, own)).students.map((one) => [one.name, one.lms]);
    expect(await told()).to.have.deep.members([
      ...[
        ['Maya Okafor', ['Canvas']],
        ['Maya Okafor', ['Moodle']],
      ],
      ['Noa Berg', []],
    ]);
    await merge(lms.admin, kept, gone);
    expect((await told()).flatMap(([, of]) => of)).to.deep.equal([]);
  });

  it('F64: the student puts it away, has it back, and the counselor sees that it was read', async () => {
    const nudge = await send([ann], 'One');
    const api = await apiAs(ann);
    await reply(api.put(`/api/my-nudges/${nudge.id}/seen`));
    expect(await textsOf(ann)).to.deep.equal([]);
    expect((await pageOf(nudge)).students[0]!.isSeen).to.equal(true);
    await reply(api.delete(`/api/my-nudges/${nudge.id}/seen`));
    expect(await textsOf(ann)).to.deep.equal(['One']);
    await (await apiAs(bo)).put(`/api/my-nudges/${nudge.id}/seen`).expect(404);
  });

  it('F64: no more than two a week reach a student, from whomever they come', async () => {
    const other = await buildPerson({ course, role: 'counselor' });
    await addPart(other, other, ruleOf({ letters: { from: 'A', to: 'A' } }));
    await send([ann], 'One');
    await send([ann], 'Two', other);
    const third = await send([ann, bo], 'Three');
    expect((await pageOf(third)).nudge.counts).to.include({ sent: 1, limit: 1 });
    expect(await textsOf(ann)).to.have.members(['One', 'Two']);
    expect(NUDGES_PER_WEEK).to.equal(2);
    (await testSystem()).clock.advance(8 * DAY);
    const later = await buildPerson({ course, role: 'counselor' });
    await addPart(later, later, ruleOf({ letters: { from: 'A', to: 'A' } }));
    await send([ann], 'Four', later);
    expect(await textsOf(await signedInAgain(ann))).to.include('Four');
  });

  /** A week later the old visit is over. */
  const signedInAgain = async (person: Person): Promise<Person> => ({
    ...person,
    token: await signIn(person),
  });

  it('F64, U19: taken back it is gone from every page, stops on its way, counts for no week, and can be sent anew', async () => {
    const first = await send([ann, bo], 'One');
    const api = await apiAs(counselor);
    const removed = Nudge.parse(await reply(api.delete(`/api/nudges/${first.id}`)));
    expect(removed.isRemoved).to.equal(true);
    expect(await textsOf(ann)).to.deep.equal([]);
    for (const text of ['Two', 'Three']) await send([ann], text);
    expect(await textsOf(ann)).to.have.members(['Two', 'Three']);
    const again = Nudge.parse(await reply(api.post(`/api/nudges/${first.id}/restore`)));
    expect(again.counts).to.include({ waiting: 2, sent: 0 });
    await deliver(counselor, first);
    expect((await pageOf(first)).students.map(({ state }) => state)).to.deep.equal([
      ...['limit', 'sent'],
    ]);
    const stopped = await postNudge(counselor, [bo], 'Stopped');
    await reply(api.delete(`/api/nudges/${stopped.id}`));
    await deliver(counselor, stopped);
    expect(await textsOf(bo)).to.deep.equal(['One']);
  });

  it('F64: nobody of another’s caseload can be chosen, and another’s message is not there', async () => {
    const other = await buildPerson({ course, role: 'counselor' });
    const nudge = await send([ann], 'One');
    const body = { text: 'Hello', place: 'none', studentIds: [ann.personId] };
    await (await apiAs(other)).post('/api/nudges', body).expect(404);
    await (await apiAs(other)).get(`/api/nudges/${nudge.id}`).expect(404);
    const list = Nudges.parse(await reply((await apiAs(other)).get('/api/nudges')));
    expect(list.items).to.deep.equal([]);
  });

  it('U19: 300 students: accepted in 3 s and done in 30 s, with a result for each', async () => {
    const students: Person[] = [];
    for (let number = 0; number < 300; number += 1)
      students.push(await buildPerson({ course, name: `Cy C${number}` }));
    const begun = Date.now();
    const nudge = await postNudge(counselor, students, 'To all');
    const accepted = Date.now() - begun;
    await deliver(counselor, nudge);
    const done = Date.now() - begun;
    const page = await pageOf(nudge);
    expect(page.students).to.have.length(300);
    expect(page.nudge.counts.sent).to.equal(300);
    expect(accepted, 'accepted').to.be.below(3_000);
    expect(done, 'done').to.be.below(30_000);
  });
});
