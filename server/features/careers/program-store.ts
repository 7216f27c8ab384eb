import type { AwardLevel } from '#contracts/programs.js';
import { globalSql, isInTransaction, sql } from '../../db/tenant.js';

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

/** All programs, read once a process: they do not change while it runs. */
export function programs(): Promise<ProgramStore> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<ProgramStore> {
  // In a request its own connection is used: waiting for a second one could lock up the pool.
  const run = isInTransaction() ? sql : globalSql;
  const rows = await run<{ facts: Program }>('select facts from programs order by code');
  return createProgramStore(rows.map(({ facts }) => facts));
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
