import { expect } from 'chai';
import { stem, wordsOf } from '#server/features/careers/career-words.js';
import { EVERYDAY } from '#server/features/careers/everyday-words.js';
import { shippedOccupations } from '../../../support/occupations.js';

describe('everyday words', () => {
  it('F44: each is there once: the second of two with one stem would take the place of the first', () => {
    const stems = [...EVERYDAY.keys()].map((spoken) => wordsOf(spoken).join(' '));
    expect(stems.filter((spoken, at) => !spoken || stems.indexOf(spoken) !== at)).to.deep.equal([]);
  });

  it('F44: each means words that titles use', () => {
    const used = new Set(
      shippedOccupations().all.flatMap(({ title, titles, moreTitles }) =>
        [title, ...titles, ...moreTitles].flatMap(wordsOf),
      ),
    );
    const meant = new Set([...EVERYDAY.values()].flat());
    expect([...meant].filter((word) => !used.has(stem(word)))).to.deep.equal([]);
  });
});
