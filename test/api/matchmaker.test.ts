import { expect } from 'chai';
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
