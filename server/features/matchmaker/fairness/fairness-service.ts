import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FairnessTable, type MatchFairness } from '#contracts/match-fairness.js';
import type { Actor } from '../../../auth/actor.js';
import { AppError } from '../../../errors.js';
import { readCareerBrief } from '../../careers/career-service.js';
import { occupations } from '../../careers/occupation-store.js';
import { ALGORITHM } from '../matcher.js';

/** Written by `npm run fairness -- --write`. */
export const FAIRNESS_FILE = join(
  import.meta.dirname,
  '../../../../seeders/reference/match-fairness.json',
);
let loaded: FairnessTable | undefined;

export function storedFairness(): FairnessTable {
  loaded ??= FairnessTable.parse(JSON.parse(readFileSync(FAIRNESS_FILE, 'utf8')));
  return loaded;
}

/**
 * What the matcher tends to do, from the stored table. For those who answer for its use in a district.
 *
 * @throws AppError `forbidden`
 */
export async function readFairness(actor: Actor): Promise<MatchFairness> {
  if (actor.role !== 'counselor' && actor.role !== 'admin')
    throw new AppError('forbidden', 'Only counselors and administrators read this report.');
  const { byCode } = await occupations();
  const table = storedFairness();
  const runs = table.runs.map(async ({ unreached, ...run }) => {
    const known = unreached.filter(({ code }) => byCode.has(code));
    const careers = known.map(async ({ code, ...places }) => ({
      ...{ ...places, zone: byCode.get(code)?.zone ?? null },
      career: await readCareerBrief(code),
    }));
    return { ...run, unreached: await Promise.all(careers) };
  });
  return { ...table, runs: await Promise.all(runs), isCurrent: table.algorithm === ALGORITHM };
}
