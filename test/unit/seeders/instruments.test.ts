import { expect } from 'chai';
import { AREAS } from '#contracts/riasec.js';
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
    expect(scoreAnswers('short', answers)).to.deep.equal({
      scores: [10, 10, 10, 25, 10, 10],
      minimum: 5,
      maximum: 25,
    });
  });
});
