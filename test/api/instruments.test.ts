import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { DistrictInstruments, InstrumentPreview } from '#contracts/instruments.js';
import type { Problem } from '#contracts/problem.js';
import type {
  CurrentAttempt,
  ProfilerAttempt,
  ProfilerItems,
  ProfilerResultDetail,
  ProfilerResultList,
} from '#contracts/profiler.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import { officialFile, officialPage, officialWish } from '../support/official-questions.js';
import { reply } from '../support/reply.js';

const ATTEMPTS = '/api/profiler/attempts';

async function stage() {
  const course = await buildCourse();
  const admin = await apiAs(await buildPerson({ course, role: 'admin', name: 'Ms. Ortiz' }));
  const student = await apiAs(await buildPerson({ course, role: 'student' }));
  const load = async (wish: object = officialWish()) =>
    DistrictInstruments.parse(await reply(admin.post('/api/instruments', wish), 201)).items;
  const use = async (id: string | null) =>
    DistrictInstruments.parse(await reply(admin.put('/api/instruments/used', { id }))).items;
  return { course, admin, student, load, use };
}

const itemsOf = (student: ApiClient, form: string) =>
  reply<ProfilerItems>(student.get(`/api/profiler/items?form=${form}`));
const begin = (student: ApiClient, form: string, startOver = false) =>
  reply<ProfilerAttempt>(student.post(ATTEMPTS, { form, startOver }), 201);

async function answerAll(student: ApiClient, form: string, of: (area: string) => number) {
  const { id } = await begin(student, form);
  const { items } = await itemsOf(student, form);
  const answers = Object.fromEntries(items.map((item) => [item.id, of(item.area)]));
  await reply(student.patch(`${ATTEMPTS}/${id}`, { answers }));
  return reply<ProfilerResultDetail>(student.post(`${ATTEMPTS}/${id}/finish`, {}), 201);
}

describe('official interest questions of a district', () => {
  it('F35: loaded by an administrator, students of the district answer them letter for letter', async () => {
    const { student, load } = await stage();
    const page = officialPage();
    const [loaded] = await load();
    expect(loaded).to.deep.include({
      ...{ form: 'full', version: 'Short Form 2016', licence: 'cc-by-nd', isUsed: true },
      ...{ fileName: 'ip_questions_60.json', locales: ['en'], loadedBy: 'Ms. Ortiz' },
      sha256: createHash('sha256').update(officialFile().content).digest('hex'),
    });
    const asked = await itemsOf(student, 'full');
    expect(asked.items.map(({ text }) => text.en)).to.deep.equal(
      page.question.map(({ text }) => text),
    );
    expect(asked).to.deep.include({
      official: { version: 'Short Form 2016', licence: 'cc-by-nd', locales: ['en'] },
      isValidated: true,
    });
    expect(asked.items[0]?.options?.map(({ en }) => en)).to.deep.equal([
      ...['One', 'Two', 'Three', 'Four', 'Five'],
    ]);
    const current = await reply<CurrentAttempt>(student.get(`${ATTEMPTS}/current`));
    expect(current.official?.forms).to.deep.equal(['full']);
    await reply(student.post(ATTEMPTS, { form: 'short' }), 409);
  });

  it('F35: the result counts as the publisher does, from nothing to forty, and says its questions and version', async () => {
    const { student, load } = await stage();
    await load();
    const result = await answerAll(student, 'full', (area) => (area === 's' ? 5 : 1));
    expect(result).to.deep.include({
      scores: { r: 0, i: 0, a: 0, s: 40, e: 0, c: 0 },
      ...{ minimum: 0, maximum: 40, isValidated: true, instrument: 'onet-interest-profiler' },
      ...{ instrumentVersion: 'Short Form 2016', official: { version: 'Short Form 2016' } },
    });
    expect(result.topAreas[0]).to.equal('s');
    expect(result.careers).to.not.be.empty;
  });

  it('F35: ours stay the default, and switching either way keeps old results and questions under way', async () => {
    const { student, load, use } = await stage();
    const before = await answerAll(student, 'short', (area) => (area === 'a' ? 5 : 2));
    const { id } = await begin(student, 'short');
    const first = (await itemsOf(student, 'short')).items[0]!.id;
    await reply(student.patch(`${ATTEMPTS}/${id}`, { answers: { [first]: 4 } }));
    await load();
    const current = await reply<CurrentAttempt>(student.get(`${ATTEMPTS}/current`));
    expect(current.attempt).to.deep.include({ id, answered: 1, isEarlier: true });
    expect((await itemsOf(student, 'short')).official).to.equal(undefined);
    expect(await begin(student, 'short')).to.deep.include({ id, answered: 1 });
    const anew = await begin(student, 'full', true);
    expect(anew).to.deep.include({ id, answered: 0, total: 60 });
    await reply(student.patch(`${ATTEMPTS}/${id}`, { answers: { [first]: 4 } }), 400);
    const official = await answerAll(student, 'full', (area) => (area === 'c' ? 5 : 2));
    const items = await use(null);
    expect(items.map(({ isUsed }) => isUsed)).to.deep.equal([false]);
    expect((await itemsOf(student, 'short')).instrument).to.equal('interests-own');
    const { items: results } = await reply<ProfilerResultList>(
      student.get('/api/profiler/results'),
    );
    expect(results.map(({ instrument }) => instrument)).to.deep.equal([
      ...['onet-interest-profiler', 'interests-own'],
    ]);
    expect(before).to.deep.include(results[1]);
    expect(results[0]?.id).to.equal(official.id);
    expect((await use(items[0]!.id))[0]?.isUsed).to.equal(true);
  });

  it('F35: 30 questions, several pages, and official Spanish; nothing is translated here', async () => {
    const { student, load } = await stage();
    const whole = officialPage(30);
    const pages = [
      { ...whole, question: whole.question.slice(20) },
      { ...whole, question: whole.question.slice(0, 20) },
    ];
    await load({ ...officialWish(pages), spanish: officialFile(officialPage(30, 'es')) });
    const { items, official } = await itemsOf(student, 'short');
    expect(official?.locales).to.deep.equal(['en', 'es']);
    expect(items).to.have.length(30);
    expect(items[0]?.text).to.deep.equal({
      ...{ en: 'Made-up activity 1  “as it is”', es: 'Actividad inventada 1  “as it is”' },
    });
    const result = await answerAll(student, 'short', (area) => (area === 'i' ? 5 : 3));
    expect(result).to.deep.include({ form: 'short', minimum: 0, maximum: 20 });
  });

  it('F35: answers stay with the questions they were given to, though others have the same numbers', async () => {
    const { student, load } = await stage();
    await load(officialWish(officialPage(30)));
    const { id } = await begin(student, 'short');
    await reply(student.patch(`${ATTEMPTS}/${id}`, { answers: { Q01: 5 } }));
    await load();
    expect(await begin(student, 'full')).to.deep.include({ id, answered: 0, total: 60 });
  });

  it('U14: looked at before anything is kept; what is not the official form is refused, and the question named', async () => {
    const { admin } = await stage();
    const look = (page: object) =>
      admin.post('/api/instruments/preview', {
        official: { fileName: 'x.json', content: JSON.stringify(page) },
      });
    const preview = InstrumentPreview.parse(await reply(look(officialPage())));
    expect(preview).to.deep.include({ form: 'full', count: 60 });
    const page = officialPage();
    const without = { ...page, question: page.question.filter(({ index }) => index !== 7) };
    const moved = {
      ...page,
      question: page.question.map((one) => (one.index === 3 ? { ...one, area: 'Social' } : one)),
    };
    const wrong: [object, string][] = [
      [without, 'Question 7 is missing'],
      [moved, '9 questions are on one area'],
      [{ ...page, answer_options: { answer_option: [] } }, 'five answers'],
      [{ ...officialPage(24) }, '24 questions'],
      [{ question: [] }, 'JSON'],
    ];
    for (const [bad, words] of wrong) {
      const problem = await reply<Problem>(look(bad), 400);
      expect(problem.errors?.[0]).to.deep.include({ pointer: '/body/official/content' });
      expect(problem.errors?.[0]?.detail).to.contain(words);
    }
    const refused = { ...officialWish(), confirmsLicence: false };
    await reply(admin.post('/api/instruments', refused), 400);
    expect(await reply(admin.get('/api/instruments'))).to.deep.equal({ items: [] });
  });

  it('Isolation: another district keeps its own questions, sees nothing of it, and only administrators load', async () => {
    const { load, course } = await stage();
    const other = await stage();
    const [loaded] = await load();
    expect((await itemsOf(other.student, 'short')).instrument).to.equal('interests-own');
    expect(await reply(other.admin.get('/api/instruments'))).to.deep.equal({ items: [] });
    await reply(other.admin.put('/api/instruments/used', { id: loaded!.id }), 404);
    const teacher = await apiAs(await buildPerson({ course, role: 'teacher' }));
    await reply(teacher.get('/api/instruments'), 403);
    await reply(teacher.post('/api/instruments', officialWish()), 403);
  });
});
