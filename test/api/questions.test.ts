import { expect } from 'chai';
import type { OwnQuestions, QuestionDecision, StaffQuestions } from '#contracts/questions.js';
import type { Looks } from '#contracts/sharing.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildDistrict, buildPerson, type Course } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const ASK = '/api/careers/29-1141.00/questions';
const QUEUE = '/api/career-questions';

describe('Questions about a career', () => {
  let course: Course;
  let student: ApiClient;
  let counselor: ApiClient;
  beforeEach(async () => {
    course = await buildCourse({ district: await buildDistrict() });
    student = await apiAs(await buildPerson({ course, name: 'Maya Lopez' }));
    counselor = await apiAs(await buildPerson({ course, role: 'counselor' }));
  });
  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  const ask = async (question: string) =>
    (await reply<OwnQuestions>(student.post(ASK, { question }), 201)).items[0]!;
  const own = async () => (await reply<OwnQuestions>(student.get(ASK))).items;
  const queue = async () => (await reply<StaffQuestions>(counselor.get(QUEUE))).items;
  const decide = (id: string, decision: QuestionDecision, status = 200) =>
    reply<StaffQuestions>(counselor.put(`${QUEUE}/${id}/state`, decision), status);

  it('F43: a question waits for the counselor, is passed on and answered, and the student sees each', async () => {
    const { id } = await ask('What is a night shift like?');
    expect((await own())[0]).to.include({ state: 'waiting', answer: '' });
    expect((await queue())[0]).to.deep.include({
      ...{ id, studentName: 'Maya Lopez', question: 'What is a night shift like?' },
      nextStates: ['passed-on', 'answered', 'closed', 'taken-down'],
    });
    await decide(id, {
      from: 'waiting',
      to: 'passed-on',
      passedTo: 'Ana at the clinic',
      answer: 'Draft',
    });
    const [passed] = await own();
    expect(passed).to.include({ state: 'passed-on', answer: '' });
    expect(JSON.stringify(passed)).not.to.contain('Ana');
    await decide(id, { from: 'passed-on', to: 'answered', answer: 'Quiet, and then not.' });
    expect((await own())[0]).to.include({ state: 'answered', answer: 'Quiet, and then not.' });
    await decide(id, { from: 'answered', to: 'answered', answer: 'Quiet at first.' });
    expect((await own())[0]!.answer).to.equal('Quiet at first.');
    await decide(id, { from: 'answered', to: 'closed' });
    expect((await own())[0]).to.include({ state: 'closed', answer: 'Quiet at first.' });
  });

  it('F43: what is taken down shows its words to nobody but staff, and can be brought back', async () => {
    const { id } = await ask('Call me at 555 0100');
    await decide(id, { from: 'waiting', to: 'taken-down' });
    expect((await own())[0]).to.include({ state: 'taken-down', question: '', answer: '' });
    expect((await queue())[0]!.question).to.equal('Call me at 555 0100');
    await decide(id, { from: 'taken-down', to: 'waiting' });
    expect((await own())[0]!.question).to.equal('Call me at 555 0100');
  });

  it('F43: refuses an answer without words, a step that is none, and a decision on an older state', async () => {
    const { id } = await ask('Do you like it?');
    await decide(id, { from: 'waiting', to: 'answered', answer: ' ' }, 400);
    await decide(id, { from: 'waiting', to: 'waiting' }, 400);
    await decide(id, { from: 'waiting', to: 'closed' });
    await decide(id, { from: 'waiting', to: 'answered', answer: 'Late' }, 409);
    for (const body of [
      { question: '  ' },
      { question: 'x'.repeat(501) },
      {},
      { question: 'a', more: 1 },
    ])
      await student.post(ASK, body).expect(400);
    await student.post('/api/careers/99-9999.00/questions', { question: 'Who?' }).expect(404);
  });

  it('F43: a student takes a question back and puts it where it was', async () => {
    const { id } = await ask('Is it hard?');
    await student.delete(`/api/my-questions/${id}`).expect(200);
    expect([await own(), await queue()]).to.deep.equal([[], []]);
    await decide(id, { from: 'waiting', to: 'closed' }, 404);
    await student.post(`/api/my-questions/${id}/restore`).expect(200);
    expect((await queue()).map((one) => one.id)).to.deep.equal([id]);
  });

  it('F43: five may wait, and ten be asked within a day', async () => {
    const { clock } = await testSystem();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) ids.push((await ask(`Question ${count}`)).id);
    await student.post(ASK, { question: 'One too many' }).expect(409);
    for (const id of ids) await decide(id, { from: 'waiting', to: 'closed' });
    for (let count = 5; count < 10; count += 1) {
      const { id } = await ask(`Question ${count}`);
      await student.delete(`/api/my-questions/${id}`).expect(200);
    }
    await student.post(ASK, { question: 'The eleventh' }).expect(429);
    clock.advance(24 * 3_600_000 + 1);
    student = await apiAs(await buildPerson({ course }));
    await ask('Another student, another day');
  });

  it('F43: the queue is for counselors and administrators, and looking is noted', async () => {
    const { id } = await ask('Who reads this?');
    for (const role of ['student', 'teacher', 'observer'] as const) {
      const other = await apiAs(await buildPerson({ course, role }));
      await other.get(QUEUE).expect(403);
      await other.put(`${QUEUE}/${id}/state`, { from: 'waiting', to: 'closed' }).expect(403);
    }
    await counselor.post(ASK, { question: 'May I?' }).expect(403);
    const classmate = await apiAs(await buildPerson({ course }));
    expect((await reply<OwnQuestions>(classmate.get(ASK))).items).to.deep.equal([]);
    await classmate.delete(`/api/my-questions/${id}`).expect(404);
    await queue();
    const { looks } = await reply<Looks>(student.get('/api/sharing/looks'));
    expect(looks.map(({ what, role }) => [what, role])).to.deep.include(['record', 'counselor']);
  });
});
