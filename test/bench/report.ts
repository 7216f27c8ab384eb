import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Figures, median, middle } from './measure.js';
import type { Shares } from './profile.js';
import type { RoundResult, StatementCounts } from './rounds.js';

const PROFILE = '.data/bench/profile.txt';
/** What we aim at, 16 at a time. */
const TIMES_LTIJS = 3;
const PERCENT_OF_FLOOR = 40;

export interface Report {
  turns: number;
  /** By name, concurrency and whether the browsers had been here: one result a turn. */
  rounds: Map<string, (RoundResult & { count: number })[]>;
  /** By name and concurrency: one a turn. */
  floors: Map<string, Figures[]>;
}

export interface Facts {
  name: string;
  statements: StatementCounts;
  callsPerLaunch: number;
  memory: string;
}

/** @param floors - that of a launch, and that of all up to the first data */
export function printReport(
  report: Report,
  facts: Facts[],
  floors: [string, string],
  concurrencies: number[],
): void {
  console.log(`\n${cpus().length} cores, Node ${process.version}, fsync on`);
  console.log(
    `Median of ${report.turns} turns; everybody warmed up alike, one round each a turn\n`,
  );
  console.log(`${''.padEnd(42)}at once   per sec    p50 ms    p95 ms`);
  for (const concurrency of concurrencies) {
    for (const name of new Set(floors))
      row(name, concurrency, median(report.floors.get(JSON.stringify([name, concurrency]))!));
    for (const { name } of facts) printRounds(report, name, concurrency);
    console.log();
  }
  const most = Math.max(...concurrencies);
  printAims(report, facts, floors, most);
  for (const each of facts) printFacts(each);
  console.log(`\nProcessor time of a launch, ${most} at a time, in ms:`);
  for (const { name } of facts) printUsage(name, roundsOf(report, name, most, true));
}

const roundsOf = (report: Report, name: string, concurrency: number, isKnown: boolean) =>
  report.rounds.get(JSON.stringify([name, concurrency, isKnown]))!;

function printRounds(report: Report, name: string, concurrency: number): void {
  for (const [isKnown, suffix] of [
    [true, ''],
    [false, ', first visits'],
  ] as const) {
    const rounds = roundsOf(report, name, concurrency, isKnown);
    const spans = [
      ['login → launch', rounds.map(({ launch }) => launch)],
      ['login → first data', rounds.map(({ firstData }) => firstData)],
    ] as const;
    for (const [span, figures] of spans)
      row(`${name}: ${span}${suffix}`, concurrency, median(figures));
  }
}

function row(name: string, concurrency: number, { perSecond, p50, p95 }: Figures): void {
  const pad = (value: string | number, width: number) => String(value).padStart(width);
  console.log(
    `${name.padEnd(44)}${pad(concurrency, 4)}${pad(perSecond.toFixed(0), 10)}` +
      `${pad(p50.toFixed(1), 10)}${pad(p95.toFixed(1), 10)}`,
  );
}

/** The ratios that we promise something about, each the median of the turns' own. */
function printAims(
  report: Report,
  [ours, express, ltijs]: Facts[],
  floors: [string, string],
  concurrency: number,
): void {
  const speeds = (name: string, span: 'launch' | 'firstData') =>
    roundsOf(report, name, concurrency, true).map((round) => round[span].perSecond);
  const floorSpeeds = (name: string) =>
    report.floors.get(JSON.stringify([name, concurrency]))!.map(({ perSecond }) => perSecond);
  const ratio = (some: number[], others: number[]) => {
    const ratios = some.map((speed, turn) => speed / others[turn]!);
    return { middle: middle(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  };
  const launch = speeds(ours!.name, 'launch');
  const firstData = speeds(ours!.name, 'firstData');
  const times = ratio(launch, speeds(ltijs!.name, 'launch'));
  const share = ratio(firstData, floorSpeeds(floors[1]));
  const verdict = (isReached: boolean) => (isReached ? 'reached' : 'missed: see the profile');
  const range = ({ least, most }: { least: number; most: number }, digits: number, factor = 1) =>
    `${(least * factor).toFixed(digits)} to ${(most * factor).toFixed(digits)}`;
  const percent = (value: number) => `${(100 * value).toFixed(0)} %`;
  console.log(`Aims, ${concurrency} at a time (in brackets: from turn to turn)`);
  console.log(
    `  login → launch = ${times.middle.toFixed(2)} × ${ltijs!.name} (${range(times, 2)}; ` +
      `aim ${TIMES_LTIJS}): ${verdict(times.middle >= TIMES_LTIJS)}`,
  );
  console.log(
    `  login → first data = ${percent(share.middle)} of “${floors[1]}” (${range(share, 0, 100)} %; ` +
      `aim ${PERCENT_OF_FLOOR} %): ${verdict(100 * share.middle >= PERCENT_OF_FLOOR)}`,
  );
  const expressLaunch = speeds(express!.name, 'launch');
  console.log(
    `  beside them: login → launch = ${percent(ratio(launch, floorSpeeds(floors[0])).middle)} of ` +
      `“${floors[0]}” and ${percent(ratio(launch, expressLaunch).middle)} of “${express!.name}”,\n` +
      `  which itself reaches ${percent(ratio(expressLaunch, floorSpeeds(floors[0])).middle)} of that floor\n`,
  );
}

function printFacts({ name, statements, callsPerLaunch, memory }: Facts): void {
  const { launch, firstData } = statements;
  console.log(
    `${name}: ${launch.statements} SQL statements a launch in ${launch.roundTrips} round trips, ` +
      `${launch.commits} commits; ${firstData.statements} more in ${firstData.roundTrips} to the first data, ` +
      `${firstData.commits} commits; ${callsPerLaunch.toFixed(2)} outbound calls a launch; peak memory ${memory}`,
  );
}

function printUsage(name: string, rounds: (RoundResult & { count: number })[]): void {
  const each = (part: 'tool' | 'database' | 'load') =>
    middle(rounds.map(({ usage, count }) => usage[part] / count));
  const parts = { tool: each('tool'), database: each('database'), load: each('load') };
  const total = parts.tool + parts.database + parts.load;
  const shown = ([part, ms]: [string, number]) =>
    `${part} ${ms.toFixed(2)} (${((100 * ms) / total).toFixed(0)} %)`;
  console.log(`  ${name}: ${Object.entries(parts).map(shown).join(', ')}`);
}

/** Prints the parts and writes all of it to a file. */
export function writeProfile({ parts, functions }: { parts: Shares; functions: Shares }): void {
  const lines = (shares: Shares) =>
    shares.map(([name, share]) => `${(100 * share).toFixed(1).padStart(6)} %  ${name}`);
  mkdirSync('.data/bench', { recursive: true });
  writeFileSync(PROFILE, [...lines(parts), '', ...lines(functions.slice(0, 200)), ''].join('\n'));
  console.log(
    `\nPathlight's main thread from login to first data, where it was busy (${PROFILE}):`,
  );
  console.log(lines(parts).join('\n'));
}
