import { expect } from 'chai';
import type { TagBoard } from '#contracts/tags.js';
import type { Why } from '#contracts/why.js';
import { firstSentence } from '#server/features/why/why-voice.js';
import { apiAs } from '../support/api.js';
import { buildAssignment, buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson, type Course, type Person } from '../support/builders.js';
import { reply } from '../support/reply.js';
import { buildVoice } from '../support/voices.js';

const NURSE = '29-1141.00';

describe('why am I doing this', function () {
  this.timeout(30_000);
  let course: Course;
  let student: Person;
  let teacher: Person;
  let key: string;

  beforeEach(async () => {
    course = await buildCourse();
    student = await buildPerson({ course });
    teacher = await buildPerson({ course, role: 'teacher' });
    key = await buildAssignment(course);
  });

  const tag = async (path: string, status = 200, who = teacher) =>
    reply((await apiAs(who)).put(`/api/tags/${key}/${path}`), status);
  const why = async (who = student, of = key, status = 200) =>
    reply<Why>((await apiAs(who)).get(`/api/why/${of}`), status);
  const save = async (code: string, body: object = {}) =>
    reply((await apiAs(student)).put(`/api/saved-careers/${code}`, body));

  it('F59, B2: names the goal it is tagged to, and keeps “helps me because” on its step', async () => {
    const goal = await buildGoal(student, { title: 'Become a nurse' });
    await tag(`goals/${goal.id}`);
    const [tagged] = (await why()).goals;
    expect(tagged).to.include({ title: 'Become a nurse', helpsBecause: null });
    const path = `/api/goal-steps/${tagged!.tagId}`;
    await reply((await apiAs(student)).patch(path, { helpsBecause: 'Dosing is fractions' }));
    expect((await why()).goals[0]!.helpsBecause).to.equal('Dosing is fractions');
    expect(await why(student, tagged!.tagId)).to.deep.equal(await why());
  });

  it('B2: names saved careers that use what the teacher says it trains, and a worker’s sentence', async () => {
    await save(NURSE);
    await save('13-2011.00');
    await tag('themes/cluster/health-science');
    const { careers, savedCount, voice } = await why();
    expect(savedCount).to.equal(1);
    expect(careers.map(({ code, because }) => [code, because])).to.deep.equal([
      [NURSE, [{ kind: 'cluster', id: 'health-science' }]],
    ]);
    expect(voice).to.include({ code: NURSE, speaker: null, locale: 'en' });
    expect(voice!.sentence).to.match(/[.!?]["”»]?$/);
    await buildVoice(teacher, NURSE, 'Ms. Lake');
    expect((await why()).voice).to.include({ code: NURSE });
  });

  it('B2: works for a skill and a subject; one put aside does not count', async () => {
    await save(NURSE);
    await tag('themes/skill/active-listening');
    expect((await why()).careers.map(({ code }) => code)).to.deep.equal([NURSE]);
    await save(NURSE, { stillInterested: false });
    expect((await why()).savedCount).to.equal(0);
    const board = await reply<TagBoard>((await apiAs(teacher)).get('/api/tags'));
    const item = board.items.find((one) => one.key === key)!;
    expect(item.themes).to.deep.equal([{ kind: 'skill', id: 'active-listening' }]);
    expect(board.themes.subject).to.have.length(18);
    expect(board.themes.cluster).to.have.length(16);
  });

  it('B2: without a saved career that uses it, examples of the cluster with an interview', async () => {
    await tag('themes/cluster/health-science');
    const { careers, savedCount, voice } = await why();
    expect(savedCount).to.equal(0);
    expect(careers).to.have.length(3);
    expect(voice).not.to.equal(null);
  });

  it('B2: can be put away for good, and taken out again', async () => {
    const put = async (isHidden: boolean) =>
      reply((await apiAs(student)).put('/api/why', { isHidden }));
    await put(true);
    expect((await why()).isHidden).to.equal(true);
    const other = await buildAssignment(course);
    expect((await why(student, other)).isHidden).to.equal(true);
    await put(false);
    expect((await why()).isHidden).to.equal(false);
  });

  it('B2: is for students of the course, and only its teachers say what it trains', async () => {
    await why(await buildPerson(), key, 404);
    await why(teacher, key, 403);
    await tag('themes/skill/juggling', 404);
    await tag('themes/color/red', 400);
    await tag('themes/skill/mathematics', 403, student);
    await tag('themes/skill/mathematics', 404, await buildPerson({ role: 'teacher' }));
  });

  it('B1: taking a theme off leaves that it was there', async () => {
    await tag('themes/skill/mathematics');
    const path = `/api/tags/${key}/themes/skill/mathematics`;
    await reply((await apiAs(teacher)).delete(path));
    expect((await why()).themes).to.deep.equal([]);
    await tag('themes/skill/mathematics');
    expect((await why()).themes).to.deep.equal([{ kind: 'skill', id: 'mathematics' }]);
  });

  it('B2: a sentence ends where it ends, and a very short one takes the next along', () => {
    expect(firstSentence('You help. People get better because of you. More.')).to.equal(
      'You help. People get better because of you.',
    );
    expect(firstSentence('No end')).to.equal('No end');
  });
});
