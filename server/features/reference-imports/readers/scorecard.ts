import type { Row } from '../reading/row.js';
import { firstPublished, known, published, UNITID } from './college-cells.js';
import { flags } from './ipeds-directory.js';
import { named } from './ipeds-table.js';
import { Collected, type PartFacts, type Reader, type ReaderKind } from './reader.js';

const SHARE = [0, 1] as const;
const DOLLARS = [0, 1_000_000] as const;
/** After grants some pay less than nothing: as published. */
const NET = [-200_000, 500_000] as const;
const COUNT = [0, 1_000_000] as const;
const CLOSED = '0';

/** Which of these a college has depends on its control and on whether it counts years or programs. */
const KINDS = ['pub', 'priv', 'prog', 'other'];
const net = (band: number | '') => KINDS.map((kind) => `npt4${band}_${kind}`);
const BANDS = ['', 1, 2, 3, 4, 5] as const;

const NEEDED = [
  ...['unitid', 'ugds', 'tuitionfee_in', 'tuitionfee_out', 'pctpell', 'pctfloan'],
  ...['npt4_pub', 'npt4_priv', 'costt4_a', 'c150_4_pooled', 'c150_l4_pooled'],
];
const OPTIONAL = [
  ...['tuitionfee_prog', 'costt4_p', 'roomboard_on', 'roomboard_off', 'booksupply', 'stufacr'],
  ...['ret_ft4', 'ret_ftl4', 'md_earn_wne_p10', 'hsi', 'womenonly', 'menonly', 'distanceonly'],
  ...['curroper', ...BANDS.flatMap(net).filter((name) => !NEEDED.includes(name))],
];

/**
 * College Scorecard, by institution: 3,300 columns, of which some fifty are read. The yearly files leave
 * earnings empty for recent years; only "most recent cohorts" has them.
 */
export const scorecard: ReaderKind = {
  id: 'scorecard',
  columns: Object.fromEntries([...NEEDED, ...OPTIONAL].map((name) => [name, name])),
  knownBy: ['unitid', 'ugds', 'npt4_pub'],
  optional: OPTIONAL,
  unused: [/^/],
  create: () => new Scorecard(),
};

class Scorecard implements Reader {
  private readonly colleges = new Collected<object>();
  private readonly earnings = new Collected<number>();
  private year: number | undefined;

  begin({ file }: { file: string }): void {
    const found = /MERGED(\d{4})_\d\d/i.exec(file)?.[1];
    if (found !== undefined) this.year = Number(found);
  }

  take(row: Row): void {
    const unitid = row.code('unitid', UNITID);
    if (unitid === null || row.text('curroper') === CLOSED) return;
    const facts = factsOf(row);
    const earnings = published(row, 'md_earn_wne_p10', DOLLARS);
    if (row.isBad) return;
    this.colleges.add(unitid, facts);
    if (earnings !== null) this.earnings.add(unitid, earnings);
  }

  finish(): PartFacts[] {
    return [
      ...this.colleges.asPart('colleges-scorecard', ([facts]) => facts ?? null),
      ...this.earnings.asPart('colleges-earnings', ([earnings]) => ({ earnings })),
    ].map(named(this.year));
  }
}

function factsOf(row: Row): object {
  const dollars = (...columns: string[]) => firstPublished(row, columns, DOLLARS);
  const share = (...columns: string[]) => firstPublished(row, columns, SHARE, 4);
  return known({
    students: published(row, 'ugds', COUNT),
    ratio: published(row, 'stufacr', COUNT),
    tuition: ['tuitionfee_in', 'tuitionfee_out', 'tuitionfee_prog'].map((name) => dollars(name)),
    cost: [
      dollars('costt4_a', 'costt4_p'),
      ...['roomboard_on', 'roomboard_off', 'booksupply'].map((name) => dollars(name)),
    ],
    net: BANDS.map((band) => firstPublished(row, net(band), NET)),
    completion: share('c150_4_pooled', 'c150_l4_pooled'),
    retention: share('ret_ft4', 'ret_ftl4'),
    aid: [share('pctpell'), share('pctfloan')],
    kinds: kindsOf(row),
  });
}

const FLAGS = {
  ...{ hsi: 'hsi', womenonly: 'women-only', menonly: 'men-only', distanceonly: 'distance-only' },
} as const;

const kindsOf = (row: Row) =>
  flags(row, Object.keys(FLAGS))?.map((name) => FLAGS[name as keyof typeof FLAGS]) ?? null;
