import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'chai';
import { QUESTION_KINDS, SKILL_AREAS } from '#contracts/assessment-kinds.js';
import { AREAS, WORK_VALUES } from '#contracts/riasec.js';
import { instrument, itemsOf, scoreAnswers } from '#server/features/profiler/instrument.js';

describe('The interest items', () => {
  it('are 60 with ten an area, and 30 with five an area in the short form', () => {
    for (const area of AREAS) {
      expect(itemsOf('full').filter((item) => item.area === area)).to.have.length(10);
      expect(itemsOf('short').filter((item) => item.area === area)).to.have.length(5);
    }
    expect(new Set(itemsOf('full').map((item) => item.id)).size).to.equal(60);
  });

  it('have English and Spanish words of their own', () => {
    const { items } = instrument();
    expect(items.filter((item) => item.en === item.es)).to.deep.equal([]);
    for (const text of [...items.map((item) => item.en), ...items.map((item) => item.es)])
      expect(text.trim().length).to.be.within(10, 80);
    expect(new Set(items.map((item) => item.es)).size).to.equal(60);
  });

  it('say that they have not been validated', () => {
    expect(instrument().isValidated).to.equal(false);
  });

  it('never ask two questions of one area in a row', () => {
    for (const form of ['short', 'full'] as const) {
      const areas = itemsOf(form).map((item) => item.area);
      expect(areas.some((area, index) => area === areas[index + 1])).to.equal(false);
    }
  });

  it('score the sum of the answers of each area', () => {
    const answers = Object.fromEntries(
      itemsOf('short').map((item) => [item.id, item.area === 's' ? 5 : 2]),
    );
    expect(scoreAnswers(instrument(), 'short', answers)).to.deep.equal({
      scores: [10, 10, 10, 25, 10, 10],
      minimum: 5,
      maximum: 25,
    });
  });
});

describe('The items on skills and values', () => {
  const kinds = { skills: SKILL_AREAS, values: WORK_VALUES };

  for (const [kind, areas] of Object.entries(kinds) as ['skills' | 'values', readonly string[]][]) {
    it(`F35: are three an area, in two languages and not validated: ${kind}`, () => {
      const { items, isValidated, areas: named } = instrument(kind);
      expect(isValidated).to.equal(false);
      expect(named.map(({ id }) => id)).to.deep.equal([...areas]);
      for (const area of areas)
        expect(items.filter((item) => item.area === area)).to.have.length(3);
      expect(itemsOf('full', kind)).to.have.length(items.length);
      for (const text of items.flatMap(({ en, es }) => [en, es]))
        expect(text.trim().length).to.be.within(10, 80);
      expect(new Set(items.flatMap(({ en, es }) => [en, es])).size).to.equal(items.length * 2);
      const order = itemsOf('full', kind).map((item) => item.area);
      expect(order.some((area, index) => area === order[index + 1])).to.equal(false);
    });
  }

  it('F36: their areas stand for every skill that an occupation carries, each once', () => {
    const packed = readFileSync('seeders/reference/data/occupations.jsonl.gz');
    const carried = new Set<string>();
    for (const line of gunzipSync(packed).toString('utf8').trim().split('\n'))
      for (const [skill] of (JSON.parse(line) as { skills: [string, number][] }).skills)
        carried.add(skill);
    const measured = instrument('skills').areas.flatMap(({ measures }) => measures);
    expect(new Set(measured).size).to.equal(measured.length);
    expect([...carried].filter((skill) => !measured.includes(skill))).to.deep.equal([]);
    expect(instrument('values').areas.flatMap(({ measures }) => measures)).to.deep.equal([
      ...WORK_VALUES,
    ]);
  });

  it('share no id with each other or with the interest items', () => {
    const ids = QUESTION_KINDS.flatMap((kind) => instrument(kind).items.map((item) => item.id));
    expect(new Set(ids).size).to.equal(ids.length);
  });
});
