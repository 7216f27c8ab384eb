import { expect } from 'chai';
import type { DatedResultList, ResultComparison } from '#contracts/result-comparison.js';
import type { CareerMatches, ProfilerResultDetail } from '#contracts/profiler.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { type ApiClient, apiAs } from '../support/api.js';
import { finishArea } from '../support/assessments.js';
import { buildPerson, type Person } from '../support/builders.js';
import { finishInterests } from '../support/interests.js';
import { giveGrade } from '../support/journal.js';
import { reply } from '../support/reply.js';

const compare = (client: ApiClient, one: string, other: string) =>
  reply<ResultComparison>(client.get(`/api/profiler/results/${one}/compared/${other}`));
const firstOf = async (client: ApiClient, id: string) => {
  const path = `/api/profiler/results/${id}/careers?limit=20`;
  return (await reply<CareerMatches>(client.get(path))).items.map(({ code }) => code);
};

describe('Comparing results', () => {
  let person: Person;
  let student: ApiClient;
  let older: ProfilerResultDetail;
  let newer: ProfilerResultDetail;
  before(async () => {
    person = await buildPerson();
    student = await apiAs(person);
    older = await finishInterests(student, 's');
    await finishArea(student, 'skills', { area: 'science' });
    newer = await finishInterests(student, 'si');
    await withTenant(person.tenantId, () =>
      sql(
        `update profiler_results set created_at = created_at - interval '1 year'
         where tenant_id = $1 and id = $2`,
        [person.tenantId, older.id],
      ),
    );
  });

  it('F31: tells area by area what the answers were then and are now', async () => {
    const { kinds } = await compare(student, older.id, newer.id);
    const [interests, skills, ...more] = kinds;
    expect(interests).to.deep.equal({
      kind: 'interests',
      areas: [
        { id: 'r', earlier: 25, later: 25 },
        { id: 'i', earlier: 25, later: 100 },
        { id: 'a', earlier: 25, later: 25 },
        { id: 's', earlier: 100, later: 100 },
        { id: 'e', earlier: 25, later: 25 },
        { id: 'c', earlier: 25, later: 25 },
      ],
    });
    const science = skills?.areas.find(({ id }) => id === 'science');
    expect(science).to.deep.equal({ id: 'science', earlier: null, later: 100 });
    expect(more).to.deep.equal([]);
  });

  it('F31: tells which careers came into the first twenty, left them and stayed, with both places', async () => {
    const [then, now] = [await firstOf(student, older.id), await firstOf(student, newer.id)];
    const { careers } = await compare(student, older.id, newer.id);
    const codes = (moves: ResultComparison['careers']['stayed']) =>
      moves.map(({ career }) => career.code);
    expect(codes(careers.stayed)).to.deep.equal(now.filter((code) => then.includes(code)));
    expect(codes(careers.entered)).to.deep.equal(now.filter((code) => !then.includes(code)));
    expect(codes(careers.left)).to.deep.equal(then.filter((code) => !now.includes(code)));
    expect(careers.entered.length).to.be.above(0);
    for (const { career, earlier, later } of careers.entered) {
      expect(later).to.equal(now.indexOf(career.code) + 1);
      expect(earlier).to.be.above(20);
    }
    for (const { career, earlier, later } of careers.left) {
      expect(earlier).to.equal(then.indexOf(career.code) + 1);
      expect(later).to.be.above(20);
    }
  });

  it('F31: gives the weights and the version of each, the older one first however they are named', async () => {
    const comparison = await compare(student, newer.id, older.id);
    expect(comparison).to.deep.equal(await compare(student, older.id, newer.id));
    expect([comparison.earlier.id, comparison.later.id]).to.deep.equal([older.id, newer.id]);
    expect(comparison.earlier.algorithm).to.equal('combined-profile-1');
    const percents = ({ parts }: ResultComparison['earlier']) => parts.map((one) => one.percent);
    expect(percents(comparison.earlier)).to.deep.equal([100, 0, 0]);
    expect(percents(comparison.later)).to.deep.equal([75, 25, 0]);
    expect(comparison.later.schoolYear - comparison.earlier.schoolYear).to.equal(1);
  });

  it('F31: leaves careers out that the student hid, and says how many', async () => {
    const [first] = await firstOf(student, newer.id);
    await student.put(`/api/match-marks/${first}`, { mark: 'hidden' }).expect(200);
    const { careers } = await compare(student, older.id, newer.id);
    expect(careers.hidden).to.equal(1);
    expect(JSON.stringify(careers)).not.to.include(first);
    await student.delete(`/api/match-marks/${first}`).expect(200);
  });

  it('F31: lists results with the school year of each, and names one after the grade', async () => {
    const other = await buildPerson();
    await giveGrade(other, 8);
    const client = await apiAs(other);
    const { id } = await finishInterests(client, 'a');
    const { items } = await reply<DatedResultList>(client.get('/api/profiler/dated-results'));
    expect(items).to.have.length(1);
    expect(items[0]).to.deep.include({ id, grade: 8 });
    expect(items[0]?.name).to.match(/^Interest profile, \w+ \d+, grade 8$/);
  });

  it('F31: results of somebody else are not there to compare', async () => {
    const other = await apiAs(await buildPerson());
    const theirs = await finishInterests(other, 'a');
    for (const [one, two] of [
      [newer.id, theirs.id],
      [theirs.id, newer.id],
    ])
      await student.get(`/api/profiler/results/${one}/compared/${two}`).expect(404);
    const teacher = await apiAs(await buildPerson({ role: 'teacher' }));
    await teacher.get(`/api/profiler/results/${newer.id}/compared/${older.id}`).expect(403);
    await teacher.get('/api/profiler/dated-results').expect(403);
  });
});
