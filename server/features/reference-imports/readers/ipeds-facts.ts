import { coded, known, published } from './college-cells.js';
import { ipedsTable, type IpedsYear } from './ipeds-table.js';

const same = (year: IpedsYear) => year;
const SCORES = [0, 800] as const;
const ACT = [0, 36] as const;
const COUNT = [0, 10_000_000] as const;

const CALENDAR = {
  ...{ 1: 'semester', 2: 'quarter', 3: 'trimester', 4: '4-1-4', 5: 'other' },
  ...{ 6: 'differs-by-program', 7: 'continuous' },
} as const;
const POLICY = { 1: 'required', 5: 'considered-not-required', 3: 'not-considered' } as const;

/** Characteristics (IC): whom it takes, how the year is cut, ties to a religion. */
export const ipedsCharacteristics = ipedsTable({
  id: 'ipeds-characteristics',
  part: 'colleges-characteristics',
  file: /ic(\d{4})/i,
  yearOf: same,
  columns: { unitid: 'unitid', open: 'openadmp', calendar: 'calsys', religion: 'relaffil' },
  knownBy: ['unitid', 'open', 'calendar'],
  optional: ['religion'],
  isOlderText: true,
  factsOf: (row) =>
    known({
      open: coded(row, 'open', { 1: 1, 2: 0 }),
      calendar: coded(row, 'calendar', CALENDAR),
      religious: Number(row.text('religion')) > 0 ? 1 : null,
    }),
});

const column = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, name]));
const SAT = ['satvr25', 'satvr50', 'satvr75', 'satmt25', 'satmt50', 'satmt75'];
const ACTS = ['actcm25', 'actcm50', 'actcm75'];

/** Admissions (ADM): how many applied and were taken, and the quarters of their scores. */
export const ipedsAdmissions = ipedsTable({
  id: 'ipeds-admissions',
  part: 'colleges-admissions',
  file: /adm(\d{4})/i,
  yearOf: same,
  columns: {
    ...{ unitid: 'unitid', applied: 'applcn', admitted: 'admssn', policy: 'admcon7' },
    ...column([...SAT, ...ACTS]),
  },
  knownBy: ['unitid', 'applied', 'admitted'],
  // The middle scores are published since 2022.
  optional: ['policy', 'satvr50', 'satmt50', 'actcm50'],
  isOlderText: true,
  factsOf(row) {
    const [applied, admitted] = [
      published(row, 'applied', COUNT),
      published(row, 'admitted', COUNT),
    ];
    const rate =
      applied !== null && admitted !== null && applied > 0 && admitted <= applied
        ? Math.round((admitted / applied) * 10_000) / 10_000
        : null;
    return known({
      admission: [applied, admitted, rate],
      tests: coded(row, 'policy', POLICY),
      sat: SAT.map((name) => published(row, name, SCORES)),
      act: ACTS.map((name) => published(row, name, ACT)),
    });
  },
});
