import { seeded } from './seeded.js';

/** As many as the official file has. */
const COLUMNS = 3_306;

const READ = [
  ...['UNITID', 'INSTNM', 'CURROPER', 'UGDS', 'STUFACR', 'TUITIONFEE_IN', 'TUITIONFEE_OUT'],
  ...['TUITIONFEE_PROG', 'COSTT4_A', 'ROOMBOARD_ON', 'BOOKSUPPLY', 'NPT4_PUB', 'NPT4_PRIV'],
  ...['NPT41_PUB', 'C150_4_POOLED', 'C150_L4_POOLED', 'RET_FT4', 'PCTPELL', 'PCTFLOAN'],
  ...['MD_EARN_WNE_P10'],
];
const FILLERS = ['NULL', 'NA', '0', '0.1234', '12034', 'PS', '0.98'];
const RARE = 'PrivacySuppressed';

/**
 * A file in the layout and of the size of College Scorecard's by institution, with numbers at random from a
 * seed, in pieces of some megabytes.
 *
 * @param codes - UNITIDs, a row of 15 kB each: 6,500 make the 100 MB of the official file.
 */
export function* scorecardFile(codes: readonly string[]): Generator<Buffer> {
  const random = seeded(7);
  const fillers = COLUMNS - READ.length;
  const header = [...READ, ...Array.from({ length: fillers }, (_, at) => `FILLER_COLUMN_${at}`)];
  const tail = Array.from({ length: fillers }, (_, at) =>
    at % 20 === 0 ? RARE : FILLERS[Math.floor(random() * FILLERS.length)]!,
  ).join(',');
  let lines = `\uFEFF${header.join(',')}\r\n`;
  for (const code of codes) {
    lines += `${code},Made-up college ${code},${factsOf(random).join(',')},${tail}\r\n`;
    if (lines.length < 4_000_000) continue;
    yield Buffer.from(lines);
    lines = '';
  }
  yield Buffer.from(lines);
}

function factsOf(random: () => number): (string | number)[] {
  const dollars = () => Math.round(random() * 60_000);
  const share = () => random().toFixed(4);
  return [
    ...[1, Math.round(random() * 20_000), Math.round(5 + random() * 25), dollars(), dollars()],
    ...['NA', dollars(), dollars(), dollars(), dollars(), 'NULL', dollars()],
    ...[share(), 'NULL', share(), share(), share(), dollars()],
  ];
}
