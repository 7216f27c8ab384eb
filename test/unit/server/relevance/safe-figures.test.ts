import { expect } from 'chai';
import fc from 'fast-check';
import { type Counted, safeFigures } from '#server/features/relevance/safe-figures.js';

const SMALL = 10;

/** What can be wanted here, by which of eight careers; no one is made up of others. */
const CODES: Readonly<Record<string, number>> = {
  all: 0b11111111,
  most: 0b01111111,
  abcd: 0b00001111,
  abc: 0b00000111,
  ab: 0b00000011,
  same: 0b00000011,
  ef: 0b00110000,
  be: 0b00010010,
  a: 0b00000001,
};

/** A student: a bit for each career they want, and for each that they show. */
interface Student {
  wants: number;
  shows: number;
}

const count = (
  students: readonly Student[],
  careers: number,
): Omit<Counted, 'code' | 'careers'> => ({
  all: students.filter(({ wants }) => (wants & careers) > 0).length,
  told: students.filter(({ wants, shows }) => (wants & shows & careers) > 0).length,
});
const countAll = (students: readonly Student[]): Counted[] =>
  Object.entries(CODES).map(([code, careers]) => {
    return { code, careers: BigInt(careers), ...count(students, careers) };
  });
const exactOf = (figures: ReadonlyMap<string, { low: number; high: number }>) =>
  [...figures].flatMap(([code, { low, high }]) => (low === high ? [code] : []));
const few = (value: number) => value < SMALL;

/** Few careers a student, as in life: else everybody wants everything. */
const wanting = fc.array(
  fc
    .subarray([1, 2, 4, 8, 16, 32, 64, 128], { maxLength: 3 })
    .map((bits) => bits.reduce((a, b) => a | b, 0)),
  { minLength: 1, maxLength: 90, size: 'max' },
);
const classes = fc
  .tuple(fc.constantFrom(0, 0.2, 0.6), wanting)
  .chain(([share, wants]) =>
    fc.record({
      students: fc.constant(wants),
      shows: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
        minLength: wants.length,
        maxLength: wants.length,
      }),
      share: fc.constant(share),
    }),
  )
  .map(({ students, shows, share }) =>
    students.map((wants, at): Student => ({ wants, shows: shows[at]! < share ? 255 : 0 })),
  );

/** Every figure under ten that follows from exact ones, by what is known of the careers. */
function findSmall(students: readonly Student[], exact: readonly string[]): string[] {
  const faults: string[] = [];
  for (const one of exact) {
    const own = count(students, CODES[one]!);
    if (few(own.all) || few(students.length - own.all)) faults.push(`${one} itself`);
    if (few(own.all - own.told)) faults.push(`${one} without those who show it`);
    for (const other of exact) {
      const [inner, outer] = [CODES[other]!, CODES[one]!];
      if (inner === outer || (inner | outer) !== outer) continue;
      const part = count(students, inner);
      if (few(own.all - part.all)) faults.push(`${one} − ${other}`);
    }
  }
  return faults;
}

/** What can be wanted, by which of four sorts of students: the sorts that figures can tell apart. */
const SHAPES: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  'two things': { one: [1, 3], two: [2, 3] },
  'one inside another': { outer: [1, 2, 3], inner: [2, 3] },
  'one inside another inside a third': { outer: [1, 2, 3], middle: [2, 3], inner: [3] },
};
const CAREERS = { one: 0b01n, two: 0b10n, outer: 0b111n, middle: 0b011n, inner: 0b001n };

/** All classes of a size by what is said of them, with the least and most that any set of sorts has there. */
function allClasses(size: number, codes: Readonly<Record<string, readonly number[]>>) {
  const known = new Map<string, { least: number[]; most: number[] }>();
  for (let none = 0; none <= size; none += 1)
    for (let one = 0; one <= size - none; one += 1)
      for (let two = 0; two <= size - none - one; two += 1) {
        const sorts = [none, one, two, size - none - one - two];
        const counted = Object.entries(codes).map(([code, own]) => ({
          ...{ code, careers: CAREERS[code as keyof typeof CAREERS], told: 0 },
          all: own.reduce((sum, sort) => sum + sorts[sort]!, 0),
        }));
        const said = JSON.stringify([...safeFigures(size, counted)].toSorted());
        const sums = Array.from({ length: 14 }, (_, at) =>
          sorts.reduce((sum, sort, bit) => sum + (((at + 1) >> bit) & 1 ? sort : 0), 0),
        );
        const before = known.get(said);
        known.set(said, {
          least: sums.map((sum, at) => Math.min(sum, before?.least[at] ?? sum)),
          most: sums.map((sum, at) => Math.max(sum, before?.most[at] ?? sum)),
        });
      }
  return known;
}

describe('figures of a class', () => {
  it('P12: nothing under ten follows from figures that contain each other, in 5,000 classes', () => {
    let shown = 0;
    fc.assert(
      fc.property(classes, (students) => {
        const figures = safeFigures(students.length, countAll(students));
        const exact = exactOf(figures);
        shown += exact.length;
        for (const [code, { low, high }] of figures)
          expect(count(students, CODES[code]!).all).to.be.within(low, high);
        expect(findSmall(students, exact)).to.deep.equal([]);
      }),
      { numRuns: 5_000, seed: 4 },
    );
    expect(shown, 'figures that were shown exactly').to.be.greaterThan(5_000);
  });

  it('P12: of all classes that look alike, some differ in every number under ten', () => {
    for (const [shape, codes] of Object.entries(SHAPES))
      for (const size of [12, 20, 25, 31, 44])
        for (const [said, { least, most }] of allClasses(size, codes))
          least.forEach((low, at) => {
            const isKnown = few(low) && low === most[at];
            expect(isKnown, `${shape} of ${size}: ${said} tells ${low}`).to.equal(false);
          });
  });

  it('P12: what every other student shows is said as ten or more, and nearly all as nearly all', () => {
    const students = (wants: number, shows: number, others: number): Student[] => [
      ...Array.from({ length: wants }, (_, at) => ({ wants: 1, shows: at < shows ? 1 : 0 })),
      ...Array.from({ length: others }, () => ({ wants: 0, shows: 0 })),
    ];
    const said = (...of: [number, number, number]) => {
      const all = students(...of);
      return safeFigures(all.length, [{ code: 'a', careers: 1n, ...count(all, 1) }]).get('a');
    };
    expect(said(14, 0, 14)).to.deep.equal({ low: 14, high: 14 });
    expect(said(14, 12, 14)).to.deep.equal({ low: 10, high: 28 });
    expect(said(9, 0, 19)).to.deep.equal({ low: 0, high: 28 });
    expect(said(25, 0, 3)).to.deep.equal({ low: 19, high: 28 });
    expect(said(14, 0, 1)).to.deep.equal({ low: 0, high: 15 });
  });
});
