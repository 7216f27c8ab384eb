import type { AwardLevel } from '#contracts/programs.js';
import { countTaught } from '../colleges/college-programs.js';
import { colleges } from '../colleges/college-store.js';
import { occupations } from './occupation-store.js';
import { renewPrograms } from './overlay.js';
import { currentReleaseNames, currentReleases, runSql } from './releases.js';

/** One program of study as the seed file holds it. */
export interface Program {
  code: string;
  title: string;
  family: string;
  /** Codes of the occupations it leads to. */
  careers: string[];
  /** How many colleges give each award. */
  awards: [AwardLevel, number][];
  colleges: number;
}

export interface ProgramStore {
  byCode: Map<string, Program>;
  /** Programs that lead to an occupation, those of most colleges first. */
  byCareer: Map<string, Program[]>;
}

let loaded: Promise<ProgramStore> | undefined;

/** All programs, held by each process and read anew once an official file was imported. */
export function programs(): Promise<ProgramStore> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Reads all anew, after the occupations; whoever asks meanwhile gets what was there before. */
export async function renewProgramStore(): Promise<void> {
  const fresh = await load();
  loaded = Promise.resolve(fresh);
}

async function load(): Promise<ProgramStore> {
  // At one moment: a request whose next statements are its last may be the first to ask.
  const [shipped, releases, names] = await Promise.all([
    shippedPrograms(),
    currentReleases(['cip-soc']),
    currentReleaseNames(),
  ]);
  const { byCode } = await occupations();
  const programs = renewPrograms(shipped, releases, [...byCode.values()]);
  // Who teaches what came with the product, until a file says it anew.
  return createProgramStore(
    names.has('colleges-completions') || names.has('colleges-directory')
      ? countTaught(programs, (await colleges()).all)
      : programs,
  );
}

/** As they came with the product, in the order of their codes. */
export async function shippedPrograms(): Promise<Program[]> {
  const rows = await runSql<{ facts: Program }>('select facts from programs order by code');
  return rows.map(({ facts }) => facts);
}

/** @param facts - in the order of their codes. */
export function createProgramStore(facts: Program[]): ProgramStore {
  const byCareer = new Map<string, Program[]>();
  for (const program of facts.toSorted((left, right) => right.colleges - left.colleges))
    for (const career of program.careers) {
      const list = byCareer.get(career);
      if (list) list.push(program);
      else byCareer.set(career, [program]);
    }
  return { byCode: new Map(facts.map((program) => [program.code, program])), byCareer };
}
