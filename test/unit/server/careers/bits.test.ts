import { expect } from 'chai';
import fc from 'fast-check';
import { bitsOf, both, countBoth, either, hasBit, without } from '#server/features/careers/bits.js';

const SIZE = 100;
const numbers = fc.uniqueArray(fc.nat(SIZE - 1)).map((list) => new Set(list));

describe('Sets of bits', () => {
  it('share, join and leave out as sets do', () => {
    fc.assert(
      fc.property(numbers, numbers, (left, right) => {
        const [one, other] = [left, right].map((set) => bitsOf(SIZE, (number) => set.has(number)));
        const list = Array.from({ length: SIZE }, (_, number) => number);
        const held = (bits: Uint32Array) => list.filter((number) => hasBit(bits, number));
        const shared = list.filter((number) => left.has(number) && right.has(number));
        expect(held(both(one!, other!))).to.deep.equal(shared);
        expect(countBoth(one!, other!)).to.equal(shared.length);
        expect(held(either(one!, other!))).to.deep.equal(
          list.filter((number) => left.has(number) || right.has(number)),
        );
        expect(held(without(one!, other!))).to.deep.equal(
          list.filter((number) => left.has(number) && !right.has(number)),
        );
      }),
    );
  });
});
