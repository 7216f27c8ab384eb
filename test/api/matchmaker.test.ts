import { expect } from 'chai';
import type { AlikeCareers, MarkedCareerList } from '#contracts/matching.js';
import type { CareerMatches, ProfilerResultDetail } from '#contracts/profiler.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { finishArea } from '../support/assessments.js';
import { buildPerson, type Person } from '../support/builders.js';
import { finishInterests } from '../support/interests.js';
import { reply } from '../support/reply.js';

const RESULTS = '/api/profiler/results';
const listOf = (client: ApiClient, id: string, query = 'limit=50') =>
  reply<CareerMatches>(client.get(`${RESULTS}/${id}/careers?${query}`));
const codesOf = ({ items }: { items: { code: string }[] }) => items.map(({ code }) => code);
const countOf = ({ parts }: CareerMatches) =>
  parts.map(({ kind, percent, notCounted }) => [kind, percent, notCounted]);

describe('Matchmaker', () => {
  let person: Person;
  let student: ApiClient;
  let alone: ProfilerResultDetail;
  let mixed: ProfilerResultDetail;
  before(async () => {
    person = await buildPerson();
    student = await apiAs(person);
    alone = await finishInterests(student, 's');
    await finishArea(student, 'skills', { area: 'science' });
    await finishArea(student, 'values', { area: 'independence' });
    mixed = await finishInterests(student, 's');
  });

  it('F36: combines interests, skills and values, and says what each counts', async () => {
    expect(countOf(await listOf(student, mixed.id))).to.deep.equal([
      ['interests', 60, null],
      ['skills', 20, null],
      ['values', 20, null],
    ]);
    expect(codesOf(await listOf(student, mixed.id))).not.to.deep.equal(
      codesOf(await listOf(student, alone.id)),
    );
  });

  it('F36: without skills and values it matches by interests, and says so', async () => {
    const list = await listOf(student, alone.id);
    expect(list).to.deep.include({ total: 923, shape: 'clear', algorithm: 'combined-profile-1' });
    expect(countOf(list)).to.deep.equal([
      ['interests', 100, null],
      ['skills', 0, 'no-answers'],
      ['values', 0, 'no-answers'],
    ]);
  });

  it('F31: a list stays as it was made, whatever is answered later', async () => {
    const before = codesOf(await listOf(student, mixed.id));
    await finishArea(student, 'skills', { area: 'machines' });
    expect(codesOf(await listOf(student, mixed.id))).to.deep.equal(before);
  });

  it('F12: another student with the same answers gets the same list', async () => {
    const other = await apiAs(await buildPerson());
    await finishArea(other, 'values', { area: 'independence' });
    await finishArea(other, 'skills', { area: 'science' });
    const theirs = await finishInterests(other, 's');
    expect(await listOf(other, theirs.id)).to.deep.equal(await listOf(student, mixed.id));
  });

  it('F37: says what a career shares with the person, over all kinds, and what may not fit', async () => {
    const { items } = await listOf(student, mixed.id);
    const shared = items.flatMap(({ why }) => why.shared.map(({ kind, id }) => `${kind} ${id}`));
    expect(shared).to.include.members(['interests s', 'skills science', 'values independence']);
    expect(items.every(({ why }) => why.shared.length <= 3)).to.equal(true);
    expect(items.some(({ why }) => why.mayNotFit !== null)).to.equal(true);
  });

  it('F36: weights are kept with the result, and make its list anew', async () => {
    const result = await finishInterests(student, 'a');
    const before = await listOf(student, result.id);
    const weights = { interests: 0, skills: 3, values: 1 };
    await student.put(`${RESULTS}/${result.id}/weights`, weights).expect(200);
    const after = await listOf(student, result.id);
    expect(countOf(after)).to.deep.equal([
      ['interests', 0, 'no-weight'],
      ['skills', 75, null],
      ['values', 25, null],
    ]);
    expect(codesOf(after)).not.to.deep.equal(codesOf(before));
    const usual = { interests: 6, skills: 2, values: 2 };
    await student.put(`${RESULTS}/${result.id}/weights`, usual).expect(200);
    expect(codesOf(await listOf(student, result.id))).to.deep.equal(codesOf(before));
  });

  it('F36: something that was answered has to count', async () => {
    const other = await apiAs(await buildPerson());
    const { id } = await finishInterests(other, 'a');
    const path = `${RESULTS}/${id}/weights`;
    await other.put(path, { interests: 0, skills: 9, values: 9 }).expect(400);
    await other.put(path, { interests: 11, skills: 0, values: 0 }).expect(400);
    await finishArea(other, 'skills', { area: 'science' });
    await other.put(path, { interests: 0, skills: 9, values: 9 }).expect(200);
    expect(countOf(await listOf(other, id))[1]).to.deep.equal(['skills', 100, null]);
    await student.put(path, { interests: 1, skills: 1, values: 1 }).expect(404);
  });

  it('B13: hides a career from every list, and puts it back', async () => {
    const [first, second] = codesOf(await listOf(student, mixed.id));
    await student.put(`/api/match-marks/${first}`, { mark: 'hidden' }).expect(200);
    const list = await listOf(student, mixed.id);
    expect(list).to.deep.include({ hidden: 1, total: 922 });
    expect(list.items[0]).to.deep.include({ code: second, rank: 2 });
    const { items } = await reply<MarkedCareerList>(student.get('/api/match-marks'));
    expect(items.map(({ career, mark }) => [career.code, mark])).to.deep.equal([[first, 'hidden']]);
    await student.delete(`/api/match-marks/${first}`).expect(200);
    expect(codesOf(await listOf(student, mixed.id))[0]).to.equal(first);
  });

  it('B13: puts a career the student disagrees with at the end, with the reason', async () => {
    const [first] = codesOf(await listOf(student, mixed.id));
    const mark = { mark: 'disagrees', why: ' I can not stand blood ' };
    await student.put(`/api/match-marks/${first}`, mark).expect(200);
    const end = await listOf(student, mixed.id, 'limit=1&offset=922');
    expect(end.items[0]).to.deep.include({
      ...{ code: first, rank: 1, disagrees: { why: 'I can not stand blood' } },
    });
    await student.delete(`/api/match-marks/${first}`).expect(200);
  });

  it('B13: a saved career keeps its place whatever was said of it', async () => {
    const [first, second] = codesOf(await listOf(student, mixed.id));
    await student.put(`/api/match-marks/${first}`, { mark: 'hidden' }).expect(200);
    await student.put(`/api/match-marks/${second}`, { mark: 'disagrees' }).expect(200);
    await student.put(`/api/saved-careers/${first}`, {}).expect(200);
    await student.put(`/api/saved-careers/${second}`, {}).expect(200);
    const list = await listOf(student, mixed.id);
    expect(codesOf(list).slice(0, 2)).to.deep.equal([first, second]);
    expect(list.items[0]).to.deep.include({ isSaved: true, rank: 1 });
  });

  it('B13: marks are the student’s own, of careers that exist', async () => {
    const other = await apiAs(await buildPerson());
    expect((await reply<MarkedCareerList>(other.get('/api/match-marks'))).items).to.deep.equal([]);
    await other.put('/api/match-marks/99-9999.99', { mark: 'hidden' }).expect(404);
    await other.put('/api/match-marks/29-1141.00', { mark: 'loved' }).expect(400);
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get('/api/match-marks').expect(403);
    await teacher.put('/api/match-marks/29-1141.00', { mark: 'hidden' }).expect(403);
  });

  it('B13: shows careers most like one', async () => {
    const { items } = await reply<AlikeCareers>(student.get('/api/careers/29-1141.00/alike'));
    expect(items).to.have.length(6);
    expect(codesOf({ items })).not.to.include('29-1141.00');
    expect(items.map(({ title }) => title).join()).to.match(/Nurs/);
  });

  it('reads results from before there were weights', async () => {
    await withTenant(person.tenantId, () =>
      sql(
        `update profiler_results set mix = null, algorithm = 'riasec-correlation-1'
         where tenant_id = $1 and id = $2`,
        [person.tenantId, alone.id],
      ),
    );
    const list = await listOf(student, alone.id);
    expect(list.algorithm).to.equal('riasec-correlation-1');
    expect(list.parts[0]).to.deep.include({ kind: 'interests', percent: 100 });
  });
});
