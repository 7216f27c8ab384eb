import { expect } from 'chai';
import fc from 'fast-check';
import { SMALL } from '#contracts/small-figures.js';
import {
  answer,
  type Answer,
  type BaseCell,
  blocksOf,
  rangeOf,
} from '#server/features/completion/small-cells.js';

const CODES = ['', 'interest', 'service'];

/** Districts of up to eight schools: some tiny, some large, some with all or nobody done. */
const district = fc
  .array(
    fc.record({
      school: fc.integer({ min: 0, max: 7 }),
      grade: fc.integer({ min: 6, max: 12 }),
      students: fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 80 })),
      shares: fc.tuple(...CODES.map(() => fc.constantFrom(0, 0.02, 0.1, 0.5, 0.9, 0.98, 1))),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) => {
    const cells = new Map<string, BaseCell>();
    for (const { school, grade, students, shares } of rows)
      cells.set(`${school}:${grade}`, {
        ...{ schoolId: school === 0 ? null : `school ${school}`, grade, students },
        done: Object.fromEntries(
          CODES.map((code, at) => [code, Math.round(students * shares[at]!)]),
        ),
      });
    return [...cells.values()];
  });

const filter = fc.record({
  schools: fc.option(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 })),
  grades: fc.option(fc.subarray([6, 7, 8, 9, 10, 11, 12], { minLength: 1 })),
});

interface Known {
  cells: ReadonlySet<BaseCell>;
  answer: Answer;
}

/** Asks as a person would, and keeps of what the answer speaks. */
function ask(
  cells: BaseCell[],
  { schools, grades }: { schools: number[] | null; grades: number[] | null },
) {
  const isAsked = (cell: BaseCell) =>
    (!schools || schools.some((one) => (one === 0 ? null : `school ${one}`) === cell.schoolId)) &&
    (!grades || grades.includes(cell.grade));
  const blocks = blocksOf(cells);
  const said = answer(blocks, CODES, isAsked, cells);
  return said && { blocks, isAsked, said };
}

const small = (value: number) => value > 0 && value < SMALL;

/** What somebody finds who subtracts the smaller of two answers from the larger, for all that is exact. */
function findByDifference(one: Known, other: Known): string[] {
  if (![...other.cells].every((cell) => one.cells.has(cell))) return [];
  const rest = [...one.cells].filter((cell) => !other.cells.has(cell));
  const students = one.answer.students - other.answer.students;
  const real = rest.reduce((sum, cell) => sum + cell.students, 0);
  if (students !== real) return ['a sum that does not add up'];
  return [
    ...(small(students) ? [`${students} students`] : []),
    ...CODES.flatMap((code) => findDone(code, one, other, rest)),
  ];
}

/** As above, for how many of the rest have one thing done. */
function findDone(code: string, one: Known, other: Known, rest: readonly BaseCell[]): string[] {
  const [whole, part] = [one.answer.done[code]!, other.answer.done[code]!];
  const low = whole.low - part.high;
  const done = rest.reduce((sum, cell) => sum + cell.done[code]!, 0);
  if (done < low || done > whole.high - part.low) return [`${code} is not what it is`];
  if (whole.low !== whole.high || part.low !== part.high || rest.length === 0) return [];
  const students = rest.reduce((sum, cell) => sum + cell.students, 0);
  return low < SMALL || students - low < SMALL ? [`${code}: ${low} of ${students}`] : [];
}

describe('small cells', () => {
  it('P12: 10,000 random questions: nothing under ten, not by subtracting answers either', () => {
    let asked = 0;
    fc.assert(
      fc.property(
        district,
        fc.array(filter, { minLength: 50, maxLength: 50 }),
        (cells, filters) => {
          const known: Known[] = [
            { cells: new Set(), answer: { students: 0, done: NONE, leavesOut: false } },
          ];
          for (const one of filters) {
            asked += 1;
            const found = ask(cells, one);
            if (!found) continue;
            const inside = found.blocks.filter((block) => block.cells.every(found.isAsked));
            known.push({
              cells: new Set(inside.flatMap((block) => block.cells)),
              answer: found.said,
            });
          }
          const faults = known.flatMap((one) =>
            known.flatMap((other) => (one === other ? [] : findByDifference(one, other))),
          );
          expect(faults).to.deep.equal([]);
        },
      ),
      { numRuns: 200, seed: 12 },
    );
    expect(asked).to.be.at.least(10_000);
  });

  it('P12: the blocks share out the students, and hang together whatever is asked', () => {
    fc.assert(
      fc.property(district, (cells) => {
        const blocks = blocksOf(cells);
        const all = blocks.flatMap((block) => block.cells);
        expect(new Set(all).size).to.equal(all.length);
        expect(blocks.every(({ students }) => students >= SMALL)).to.equal(true);
        const left = cells.filter((cell) => !all.includes(cell));
        expect(left.reduce((sum, { students }) => sum + students, 0)).to.be.below(SMALL);
        for (const block of blocks)
          for (const code of CODES) {
            const { low, high } = rangeOf(block, code);
            expect(block.done[code]).to.be.within(low, high);
          }
      }),
      { numRuns: 500, seed: 12 },
    );
  });

  it('P12: a large district is answered exactly, school by school and grade by grade', () => {
    const cells = ['a', 'b'].flatMap((schoolId) =>
      [9, 10].map((grade) => ({ schoolId, grade, students: 100, done: { '': 40, service: 3 } })),
    );
    const said = answer(
      blocksOf(cells),
      ['', 'service'],
      ({ schoolId }) => schoolId === 'a',
      cells,
    )!;
    expect(said).to.deep.equal({
      ...{ students: 200, leavesOut: false },
      done: { '': { low: 80, high: 80 }, service: { low: 0, high: 18 } },
    });
  });

  it('P12: a small grade is shown with its neighbor only, and a question for it alone has no answer', () => {
    const cell = (grade: number, students: number): BaseCell => ({
      ...{ schoolId: 'a', grade, students, done: { '': 15 } },
    });
    const cells = [cell(9, 40), cell(10, 40), cell(11, 4)];
    const of = (grade?: number) =>
      answer(blocksOf(cells), [''], (one) => grade === undefined || one.grade === grade, cells);
    expect([of(9)?.students, of(10), of(11), of()?.students]).to.deep.equal([40, null, null, 84]);
  });
});

const NONE = Object.fromEntries(CODES.map((code) => [code, { low: 0, high: 0 }]));
