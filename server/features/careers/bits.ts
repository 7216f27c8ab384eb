/** A set of small whole numbers, 32 in a word: what several sets share takes a few instructions. */
export type Bits = Uint32Array;

const WORD = 32;

/** Those of the numbers below `size` that pass. */
export function bitsOf(size: number, test: (number: number) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(size / WORD));
  for (let number = 0; number < size; number += 1)
    if (test(number)) bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
  return bits;
}

export function hasBit(bits: Bits, number: number): boolean {
  return ((bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

export function both(left: Bits, right: Bits): Bits {
  return left.map((word, index) => word & (right[index] ?? 0));
}

export function either(left: Bits, right: Bits): Bits {
  return left.map((word, index) => word | (right[index] ?? 0));
}

export function without(left: Bits, right: Bits): Bits {
  return left.map((word, index) => word & ~(right[index] ?? 0));
}

/** How many numbers both sets have. */
export function countBoth(left: Bits, right: Bits): number {
  let count = 0;
  for (let index = 0; index < left.length; index += 1)
    count += ones((left[index] ?? 0) & (right[index] ?? 0));
  return count;
}

/** The bits of a word, added up in pairs, fours, eights and so on. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
