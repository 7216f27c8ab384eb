import { expect } from 'chai';
import { Assignment, AssignmentList, Reflection } from '#contracts/assignments.js';
import { Home } from '#contracts/home.js';
import { ReadyReply } from '#contracts/ready.js';
import { apiAs } from '../support/api.js';
import { handIn } from '../support/assignments.js';
import { choosingTeacher, itemsIn, choice } from '../support/attach.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';
import type { FormPost } from '#contracts/attach.js';

async function stage() {
  const course = await buildCourse();
  const teacher = await buildPerson({ course, role: 'teacher' });
  const student = await buildPerson({ course });
  return { course, teacher, student, api: await apiAs(teacher) };
}

const given = (activity: ReadyReply['items'][number]) => ({
  title: activity.title,
  instructions: activity.instructions,
  blocks: activity.prompts.map((prompt) => ({ prompt })),
  grading: 'none' as const,
});

describe('ready activities', function () {
  this.timeout(30_000);

  it('F54: are found by subject, grade and words, in either language and without accents', async () => {
    const { api, student } = await stage();
    const find = async (wish: string) =>
      ReadyReply.parse(await reply(api.get(`/api/ready-activities?${wish}`)));
    const all = await find('limit=100');
    expect(all.total).to.be.at.least(60).and.to.equal(all.items.length);
    const math = await find('subject=math&band=9-10');
    expect(math.total).to.be.at.least(2);
    for (const item of math.items) expect(item).to.include({ subject: 'math', band: '9-10' });
    expect((await find('query=paycheck percent')).items[0]?.id).to.equal('math-percent-paycheck');
    const spanish = await find('query=prestamo curvas');
    expect(spanish.items.map(({ id }) => id)).to.deep.equal(['math-compound-loan']);
    expect(spanish.items[0]?.title).to.equal('What a loan grows into');
    expect((await find('query=zzzz')).total).to.equal(0);
    await reply(api.get('/api/ready-activities?band=4-5'), 400);
    await reply((await apiAs(student)).get('/api/ready-activities'), 403);
  });

  it('F54: given inside Pathlight, the class finds it at home and hands it in', async () => {
    const { api, student, course } = await stage();
    const found = await reply<ReadyReply>(api.get('/api/ready-activities?subject=advisory'));
    const activity = found.items[0]!;
    const made = Assignment.parse(await reply(api.post('/api/assignments', given(activity)), 201));
    expect(made.blocks.map(({ prompt }) => prompt)).to.deep.equal(activity.prompts);
    const own = await apiAs(student);
    const home = Home.parse(await reply(own.get('/api/home')));
    expect(JSON.stringify(home)).to.include(made.id);
    await handIn(student, made.id, { b1: 'My goal', b2: 'Read one page' });
    const list = AssignmentList.parse(await reply(api.get('/api/assignments')));
    expect(list.assignments[0]).to.include({ id: made.id, handedIn: 1, toRead: 1 });
    await reply(api.delete(`/api/assignments/${made.id}`), 409);
    const elsewhere = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await reply(elsewhere.get(`/api/assignments/${made.id}/submissions`));
    await reply((await stage()).api.delete(`/api/assignments/${made.id}`), 404);
  });

  it('F54: what nobody has begun can be taken back; a grade needs the course', async () => {
    const { api, student } = await stage();
    const [activity] = (await reply<ReadyReply>(api.get('/api/ready-activities'))).items;
    const made = await reply<Assignment>(api.post('/api/assignments', given(activity!)), 201);
    const own = await apiAs(student);
    await reply(own.post('/api/assignments', given(activity!)), 403);
    await reply(own.delete(`/api/assignments/${made.id}`), 403);
    await reply(api.delete(`/api/assignments/${made.id}`));
    await reply(own.get(`/api/assignments/${made.id}/submission`), 404);
    const graded = { ...given(activity!), grading: 'complete' };
    const refused = await reply<{ errors: { pointer: string }[] }>(
      api.post('/api/assignments', graded),
      400,
    );
    expect(refused.errors[0]?.pointer).to.equal('/body/grading');
  });

  it('F54: each reader meets it in their language, except what the teacher changed', async () => {
    const { api, course } = await stage();
    const [activity] = (await reply<ReadyReply>(api.get('/api/ready-activities'))).items;
    const changed = given(activity!);
    changed.blocks[1] = { prompt: 'My own question?' };
    const made = await reply<Assignment>(api.post('/api/assignments', changed), 201);
    const reader = await apiAs(await buildPerson({ course, locale: 'es' }));
    const { assignment } = Reflection.parse(
      await reply(reader.get(`/api/assignments/${made.id}/submission`)),
    );
    expect(assignment.title).to.equal('Porcentajes en un primer pago');
    expect(assignment.instructions).to.match(/^Los porcentajes deciden/);
    expect(assignment.blocks[0]?.prompt).to.match(/^¿Qué carrera usaste/);
    expect(assignment.blocks[1]?.prompt).to.equal('My own question?');
  });

  it('F54: goes into the LMS by deep linking with its questions', async () => {
    const { api } = await choosingTeacher();
    const [activity] = (await reply<ReadyReply>(api.get('/api/ready-activities?query=credits')))
      .items;
    const reflection = { ...given(activity!), grading: 'complete' as const };
    const form = await reply<FormPost>(
      api.post('/api/attach', choice({ type: 'reflection', reflection })),
      201,
    );
    expect(itemsIn(form)[0]).to.deep.include({
      title: 'Read the credits',
      text: activity!.instructions,
    });
  });
});
