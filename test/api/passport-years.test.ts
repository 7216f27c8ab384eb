import { expect } from 'chai';
import type { LookBackPage } from '#contracts/look-back.js';
import type { MarkedCareerList } from '#contracts/matching.js';
import type { PassportUndone } from '#contracts/passport.js';
import type { PassportItem, PassportParts } from '#contracts/passport-file.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { contentHashes } from '#server/features/passport/content.js';
import { apiAs } from '../support/api.js';
import { buildPerson, type Person } from '../support/builders.js';
import { bring, planOfStudent, preview } from '../support/compared-plans.js';
import { forge, noParts, planOf } from '../support/forged-passports.js';
import { planIn, takeOut, unpack } from '../support/passports.js';
import { reply } from '../support/reply.js';
import { yearNow } from '../support/years.js';

const GOAL = '01900000-0000-7000-8000-000000000001';
const [NURSE, CODER] = ['29-1141.00', '15-1252.00'];

const goal: PassportItem<'goals'> = {
  ...{ id: GOAL, title: 'Learn to weld', why: '', measure: '', helpers: '', kind: 'career' },
  ...{ horizon: 'year', parentId: null, status: 'active', targetDate: null, isFocus: false },
  ...{ visibility: 'teachers', completedAt: null, createdAt: '2025-01-05T10:00:00.000Z' },
  milestones: [],
};
const choice: PassportItem<'choices'> = {
  ...{ id: '01900000-0000-7000-8000-000000000002', goalId: GOAL, schoolYear: yearNow() },
  ...{ choice: 'keep', why: 'I still like the sparks.', chosenAt: '2026-09-05T10:00:00.000Z' },
};
const lookBack: PassportItem<'lookBacks'> = {
  ...{ id: '01900000-0000-7000-8000-000000000003', schoolYear: yearNow(), text: 'I dare more.' },
  ...{ visibility: 'teachers', state: 'returned', doneAt: null, comment: 'Say why.' },
  ...{ returnedBy: 'Ms. Lee', returnedAt: '2026-09-06T10:00:00Z' },
};
const mark: PassportItem<'marks'> = {
  ...{ id: CODER, career: 'Software Developers', mark: 'disagrees', why: 'No screens.' },
  markedAt: '2026-09-05T10:00:00.000Z',
};
const years: Partial<PassportParts> = {
  ...{ goals: [goal], choices: [choice], lookBacks: [lookBack], marks: [mark] },
};

const undo = async (student: Person, importId: string) =>
  reply<PassportUndone>((await apiAs(student)).delete(`/api/passport/imports/${importId}`));

describe('years and marks in plan passports', function () {
  this.timeout(60_000);

  it('B7, B9, F15: choices, look-backs and marks stand where they stood', async () => {
    const student = await buildPerson();
    await bring(student, await forge(planOf(years)));
    const api = await apiAs(student);
    const { own, goals } = await reply<LookBackPage>(api.get('/api/look-back'));
    expect(own).to.include({
      ...{ text: 'I dare more.', state: 'returned', comment: 'Say why.', returnedBy: 'Ms. Lee' },
    });
    expect(goals.map(({ title, chosen }) => [title, chosen?.why])).to.deep.equal([
      ['Learn to weld', 'I still like the sparks.'],
    ]);
    const { items } = await reply<MarkedCareerList>(api.get('/api/match-marks'));
    expect(items.map(({ mark: word, why }) => [word, why])).to.deep.equal([
      ['disagrees', 'No screens.'],
    ]);
    const { parts } = await planOfStudent(student);
    expect(parts.lookBacks[0]!.returnedBy).to.equal('Ms. Lee');
  });

  it('B7: what stands here already stays, and what came is kept to read', async () => {
    const student = await buildPerson();
    await bring(student, await forge(planOf(years)));
    const other = {
      goals: [{ ...goal, title: 'Weld a gate' }],
      choices: [{ ...choice, id: GOAL.replace(/1$/, '4'), why: 'It grew on me.' }],
      lookBacks: [{ ...lookBack, id: GOAL.replace(/1$/, '5'), text: 'I changed.' }],
      marks: [{ ...mark, why: 'Too still.' }],
    };
    const zip = await forge(planOf(other));
    const seen = await preview(student, zip);
    for (const part of ['choices', 'lookBacks', 'marks'])
      expect(
        seen.parts.find((one) => one.part === part),
        part,
      ).to.deep.include({ same: 0 });
    const { kept } = await bring(student, zip);
    const { parts } = await planOfStudent(student);
    expect(parts.choices.map(({ why }) => why)).to.deep.equal([choice.why]);
    expect(parts.lookBacks.map(({ text }) => text)).to.deep.equal([lookBack.text]);
    expect(parts.marks.map(({ why }) => why)).to.deep.equal([mark.why]);
    const words = JSON.stringify(kept);
    for (const text of ['It grew on me.', 'I changed.', 'Too still.', 'Say why.'])
      expect(words).to.contain(text);
    const again = await preview(student, zip);
    expect(again.parts.every(({ added, copies }) => added.length + copies.length === 0)).to.equal(
      true,
    );
  });

  it('B7: taking it back removes them, and leaves those that the student changed since', async () => {
    const student = await buildPerson();
    const career: PassportItem<'careers'> = {
      ...{ id: NURSE, title: 'Registered Nurses', rating: 3, thought: '', stillInterested: true },
      ...{ pros: ['Helps people'], cons: [], confidence: null, reasons: [], visibility: 'private' },
      ...{ createdAt: '2026-01-05T10:00:00.000Z', changes: [] },
    };
    const all = { ...years, careers: [career] };
    const first = await bring(student, await forge(planOf(all)));
    expect(await undo(student, first.imports[0]!.id)).to.include({ removed: 5, left: 0 });
    const { parts } = await planOfStudent(student);
    expect(parts).to.deep.equal(noParts());
    const second = await bring(student, await forge(planOf(all)));
    const api = await apiAs(student);
    await reply(api.put(`/api/saved-careers/${NURSE}`, { rating: 5 }));
    const { own } = await reply<LookBackPage>(api.get('/api/look-back'));
    await reply(api.put('/api/look-back', { text: 'I dare all.', revision: own.revision }));
    expect(await undo(student, second.imports[0]!.id)).to.include({ removed: 3, left: 2 });
    const left = (await planOfStudent(student)).parts;
    expect(left.careers.map(({ rating }) => rating)).to.deep.equal([5]);
    expect(left.lookBacks.map(({ text }) => text)).to.deep.equal(['I dare all.']);
    expect(left.marks).to.deep.equal([]);
  });

  it('B7: without what only the student sees, marks and what was not handed over stay behind', async () => {
    const student = await buildPerson();
    const isOpen = { ...lookBack, state: 'open' as const, schoolYear: yearNow() - 1 };
    const early = { ...choice, id: GOAL.replace(/1$/, '6'), schoolYear: yearNow() - 1 };
    await bring(
      student,
      await forge(
        planOf({
          ...{ goals: [goal], marks: [mark], choices: [choice, early] },
          lookBacks: [lookBack, { ...isOpen, id: GOAL.replace(/1$/, '7') }],
        }),
      ),
    );
    const { parts } = planIn(unpack(await takeOut(student, 'shared')));
    expect(parts.marks).to.deep.equal([]);
    expect(parts.lookBacks.map(({ schoolYear }) => schoolYear)).to.deep.equal([yearNow()]);
    expect(parts.choices.map(({ schoolYear }) => schoolYear)).to.deep.equal([yearNow()]);
    const overview = await reply<{ privateCount: number }>(
      (await apiAs(student)).get('/api/passport'),
    );
    expect(overview.privateCount).to.equal(3);
  });

  it('B7: a file and an import from before these parts are read and taken back as then', async () => {
    const student = await buildPerson();
    const interests: PassportItem<'interests'> = {
      ...{ id: GOAL.replace(/1$/, '8'), name: 'Interests', kind: 'interests', form: 'short' },
      ...{ answers: {}, areas: ['r', 'i', 'a', 's', 'e', 'c'], scores: [1, 2, 3, 4, 5, 6] },
      ...{ minimum: 0, maximum: 20, isFlat: false, matches: [], instrument: 'i', algorithm: 'a' },
      ...{ instrumentVersion: '1', mix: null, finishedAt: '2026-01-05T10:00:00.000Z' },
    };
    const without = (whole: object, ...keys: string[]) =>
      Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key)));
    const then = without(interests, 'kind', 'areas', 'mix');
    const parts = without(noParts(), 'lookBacks', 'choices', 'marks');
    const old = planOf({});
    const zip = await forge({ ...old, parts: { ...parts, interests: [then] } } as typeof old);
    for (const form of [0, 1, 2]) {
      const { imports } = await bring(student, zip);
      const asThen = contentHashes(interests)[form];
      await withTenant(student.tenantId, () =>
        sql(`update passport_items set content_hash = $2, placed_hash = $2 where tenant_id = $1`, [
          student.tenantId,
          asThen,
        ]),
      );
      const seen = await preview(student, zip);
      expect(
        seen.parts.map(({ same }) => same),
        `brought, form ${form}`,
      ).to.deep.equal([1]);
      expect(await undo(student, imports[0]!.id), `form ${form}`).to.include({
        ...{ removed: 1, left: 0 },
      });
    }
  });
});
