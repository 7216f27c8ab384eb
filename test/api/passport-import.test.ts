import { expect } from 'chai';
import fc from 'fast-check';
import type { StudentRecord } from '#contracts/advising.js';
import type { ActivityList } from '#contracts/activities.js';
import type { Goal } from '#contracts/goals.js';
import type { PassportOverview, PassportPreview, PassportUndone } from '#contracts/passport.js';
import type { PassportFile, PassportParts } from '#contracts/passport-file.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildGoal } from '../support/assignments.js';
import { buildCourse, buildPerson } from '../support/builders.js';
import {
  bring,
  checkRoundTrip,
  planOfStudent,
  preview,
  sayings,
} from '../support/compared-plans.js';
import { forge, planOf } from '../support/forged-passports.js';
import { fillPlan, planIn, sendPassport, takeOut, unpack } from '../support/passports.js';
import { randomPlan } from '../support/random-plans.js';
import { reply } from '../support/reply.js';

const titlesIn = ({ parts }: PassportFile) => parts.goals.map(({ title }) => title).sort();
const partOf = ({ parts }: PassportPreview, name: string) =>
  parts.find(({ part }) => part === name);

type Parts = Partial<PassportParts>;

function goal(fields: Partial<PassportParts['goals'][number]>): PassportParts['goals'][number] {
  return {
    ...{ id: '01900000-0000-7000-8000-000000000001', title: 'Learn to weld', why: '', measure: '' },
    ...{ helpers: '', kind: 'career', horizon: 'year', parentId: null, status: 'active' },
    ...{ targetDate: null, isFocus: false, visibility: 'teachers', completedAt: null },
    ...{ createdAt: '2026-01-05T10:00:00.000Z', milestones: [] },
    ...fields,
  };
}

/** What of a plan has one place here, and is kept beside where that is taken. */
const ownWords = ({ careers = [], lookBacks = [], choices = [], marks = [] }: Parts): string[] => [
  ...careers.map(({ thought }) => thought),
  ...lookBacks.map(({ text }) => text),
  ...[...choices, ...marks].map(({ why }) => why),
];

describe('bringing a plan passport in', function () {
  this.timeout(300_000);

  it('B7: a plan that is taken out and brought into another district is the same plan', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await fillPlan(student, course);
    const zip = await takeOut(student);
    const there = await buildPerson();
    const seen = await preview(there, zip);
    expect(seen.issuer.isOurs).to.equal(true);
    expect(seen.parts.every(({ copies, same }) => copies.length === 0 && same === 0)).to.equal(
      true,
    );
    expect(sayings(await planOfStudent(there))).to.deep.equal(sayings(planOf({})));
    await bring(there, zip);
    expect(sayings(await planOfStudent(there))).to.deep.equal(sayings(planIn(unpack(zip))));
    const files = Object.entries(unpack(await takeOut(there)));
    const essay = files.find(([name]) => name.endsWith('essay.txt'))!;
    expect(Buffer.from(essay[1]).toString()).to.equal('My essay about care');
  });

  it('B7: any plan survives the way out and in', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlan, (parts) => checkRoundTrip(parts)),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it('B7: bringing a passport in twice adds nothing, not even beside changed entries', async () => {
    const student = await buildPerson();
    const zip = await forge(planOf({ goals: [goal({})] }));
    await bring(student, zip);
    const [held] = await reply<Goal[]>((await apiAs(student)).get('/api/goals'));
    await reply((await apiAs(student)).patch(`/api/goals/${held!.id}`, { title: 'Weld a gate' }));
    const again = await preview(student, zip);
    expect(partOf(again, 'goals')).to.deep.include({ added: [], copies: [], same: 1 });
    const { imports } = await bring(student, zip);
    expect(imports).to.have.length(1);
    expect(titlesIn(await planOfStudent(student))).to.deep.equal(['Weld a gate']);
  });

  it('B7: the own passport back at home changes nothing; what is different comes in beside', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await fillPlan(student, course);
    const zip = await takeOut(student);
    const same = await preview(student, zip);
    expect(same.parts.flatMap(({ added, copies }) => [...added, ...copies])).to.deep.equal([]);
    const { parts } = planIn(unpack(zip));
    const mine = parts.goals.find(({ title }) => title === 'Just mine')!;
    await reply((await apiAs(student)).patch(`/api/goals/${mine.id}`, { title: 'Mine anew' }));
    expect(partOf(await preview(student, zip), 'goals')!.copies).to.deep.equal(['Just mine']);
    await bring(student, zip);
    expect(titlesIn(await planOfStudent(student))).to.include.members(['Mine anew', 'Just mine']);
  });

  it('B7: two passports that overlap are put together and nothing of either is lost', async () => {
    await fc.assert(
      fc.asyncProperty(randomPlan, randomPlan, async (one, two) => {
        const student = await buildPerson();
        const shared = one.goals ?? [];
        const second = {
          ...two,
          goals: [
            ...shared.map((item, place) => ({
              ...item,
              title: `Changed ${place}`,
              isFocus: false,
            })),
            ...(two.goals ?? []).map((item) => ({ ...item, isFocus: false })),
          ],
        };
        await bring(student, await forge(planOf(one)));
        await bring(student, await forge(planOf(second)));
        const held = await planOfStudent(student);
        const texts = JSON.stringify(held);
        for (const { title } of [...shared, ...second.goals])
          expect(titlesIn(held), title).to.include(title);
        for (const { text } of [...(one.reflections ?? []), ...(two.reflections ?? [])])
          expect(held.parts.reflections.map((item) => item.text)).to.include(text);
        for (const word of [...ownWords(one), ...ownWords(two)])
          expect(texts).to.contain(JSON.stringify(word));
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it('B7: what equals an entry that is here, under whatever id, is not brought in again', async () => {
    const student = await buildPerson();
    const mine = await buildGoal(student, { title: 'Learn to weld' });
    const { parts } = await planOfStudent(student);
    const held = parts.goals.find(({ id }) => id === mine.id)!;
    const other = goal({ ...held, id: '01900000-0000-7000-8000-0000000000aa' });
    const child = goal({ title: 'Buy gloves', parentId: other.id });
    await bring(student, await forge(planOf({ goals: [child, other] })));
    const after = await planOfStudent(student);
    expect(titlesIn(after)).to.deep.equal(['Buy gloves', 'Learn to weld']);
    expect(after.parts.goals.find(({ title }) => title === 'Buy gloves')!.parentId).to.equal(
      mine.id,
    );
  });

  it('B7: taking it back removes what it brought, leaves what was changed, and can be brought again', async () => {
    const student = await buildPerson();
    const api = await apiAs(student);
    await buildGoal(student, { title: 'Mine' });
    const second = goal({ id: '01900000-0000-7000-8000-000000000002', title: 'Read more' });
    const zip = await forge(planOf({ goals: [goal({}), second] }));
    const { imports } = await bring(student, zip);
    const goals = await reply<Goal[]>(api.get('/api/goals'));
    const read = goals.find(({ title }) => title === 'Read more')!;
    await reply(api.patch(`/api/goals/${read.id}`, { title: 'Read a lot' }));
    const undone = await reply<PassportUndone>(
      api.delete(`/api/passport/imports/${imports[0]!.id}`),
    );
    expect(undone).to.include({ removed: 1, left: 1 });
    expect(titlesIn(await planOfStudent(student))).to.deep.equal(['Mine', 'Read a lot']);
    await bring(student, zip);
    expect(titlesIn(await planOfStudent(student))).to.deep.equal([
      ...['Learn to weld', 'Mine', 'Read a lot'],
    ]);
  });

  it('B7: what was confirmed elsewhere says so, counts for nothing here, and goes with the first change', async () => {
    const course = await buildCourse();
    const student = await buildPerson({ course });
    await fillPlan(student, course);
    const there = await buildPerson();
    const { confirmedElsewhere } = await bring(there, await takeOut(student));
    expect(confirmedElsewhere.map(({ title, by }) => ({ title, by }))).to.deep.equal([
      { title: 'Helped at the food bank', by: 'Coach Lee' },
    ]);
    const { parts } = await planOfStudent(there);
    const one = parts.activities.find(({ verified }) => verified !== null)!;
    expect(one.verified!.by).to.equal('Coach Lee');
    const rows = await withTenant(there.tenantId, () =>
      sql('select id from activity_confirmations where tenant_id = $1', [there.tenantId]),
    );
    expect(rows).to.deep.equal([]);
    const api = await apiAs(there);
    const { activities } = await reply<ActivityList>(api.get('/api/my-activities'));
    const mine = activities.find(({ title }) => title === one.title);
    expect(mine!.confirmation.state).to.equal('claimed');
    await reply(
      api.patch(`/api/my-activities/${mine!.id}`, { hours: 99, revision: mine!.revision }),
    );
    const after = await reply<PassportOverview>(api.get('/api/passport'));
    expect(after.confirmedElsewhere).to.deep.equal([]);
  });

  it('B7: a result that a school entered elsewhere says where, and is not the student’s to change', async () => {
    const student = await buildPerson();
    const result: PassportParts['results'][number] = {
      ...{ id: '01900000-0000-7000-8000-000000000003', source: 'school', where: 'Cedar Unified' },
      ...{ tool: 'State test', name: 'Math', takenOn: '2026-04-01', scores: [], meaning: '' },
      ...{ comment: '', visibility: 'teachers' },
    };
    await bring(student, await forge(planOf({ results: [result] })));
    const api = await apiAs(student);
    const { results } = await reply<StudentRecord>(api.get('/api/record'));
    expect(results[0]).to.include({ source: 'passport', enteredBy: 'Cedar Unified' });
    const path = `/api/record/results/${results[0]!.id}`;
    await api.patch(path, { meaning: 'Great' }).expect(403);
    await api.delete(path).expect(403);
  });

  it('B7: a file that is not the one that was looked at is not brought in', async () => {
    const student = await buildPerson();
    const { digest } = await preview(student, await forge(planOf({ goals: [goal({})] })));
    const other = await forge(planOf({ goals: [goal({ title: 'Another' })] }));
    expect((await sendPassport(student, other, digest)).body).to.include({ code: 'conflict' });
    expect(titlesIn(await planOfStudent(student))).to.deep.equal([]);
  });

  it('B7: nobody but the student brings a passport in or takes it back', async () => {
    const zip = await forge(planOf({ goals: [goal({})] }));
    const student = await buildPerson();
    const { imports } = await bring(student, zip);
    const path = `/api/passport/imports/${imports[0]!.id}`;
    for (const role of ['teacher', 'counselor', 'admin'] as const) {
      const staff = await buildPerson({ role });
      expect((await sendPassport(staff, zip)).status).to.equal(403);
      expect((await sendPassport(staff, zip, 'a'.repeat(64))).status).to.equal(403);
      await (await apiAs(staff)).delete(path).expect(403);
    }
    await (await apiAs(await buildPerson())).delete(path).expect(404);
  });
});
