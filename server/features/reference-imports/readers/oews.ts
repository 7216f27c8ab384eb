import type { Place } from '../reading/refused.js';
import type { Row } from '../reading/row.js';
import { Collected, type PartFacts, type Reader, type ReaderKind, SOC_CODE } from './reader.js';

/** One state's line of a career: what the table shows, in this order. */
export type StateLine = [
  state: string,
  name: string,
  employment: number | null,
  locationQuotient: number | null,
  p10: number | null,
  p25: number | null,
  p50: number | null,
  p75: number | null,
  p90: number | null,
  hourlyMedian: number | null,
];

const NATION = '1';
const STATE = '2';
const TERRITORY = '3';
/** Wage not available, employment not available, at or above the highest published wage, below 0.5 %. */
const MARKS = new Set(['', '*', '**', '#', '~']);

const lower = (names: Record<string, string>) =>
  Object.fromEntries(Object.entries(names).map(([name, header]) => [name, header.toLowerCase()]));

/**
 * Occupational Employment and Wage Statistics, national, by state, or all areas in one file. Other areas
 * (metropolitan) and single industries are passed over.
 */
export const oews: ReaderKind = {
  id: 'oews',
  columns: lower({
    ...{ areaType: 'AREA_TYPE', areaTitle: 'AREA_TITLE', state: 'PRIM_STATE', naics: 'NAICS' },
    ...{ code: 'OCC_CODE', group: 'O_GROUP', employment: 'TOT_EMP', quotient: 'LOC_QUOTIENT' },
    ...{ mean: 'A_MEAN', hourly: 'H_MEDIAN', p10: 'A_PCT10', p25: 'A_PCT25', p50: 'A_MEDIAN' },
    ...{ p75: 'A_PCT75', p90: 'A_PCT90' },
  }),
  knownBy: ['code', 'group', 'areaType'],
  optional: ['quotient'],
  unused: [
    ...[
      'area',
      'naics_title',
      'i_group',
      'own_code',
      'occ_title',
      'emp_prse',
      'jobs_1000',
      'pct_total',
    ],
    ...[
      'pct_rpt',
      'h_mean',
      'mean_prse',
      'h_pct10',
      'h_pct25',
      'h_pct75',
      'h_pct90',
      'annual',
      'hourly',
    ],
  ],
  create: () => new Oews(),
};

class Oews implements Reader {
  private readonly nation = new Collected<object>();
  private readonly states = new Collected<StateLine>();
  private year: number | undefined;

  begin({ file, sheet }: Place): void {
    const found = /M(20\d\d)/i.exec(`${sheet ?? ''} ${file}`);
    if (found) this.year = Number(found[1]);
  }

  take(row: Row): void {
    const naics = row.text('naics');
    // Totals of all industries; `0` where a spreadsheet took the code for a number.
    if (naics !== '' && !/^0+$/.test(naics)) return;
    const group = row.text('group').toLowerCase();
    if (group !== 'detailed' && group !== 'broad') return;
    const area = row.text('areaType');
    if (area !== NATION && area !== STATE && area !== TERRITORY) return;
    const code = row.code('code', SOC_CODE);
    if (code === null) return;
    if (area === NATION) this.takeNation(row, code);
    else this.takeState(row, code);
  }

  finish(): PartFacts[] {
    return [
      ...this.nation.asPart('oews-national', ([facts]) => facts ?? null),
      ...this.states.asPart('oews-states', (states) => ({
        states: states.sort(([left], [right]) => (left < right ? -1 : 1)),
      })),
    ];
  }

  hint() {
    return this.year === undefined ? {} : { release: `May ${this.year}`, year: this.year };
  }

  private takeNation(row: Row, code: string): void {
    const pay = payOf(row);
    const facts = {
      pay,
      hourly: amount(row, 'hourly'),
      mean: amount(row, 'mean'),
      workers: amount(row, 'employment'),
    };
    if (!row.isBad) this.nation.add(code, facts);
  }

  private takeState(row: Row, code: string): void {
    const state = row.code('state', /^[A-Z]{2}$/);
    const name = row.text('areaTitle');
    const numbers = [
      amount(row, 'employment'),
      amount(row, 'quotient'),
      ...payOf(row),
      amount(row, 'hourly'),
    ];
    if (state !== null && !row.isBad) this.states.add(code, [state, name, ...numbers] as StateLine);
  }
}

const payOf = (row: Row) => ['p10', 'p25', 'p50', 'p75', 'p90'].map((point) => amount(row, point));

/**
 * A number, or null for a mark. A wage at or above the highest published one (`#`) is null too: to show the
 * limit as if it were the wage would be wrong.
 */
function amount(row: Row, column: string): number | null {
  const text = row.text(column).replaceAll(',', '');
  if (MARKS.has(text)) return null;
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  row.note(column, Number.isFinite(number) ? 'out-of-range' : 'not-a-number');
  return null;
}
