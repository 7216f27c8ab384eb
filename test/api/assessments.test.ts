import { expect } from 'chai';
import type { StudentRecord } from '#contracts/advising.js';
import type { AreaKind } from '#contracts/assessment-kinds.js';
import type {
  AreaResult,
  AreaResultDetail,
  AreaResultList,
  AssessmentStates,
  LearningNote,
} from '#contracts/assessments.js';
import type { JournalEntry } from '#contracts/journal.js';
import type { Problem } from '#contracts/problem.js';
import type {
  CurrentAttempt,
  ProfilerAttempt,
  ProfilerItems,
  ProfilerResultList,
} from '#contracts/profiler.js';
import { WORK_VALUES } from '#contracts/riasec.js';
import type { Timeline } from '#contracts/years.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { answerArea, assessmentPath, beginArea, finishArea } from '../support/assessments.js';
import { buildCourse, buildPerson, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';

describe('Assessments of skills and values', () => {
  let person: Person;
  let student: ApiClient;
  before(async () => {
    person = await buildPerson();
    student = await apiAs(person);
  });

  it('F35: asks 30 questions on skills and 18 on values, not validated, in two languages', async () => {
    const counts = { skills: 30, values: 18 };
    for (const kind of ['skills', 'values'] as const) {
      const body = await reply<ProfilerItems>(student.get(`${assessmentPath(kind)}/items`));
      expect(body.items).to.have.length(counts[kind]);
      expect(body.isValidated).to.equal(false);
      expect(body.items[0]?.text).to.have.keys('en', 'es');
    }
    await student.get('/api/assessments/interests/items').expect(400);
  });

  it('F35: each kind is paused and resumed by itself', async () => {
    const skills = await beginArea(student, 'skills');
    const values = await beginArea(student, 'values');
    await student.patch(`${assessmentPath('skills')}/attempts/${skills}`, { answers: { K01: 4 } });
    await student.patch(`${assessmentPath('values')}/attempts/${values}`, {
      answers: { V01: 2, V02: 5 },
    });
    const current = async (kind: AreaKind) =>
      (await reply<CurrentAttempt>(student.get(`${assessmentPath(kind)}/attempts/current`)))
        .attempt;
    expect(await current('skills')).to.deep.include({ id: skills, answered: 1, total: 30 });
    expect(await current('values')).to.deep.include({ id: values, answered: 2, total: 18 });
    expect(await beginArea(student, 'skills')).to.equal(skills);
    await student
      .patch(`${assessmentPath('skills')}/attempts/${skills}`, { answers: { V01: 3 } })
      .expect(400);
    await student
      .patch(`${assessmentPath('values')}/attempts/${skills}`, { answers: { V01: 3 } })
      .expect(404);
    await student.patch(`/api/profiler/attempts/${skills}`, { answers: { R01: 3 } }).expect(404);
    const anew = await reply<ProfilerAttempt>(
      student.post(`${assessmentPath('skills')}/attempts`, { startOver: true }),
      201,
    );
    expect(anew.answered).to.equal(0);
  });

  it('F35: sums up each area, says what stands out, and refuses gaps', async () => {
    const id = await beginArea(student, 'skills');
    const refused = await reply<Problem>(
      student.post(`${assessmentPath('skills')}/attempts/${id}/finish`, {}),
      400,
    );
    expect(refused.errors).to.have.length(30);
    const skills = await finishArea(student, 'skills', { area: 'helping' });
    expect(skills).to.deep.include({ kind: 'skills', minimum: 3, maximum: 15, shape: 'clear' });
    expect(skills.scores).to.have.length(10);
    expect(skills.scores.find(({ area }) => area === 'helping')?.score).to.equal(15);
    expect(skills.topAreas[0]).to.equal('helping');
    expect(skills.name).to.match(/^Skills, /);
    const flat = await finishArea(student, 'values', { area: 'none' });
    expect(flat).to.deep.include({ shape: 'flat', isValidated: false });
    expect(flat.topAreas).to.deep.equal([]);
    expect(flat.scores.map(({ area }) => area)).to.deep.equal([...WORK_VALUES]);
  });

  it('F35: a retake stands beside the result before it', async () => {
    const again = await finishArea(student, 'skills', { area: 'machines' });
    expect(again.earlier?.topAreas[0]).to.equal('helping');
    expect(again.name).to.match(/ \(2\)$/);
  });

  it('F35: keeps 20 named results of a kind apart from the interests; renames and removes', async () => {
    const client = await apiAs(await buildPerson());
    const results = `${assessmentPath('values')}/results`;
    for (let number = 1; number <= 20; number += 1)
      await finishArea(client, 'values', { area: 'support', name: `Values ${number}` });
    const list = async () => (await reply<AreaResultList>(client.get(results))).items;
    expect((await list()).map(({ name }) => name)[0]).to.equal('Values 20');
    expect(await list()).to.have.length(20);
    const interests = await reply<ProfilerResultList>(client.get('/api/profiler/results'));
    expect(interests.items).to.deep.equal([]);
    const one = `${results}/${(await list())[19]?.id}`;
    expect(Object.keys((await reply<AreaResultDetail>(client.get(one))).answers)).to.have.length(
      18,
    );
    expect((await reply<AreaResult>(client.patch(one, { name: 'Fall' }))).name).to.equal('Fall');
    await client.delete(one).expect(200);
    expect(await list()).to.have.length(19);
    await client.post(`${one}/restore`).expect(200);
    expect(await list()).to.have.length(20);
    await client.get(one.replace('values', 'skills')).expect(404);
    await client.get(one.replace('assessments/values', 'profiler')).expect(404);
  });

  it('F35: tells how far the student is with each kind', async () => {
    const client = await apiAs(await buildPerson());
    const states = async () =>
      (await reply<AssessmentStates>(client.get('/api/assessments'))).items;
    const nothing = { answered: null, resultCount: 0, latest: null };
    expect(await states()).to.deep.equal([
      { kind: 'interests', total: 30, ...nothing },
      { kind: 'skills', total: 30, ...nothing },
      { kind: 'values', total: 18, ...nothing },
      { kind: 'preferences', total: 8, ...nothing },
    ]);
    await client.post('/api/profiler/attempts', { form: 'full' }).expect(201);
    const { id } = await finishArea(client, 'values', { area: 'support', name: 'Mine' });
    const [interests, , values] = await states();
    expect(interests).to.deep.include({ answered: 0, total: 60 });
    expect(values).to.deep.include({ answered: null, resultCount: 1 });
    expect(values?.latest).to.deep.include({ id, name: 'Mine' });
  });

  it('F35: answers on how one learns become a private note of one’s own, without a score', async () => {
    const client = await apiAs(await buildPerson());
    const attempts = `${assessmentPath('preferences')}/attempts`;
    const { items } = await reply<ProfilerItems>(client.get('/api/assessments/preferences/items'));
    for (const { options } of items) expect(options).to.have.length(5);
    const open = await beginArea(client, 'preferences');
    await client.post(`${attempts}/${open}/finish`).expect(400);
    await client.patch(`${attempts}/${open}`, { answers: { L01: 2, L05: 1 } }).expect(200);
    const id = await answerArea(client, 'preferences', 'none');
    expect(id).to.equal(open);
    const finish = () => reply<LearningNote>(client.post(`${attempts}/${id}/finish`), 201);
    expect(await finish()).to.deep.equal({ id });
    expect(await finish()).to.deep.equal({ id });
    const note = await reply<JournalEntry>(client.get(`/api/journal/${id}`));
    expect(note).to.include({ visibility: 'private', revision: 1, entry: null });
    expect(note.text).to.match(/^How I learn\n\nWhat helps you most/);
    expect(note.text).to.contain(`${items[0]?.text.en}\n${items[0]?.options?.[1]?.en}`);
    const state = async () =>
      (await reply<AssessmentStates>(client.get('/api/assessments'))).items[3];
    expect((await state())?.latest).to.include({ id, name: 'How I learn' });
    await client.get(`/api/assessments/preferences/results`).expect(400);
    await client.delete(`/api/journal/${id}`).expect(200);
    expect((await state())?.latest).to.equal(null);
  });

  it('F35: results stand in the record and on the timeline', async () => {
    const client = await apiAs(await buildPerson());
    const { id } = await finishArea(client, 'values', { area: 'support', name: 'Mine' });
    const { areaResults } = await reply<StudentRecord>(client.get('/api/record'));
    expect(areaResults).to.have.length(1);
    expect(areaResults[0]).to.deep.include({ id, kind: 'values', name: 'Mine' });
    expect(areaResults[0]?.topAreas[0]).to.equal('support');
    const { years } = await reply<Timeline>(client.get('/api/timeline'));
    const [entry] = years.flatMap(({ entries }) => entries);
    expect(entry).to.include({ kind: 'self-result', source: id, title: 'Mine' });
  });

  it('F35: results are the student’s own: nobody else reads or changes them', async () => {
    const course = await buildCourse();
    const owner = await apiAs(await buildPerson({ course }));
    const { id } = await finishArea(owner, 'skills', { area: 'talking' });
    const one = `${assessmentPath('skills')}/results/${id}`;
    await (await apiAs(await buildPerson({ course }))).get(one).expect(404);
    for (const role of ['teacher', 'counselor', 'admin', 'observer'] as const) {
      const other = await apiAs(await buildPerson({ course, role }));
      await other.get(one).expect(403);
      await other.get('/api/assessments').expect(403);
      await other.post(`${assessmentPath('skills')}/attempts`, {}).expect(403);
    }
  });
});
