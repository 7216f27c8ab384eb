import type { Row } from '../reading/row.js';
import {
  Collected,
  type PartFacts,
  type Reader,
  type ReaderKind,
  SOC_CODE,
  slug,
} from './reader.js';

/** As the product derives "bright outlook": see `seeders/reference/NOTICE.md`. */
const FAST_GROWTH = 4.5;
const MANY_OPENINGS = 75_000;
const THOUSAND = 1_000;

/**
 * Employment Projections: the workbook's table 1.2, or the export of the projections page. Both have the
 * years in their headers; jobs and openings are thousands.
 */
export const projections: ReaderKind = {
  id: 'projections',
  columns: {
    code: /^(\d{4} national employment matrix code|occupation code)$/,
    type: 'occupation type',
    from: /^employment,? \d{4}$/,
    to: /^employment,? \d{4}$/,
    growth: /^employment (change, percent|percent change), \d{4}-\d{2,4}$/,
    openings: /^occupational openings, \d{4}-\d{2,4} annual average$/,
    education: /^typical (education needed for entry|entry-level education)$/,
    experience: 'work experience in a related occupation',
    training: /^typical on-the-job training/,
  },
  knownBy: ['code', 'from', 'growth', 'education'],
  optional: ['type'],
  unused: [
    ...[
      / title$/,
      /^employment distribution/,
      /^employment change, (numeric, )?\d/,
      /^percent self employed/,
    ],
    ...[
      /^median annual wage/,
      /^related occupational outlook/,
      'education code',
      'workex code',
      'trcode',
    ],
  ],
  create: () => new Projections(),
};

class Projections implements Reader {
  private readonly all = new Collected<object>();
  private years: [number, number] | undefined;

  begin(_: unknown, headers: ReadonlyMap<string, { header: string }>): void {
    const yearIn = (column: string) => Number(/\d{4}/.exec(headers.get(column)?.header ?? '')?.[0]);
    this.years = [yearIn('from'), yearIn('to')];
  }

  take(row: Row): void {
    const type = row.text('type');
    // Footnotes follow the table; summaries are of groups.
    const written = row.text('code').replace(/^="?|"$/g, '');
    if ((type !== '' && type !== 'Line item') || written === '') return;
    if (!SOC_CODE.test(written)) {
      row.note('code', 'not-a-code');
      return;
    }
    const [jobsFrom, jobsTo] = [amount(row, 'from', THOUSAND), amount(row, 'to', THOUSAND)];
    const growth = amount(row, 'growth');
    const openings = amount(row, 'openings', THOUSAND);
    if (row.isBad) return;
    this.all.add(written, {
      ...{ jobsFrom, jobsTo, growth, openings },
      education: choice(row, 'education'),
      experience: choice(row, 'experience'),
      training: choice(row, 'training'),
      isFastGrowing: growth !== null && growth >= FAST_GROWTH,
      hasManyOpenings: openings !== null && openings >= MANY_OPENINGS,
      outlookYears: this.years,
    });
  }

  finish(): PartFacts[] {
    return this.all.asPart('projections', ([facts]) => facts ?? null);
  }

  hint() {
    if (!this.years) return {};
    const [from, to] = this.years;
    return { release: `${from}–${to}`, year: from };
  }
}

const NONE = new Set(['', '—', '-', 'N/A']);

function amount(row: Row, column: string, times = 1): number | null {
  const text = row.text(column).replaceAll(',', '');
  if (NONE.has(text)) return null;
  const number = Number(text);
  if (!Number.isFinite(number)) {
    row.note(column, 'not-a-number');
    return null;
  }
  return times === 1 ? Math.round(number * 10) / 10 : Math.round(number * times);
}

function choice(row: Row, column: string): string | null {
  const text = row.text(column);
  return NONE.has(text) ? null : slug(text);
}
