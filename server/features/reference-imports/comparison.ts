import { isDeepStrictEqual } from 'node:util';
import type { PartCounts } from '#contracts/reference-imports.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import { type Occupation, shippedOccupations } from '../careers/occupation-store.js';
import { shippedPart } from '../careers/overlay.js';
import { type Program, shippedPrograms } from '../careers/program-store.js';
import { currentReleases } from '../careers/releases.js';
import { laidFacts, laidParts } from './release-records.js';

const CODES_SHOWN = 20;

/** What each part of a laid release would change against what counts now. */
export async function compareLaid(id: string): Promise<PartCounts[]> {
  const parts = await laidParts(id);
  const [shipped, programs] = [await shippedOccupations(), await shippedPrograms()];
  const counts: PartCounts[] = [];
  for (const part of parts)
    counts.push(compare(part, await laidFacts(id, part), await before(part, shipped, programs)));
  return counts;
}

async function before(
  part: ReferencePart,
  shipped: Occupation[],
  programs: Program[],
): Promise<ReadonlyMap<string, object>> {
  const current = await currentReleases([part]);
  return current.get(part)?.facts ?? shippedPart(part, shipped, programs);
}

function compare(
  part: ReferencePart,
  laid: ReadonlyMap<string, object>,
  current: ReadonlyMap<string, object>,
): PartCounts {
  const added: string[] = [];
  let [changed, same] = [0, 0];
  for (const [key, facts] of laid) {
    const known = current.get(key);
    if (known === undefined) added.push(key);
    else if (saysTheSame(known, facts)) same += 1;
    else changed += 1;
  }
  const gone = [...current.keys()].filter((key) => !laid.has(key)).sort();
  return {
    ...{ part, facts: laid.size, added: added.length, changed, same, gone: gone.length },
    goneCodes: gone.slice(0, CODES_SHOWN),
    addedCodes: added.sort().slice(0, CODES_SHOWN),
  };
}

/** What came with the product lacks some fields that a release has; they are not compared. */
function saysTheSame(known: object, facts: object): boolean {
  const names = Object.keys(known) as (keyof typeof known)[];
  return names.every((name) => isDeepStrictEqual(known[name], facts[name]));
}
