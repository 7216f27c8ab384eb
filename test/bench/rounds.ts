import type { Answer } from './client.js';
import { type Figures, figuresOf, timed } from './measure.js';
import type { BenchPlatform } from './platform.js';
import { createMeter, differenceOf, type Meter, sumOf, type Usage } from './processor.js';
import { type Counts, countsOf, type Login, type Subject } from './subject.js';

const STUDENTS = 100;
/** Rounds of so many: a launch's code must be traded in within a minute, on a slow machine too. */
const WARM_UP = { rounds: 4, launches: 320 };

/** Cookies of browsers that have been here before, by visitor; none: first visits. */
export type Browsers = (string | undefined)[];
const NOBODY: Browsers = [];

export interface RoundResult {
  launch: Figures;
  firstData: Figures;
  /** Processor time of the logins and launches, in all. */
  usage: Usage;
}

/** A tool that is warm: each code path compiled, each connection open, each student known. */
export interface WarmSubject {
  subject: Subject;
  statements: StatementCounts;
  /** @param isKnown - whether the browsers have been here before */
  round(count: number, concurrency: number, isKnown: boolean): Promise<RoundResult>;
  /** How often it asked for the platform's keys, a launch. */
  callsPerLaunch(): number;
}

export interface StatementCounts {
  launch: Counts;
  firstData: Counts;
}

/** Every tool gets the same warm-up, so that none carries it into its rounds. */
export async function warmUp(
  subject: Subject,
  bench: BenchPlatform,
  databaseFolder: string,
): Promise<WarmSubject> {
  const meter = createMeter(subject.process, databaseFolder);
  const browsers: Browsers = [];
  for (let visitor = 0; visitor < WARM_UP.launches; visitor += 1)
    browsers.push((await subject.login(visitor)).cookie || undefined);
  for (let turn = 0; turn < WARM_UP.rounds; turn += 1)
    await round(subject, bench, meter, WARM_UP.launches, 16, turn % 2 ? browsers : NOBODY);
  const statements = await countStatements(subject, bench, browsers);
  let launches = 0;
  let calls = 0;
  return {
    subject,
    statements,
    async round(count, concurrency, isKnown) {
      const before = bench.calls();
      const known = isKnown ? browsers : NOBODY;
      const result = await round(subject, bench, meter, count, concurrency, known);
      launches += count;
      calls += bench.calls() - before;
      return result;
    },
    callsPerLaunch: () => calls / launches,
  };
}

/** One round: all logins, then (untimed) all signatures, then all launches, then all first data. */
async function round(
  subject: Subject,
  bench: BenchPlatform,
  meter: Meter,
  count: number,
  concurrency: number,
  browsers: Browsers,
): Promise<RoundResult> {
  const usages: Usage[] = [];
  const metered = async (task: (index: number) => Promise<void>) => {
    const before = meter.read();
    const phase = await timed(count, concurrency, task);
    usages.push(differenceOf(meter.read(), before));
    return phase;
  };
  const logins: Login[] = [];
  const login = await metered(async (index) => {
    logins[index] = await subject.login(index, browsers[index]);
  });
  const tokens = await Promise.all(
    logins.map((each, index) => tokenFor(subject, bench, index, each)),
  );
  const answers: Answer[] = [];
  const launch = await metered(async (index) => {
    answers[index] = await subject.launch(index, logins[index]!, tokens[index]!);
  });
  const firstData = await timed(count, concurrency, (index) =>
    subject.firstData(index, logins[index]!, answers[index]!),
  );
  return {
    launch: figuresOf(login, launch),
    firstData: figuresOf(login, launch, firstData),
    usage: sumOf(usages),
  };
}

const tokenFor = (subject: Subject, bench: BenchPlatform, index: number, { nonce }: Login) =>
  bench.platform.signIdToken({
    ...bench.claims(index % STUDENTS, nonce),
    'https://purl.imsglobal.org/spec/lti/claim/target_link_uri': subject.launchUrl,
  });

/** Of one warm launch at a time, the mean of ten. */
async function countStatements(
  subject: Subject,
  bench: BenchPlatform,
  browsers: Browsers,
): Promise<StatementCounts> {
  const times = 10;
  const before = await countsOf(subject.process);
  const kept: [number, Login, Answer][] = [];
  for (let visitor = 0; visitor < times; visitor += 1) {
    const login = await subject.login(visitor, browsers[visitor]);
    const token = await tokenFor(subject, bench, visitor, login);
    kept.push([visitor, login, await subject.launch(visitor, login, token)]);
  }
  const between = await countsOf(subject.process);
  for (const [visitor, login, answer] of kept) await subject.firstData(visitor, login, answer);
  const after = await countsOf(subject.process);
  const mean = (from: Counts, to: Counts): Counts => ({
    statements: (to.statements - from.statements) / times,
    roundTrips: (to.roundTrips - from.roundTrips) / times,
    commits: (to.commits - from.commits) / times,
  });
  return { launch: mean(before, between), firstData: mean(between, after) };
}
