import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#server/db/embedded/server.js';
import { prepareEmbeddedDatabase } from '#server/db/open.js';
import { freePort } from '#server/ports.js';
import { installBare, startBare } from './bare.js';
import { startBareHttp } from './bare-http.js';
import { closeConnections } from './client.js';
import { printExplore } from './explore.js';
import { createFloor, type Floor } from './floor.js';
import { startPathlight } from './pathlight.js';
import { type BenchPlatform, startPlatform } from './platform.js';
import { profileOf } from './profile.js';
import { printReport, type Report, writeProfile } from './report.js';
import { type WarmSubject, warmUp } from './rounds.js';
import { peakMemory, stopProcess, type Subject } from './subject.js';

const TURNS = 5;
/** How many launches a round, by concurrency. */
const LAUNCHES: [concurrency: number, count: number][] = [
  [1, 60],
  [16, 320],
];

/**
 * In each turn everybody has a round, beginning with another one each time: what the machine does
 * meanwhile hits all alike, and ratios are taken within a turn.
 */
async function measure(warm: WarmSubject[], floors: Map<string, Floor>): Promise<Report> {
  const report: Report = { turns: TURNS, rounds: new Map(), floors: new Map() };
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const [concurrency, count] of LAUNCHES) {
      for (let place = 0; place < warm.length; place += 1) {
        const one = warm[(turn + place) % warm.length]!;
        for (const isKnown of [true, false]) {
          const result = await one.round(count, concurrency, isKnown);
          const key = JSON.stringify([one.subject.name, concurrency, isKnown]);
          report.rounds.set(key, [...(report.rounds.get(key) ?? []), { ...result, count }]);
        }
      }
      for (const [name, floor] of floors) {
        const key = JSON.stringify([name, concurrency]);
        const figures = await floor.run(count, concurrency);
        report.floors.set(key, [...(report.floors.get(key) ?? []), figures]);
      }
    }
  }
  return report;
}

const floorName = (commits: number) =>
  `floor: 1 RS256 check + ${commits} commit${commits === 1 ? '' : 's'}`;

/** By name, for the commits of a launch and for those up to the first data. */
async function openFloors(
  databaseUrl: string,
  bench: BenchPlatform,
  commits: number[],
): Promise<Map<string, Floor>> {
  const floors = new Map<string, Floor>();
  for (const count of new Set(commits)) {
    const floor = await createFloor(databaseUrl, bench, count);
    await floor.run(2_000, 16);
    floors.set(floorName(count), floor);
  }
  return floors;
}

async function startSubjects(
  bench: BenchPlatform,
  settings: { port: number; publicUrl: string },
  database: (name: string) => Promise<string>,
  started: Subject[],
): Promise<void> {
  const databaseUrl = await database('pathlight');
  started.push(await startPathlight({ ...settings, databaseUrl }, bench));
  const ceiling = { port: await freePort(), databaseUrl: await database('ceiling') };
  started.push(await startBareHttp(ceiling, bench));
  const bare = { port: await freePort(), databaseUrl: await database('bare') };
  started.push(await startBare({ ...bare, folder: installBare() }, bench));
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
  chmodSync(folder, 0o755); // As root, the database server runs as another user.
  const databaseFolder = join(folder, 'postgres');
  const server = await startEmbedded({ folder: databaseFolder });
  const port = await freePort();
  const publicUrl = `http://pathlight.localhost:${port}`;
  const bench = await startPlatform(publicUrl);
  const database = (name: string) => prepareEmbeddedDatabase(server.superuserUrl, 'bench', name);
  const subjects: Subject[] = [];
  const floors = new Map<string, Floor>();
  try {
    console.log('Starting Pathlight, bare Express and bare ltijs (installed on demand) …');
    await startSubjects(bench, { port, publicUrl }, database, subjects);
    const warm: WarmSubject[] = [];
    for (const subject of subjects) warm.push(await warmUp(subject, bench, databaseFolder));
    const [ours] = warm as [WarmSubject];
    const { launch, firstData } = ours.statements;
    const commits = [launch.commits, launch.commits + firstData.commits].map(Math.round);
    for (const [name, floor] of await openFloors(await database('floor'), bench, commits))
      floors.set(name, floor);
    const report = await measure(warm, floors);
    const profile = await profileOf(ours.subject, async () => {
      for (let turn = 0; turn < TURNS; turn += 1) await ours.round(320, 16, true);
    });
    const facts = warm.map((one) => ({
      name: one.subject.name,
      statements: one.statements,
      callsPerLaunch: one.callsPerLaunch(),
      memory: peakMemory(one.subject.process),
    }));
    const floorNames = commits.map(floorName) as [string, string];
    printReport(
      report,
      facts,
      floorNames,
      LAUNCHES.map(([concurrency]) => concurrency),
    );
    writeProfile(profile);
  } finally {
    for (const floor of floors.values()) await floor.close();
    for (const subject of subjects) await stopProcess(subject.process);
    bench.close();
    closeConnections();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
printExplore();
