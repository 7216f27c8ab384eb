import { expect } from 'chai';
import { byMissingPart, splitParts } from '#components/requirements/missing-parts.js';

describe('what is missing, in a line', () => {
  for (const [missing, named, others] of [
    [[], 0, 0],
    [['self'], 1, 0],
    [['self', 'skills', 'values'], 3, 0],
    [['self', 'skills', 'values', 'psign'], 2, 2],
  ] as const)
    it(`F10: of ${missing.length} parts ${named} stand by name and ${others} as a number`, () => {
      const split = splitParts(missing);
      expect([split.named.length, split.others.length]).to.deep.equal([named, others]);
    });

  it('F10: groups students by what they lack, the part that most lack first', () => {
    const groups = byMissingPart([
      { name: 'Ann', missing: ['self', 'psign'] as const },
      { name: 'Bo', missing: ['psign'] as const },
      { name: 'Cy', missing: [] },
    ]);
    expect(
      groups.map(({ code, students }) => [code, students.map(({ name }) => name)]),
    ).to.deep.equal([
      ['psign', ['Ann', 'Bo']],
      ['self', ['Ann']],
    ]);
  });
});
