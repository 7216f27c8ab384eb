import { expect } from 'chai';
import type { Problem } from '#contracts/problem.js';
import type {
  CareerMatches,
  CurrentAttempt,
  ProfilerAttempt,
  ProfilerItems,
  ProfilerResult,
  ProfilerResultDetail,
  ProfilerResultList,
} from '#contracts/profiler.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const ATTEMPTS = '/api/profiler/attempts';
const RESULTS = '/api/profiler/results';

/** Answers to every question of the form: 5 in the area that is liked, 2 elsewhere. */
async function answersLiking(client: ApiClient, area: string, form = 'short') {
  const body = await reply<ProfilerItems>(client.get(`/api/profiler/items?form=${form}`));
  return Object.fromEntries(body.items.map((item) => [item.id, item.area === area ? 5 : 2]));
}

async function begin(client: ApiClient, form = 'short'): Promise<string> {
  const body = await reply<ProfilerAttempt>(client.post(ATTEMPTS, { form }), 201);
  return body.id;
}

async function finish(client: ApiClient, area = 's', name?: string): Promise<ProfilerResultDetail> {
  const id = await begin(client);
  await client
    .patch(`${ATTEMPTS}/${id}`, { answers: await answersLiking(client, area) })
    .expect(200);
  const body = await reply<ProfilerResultDetail>(
    client.post(`${ATTEMPTS}/${id}/finish`, name ? { name } : {}),
    201,
  );
  return body;
}

describe('Interest profiler', () => {
  let student: ApiClient;
  beforeEach(async () => {
    student = await apiAs(await buildPerson());
  });

  it('asks 30 or 60 questions in both languages and says they are not validated', async () => {
    const short = await reply<ProfilerItems>(student.get('/api/profiler/items'));
    expect(short.items).to.have.length(30);
    const full = await reply<ProfilerItems>(student.get('/api/profiler/items?form=full'));
    expect(full).to.deep.include({ form: 'full', isValidated: false });
    expect(full.items).to.have.length(60);
    expect(full.items[0]?.text).to.have.keys('en', 'es');
  });

  it('can be paused and resumed', async () => {
    expect(await reply<CurrentAttempt>(student.get(`${ATTEMPTS}/current`))).to.deep.equal({
      attempt: null,
    });
    const id = await begin(student);
    await student.patch(`${ATTEMPTS}/${id}`, { answers: { R01: 4, I02: 5 } }).expect(200);
    await student.patch(`${ATTEMPTS}/${id}`, { answers: { I02: 3, A02: 1 } }).expect(200);
    await student.patch(`${ATTEMPTS}/${id}`, { answers: { A02: null } }).expect(200);
    const body = await reply<CurrentAttempt>(student.get(`${ATTEMPTS}/current`));
    expect(body.attempt).to.deep.include({ id, answered: 2, total: 30 });
    expect(body.attempt?.answers).to.deep.equal({ R01: 4, I02: 3 });
    expect(await begin(student)).to.equal(id);
  });

  it('keeps answers when the form changes, and drops them to start over', async () => {
    const id = await begin(student);
    await student.patch(`${ATTEMPTS}/${id}`, { answers: { R01: 4 } }).expect(200);
    const full = await reply<ProfilerAttempt>(student.post(ATTEMPTS, { form: 'full' }), 201);
    expect(full).to.deep.include({ id, form: 'full', answered: 1, total: 60 });
    const again = await reply<ProfilerAttempt>(
      student.post(ATTEMPTS, { form: 'full', startOver: true }),
      201,
    );
    expect(again.answered).to.equal(0);
  });

  it('loses no answer when autosaves run into each other', async () => {
    const id = await begin(student);
    const answers = Object.entries(await answersLiking(student, 's'));
    await Promise.all(
      answers.map(([item, answer]) =>
        student.patch(`${ATTEMPTS}/${id}`, { answers: { [item]: answer } }).expect(200),
      ),
    );
    const body = await reply<CurrentAttempt>(student.get(`${ATTEMPTS}/current`));
    expect(body.attempt?.answered).to.equal(30);
  });

  it('refuses answers off the scale, to other questions, and unfinished forms', async () => {
    const id = await begin(student);
    for (const answers of [{ R01: 6 }, { R01: 0 }, { R01: 'yes' }, { Z99: 3 }, { R02: 3 }])
      await student.patch(`${ATTEMPTS}/${id}`, { answers }).expect(400);
    await student.patch(`${ATTEMPTS}/${id}`, { answers: { R01: 3 } }).expect(200);
    const body = await reply<Problem>(student.post(`${ATTEMPTS}/${id}/finish`, {}), 400);
    expect(body.code).to.equal('invalid-request');
    expect(body.errors).to.have.length(29);
  });

  it('F12: turns answers into six scores, a code and a ranked list with reasons', async () => {
    const result = await finish(student, 's');
    expect(result.scores).to.deep.equal({ r: 10, i: 10, a: 10, s: 25, e: 10, c: 10 });
    expect(result).to.deep.include({ minimum: 5, maximum: 25, shape: 'clear', isRemoved: false });
    expect(result.code).to.match(/^S[RIASEC]{2}$/);
    expect(result.algorithm).to.equal('combined-profile-1');
    expect(result.careers).to.have.length(10);
    const body = await reply<CareerMatches>(
      student.get(`${RESULTS}/${result.id}/careers?limit=50&offset=10`),
    );
    expect(body.total).to.equal(923);
    expect(body.items).to.have.length(50);
    expect(body.items[0]?.rank).to.equal(11);
    expect(result.careers[0]?.why.shared[0]).to.deep.include({
      ...{ kind: 'interests', id: 's', yours: 100 },
    });
  });

  it('F12: the same answers always give the same list', async () => {
    const first = await finish(student, 'i');
    const second = await reply<ProfilerResultDetail>(student.get(`${RESULTS}/${first.id}`));
    const third = await finish(student, 'i');
    const codes = (careers: { code: string }[]) => careers.map(({ code }) => code);
    expect(codes(second.careers)).to.deep.equal(codes(first.careers));
    expect(codes(third.careers)).to.deep.equal(codes(first.careers));
  });

  it('says so when no area stands out', async () => {
    const id = await begin(student);
    const answers = await answersLiking(student, 'none');
    await student.patch(`${ATTEMPTS}/${id}`, { answers }).expect(200);
    const body = await reply<ProfilerResultDetail>(
      student.post(`${ATTEMPTS}/${id}/finish`, {}),
      201,
    );
    expect(body).to.deep.include({ shape: 'flat', code: '' });
    expect(body.topAreas).to.deep.equal([]);
    expect(body.careers[0]?.fit).to.equal(null);
  });

  it('finishing twice gives one result, and a finished attempt takes no answers', async () => {
    const id = await begin(student);
    const answers = await answersLiking(student, 'a');
    await student.patch(`${ATTEMPTS}/${id}`, { answers }).expect(200);
    const first = await reply<ProfilerResultDetail>(
      student.post(`${ATTEMPTS}/${id}/finish`, {}),
      201,
    );
    const second = await reply<ProfilerResultDetail>(
      student.post(`${ATTEMPTS}/${id}/finish`, {}),
      201,
    );
    expect(second.id).to.equal(first.id);
    await student.patch(`${ATTEMPTS}/${id}`, { answers: { R01: 1 } }).expect(409);
    expect((await reply<CurrentAttempt>(student.get(`${ATTEMPTS}/current`))).attempt).to.equal(
      null,
    );
  });

  it('F31: names results by date, in the language of the student', async () => {
    const first = await finish(student);
    const second = await finish(student);
    expect(first.name).to.match(/^Interest profile, /);
    expect(second.name).to.equal(`${first.name} (2)`);
    const spanish = await apiAs(await buildPerson({ locale: 'es' }));
    expect((await finish(spanish)).name).to.match(/^Perfil de intereses, /);
  });

  it('F31: keeps 20 named results with answers, scores, list and version', async () => {
    for (let number = 1; number <= 20; number += 1) await finish(student, 'r', `Result ${number}`);
    const body = await reply<ProfilerResultList>(student.get(RESULTS));
    expect(body.items).to.have.length(20);
    expect(body.items[0]?.name).to.equal('Result 20');
    const one = await reply<ProfilerResultDetail>(student.get(`${RESULTS}/${body.items[19]?.id}`));
    expect(Object.keys(one.answers)).to.have.length(30);
    expect(one).to.deep.include({ instrument: 'interests-own', instrumentVersion: '1' });
  });

  it('F31: renames, removes and puts back', async () => {
    const { id } = await finish(student);
    const renamed = await reply<ProfilerResult>(
      student.patch(`${RESULTS}/${id}`, { name: ' Grade 8 ' }),
    );
    expect(renamed.name).to.equal('Grade 8');
    await student.patch(`${RESULTS}/${id}`, { name: '' }).expect(400);
    expect((await reply<ProfilerResult>(student.delete(`${RESULTS}/${id}`))).isRemoved).to.equal(
      true,
    );
    expect((await reply<ProfilerResultList>(student.get(RESULTS))).items).to.deep.equal([]);
    await student.post(`${RESULTS}/${id}/restore`).expect(200);
    expect((await reply<ProfilerResultList>(student.get(RESULTS))).items[0]?.name).to.equal(
      'Grade 8',
    );
  });

  it('is the student’s own: nobody else reads or changes it', async () => {
    const course = await buildCourse();
    const owner = await apiAs(await buildPerson({ course }));
    const { id } = await finish(owner);
    const attempt = await begin(owner);
    const classmate = await apiAs(await buildPerson({ course }));
    await classmate.get(`${RESULTS}/${id}`).expect(404);
    await classmate.get(`${RESULTS}/${id}/careers`).expect(404);
    await classmate.delete(`${RESULTS}/${id}`).expect(404);
    await classmate.patch(`${ATTEMPTS}/${attempt}`, { answers: { R01: 1 } }).expect(404);
    for (const role of ['teacher', 'counselor', 'admin', 'observer'] as const) {
      const other = await apiAs(await buildPerson({ course, role }));
      await other.get(RESULTS).expect(403);
      await other.get(`${RESULTS}/${id}`).expect(403);
      await other.post(ATTEMPTS, { form: 'short' }).expect(403);
    }
    await (await apiAs(null)).get(RESULTS).expect(401);
  });

  it('writes no answers and no names into the log', async () => {
    await finish(student, 's', 'A very private name');
    const { logLines } = await testSystem();
    expect(logLines.join('\n')).to.not.include('A very private name');
  });
});
