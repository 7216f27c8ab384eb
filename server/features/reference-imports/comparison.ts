import { isDeepStrictEqual } from 'node:util';
import type { PartCounts } from '#contracts/reference-imports.js';
import { isCollegePart, type ReferencePart } from '#contracts/reference-parts.js';
import { type Occupation, shippedOccupations } from '../careers/occupation-store.js';
import { shippedPart } from '../careers/overlay.js';
import { type Program, shippedPrograms } from '../careers/program-store.js';
import { currentReleases } from '../careers/releases.js';
import { shippedCollegePart } from '../colleges/college-overlay.js';
import { type College, colleges, shippedColleges } from '../colleges/college-store.js';
import type { PartHint } from './reading/thread-messages.js';
import { laidFacts, laidParts } from './release-records.js';

const CODES_SHOWN = 20;

type Facts = ReadonlyMap<string, object>;

/** What came with the product, each read once it is needed. */
interface Shipped {
  occupations: Occupation[];
  programs: Program[];
  colleges: College[];
}

/**
 * What each part of a laid release would change against what counts now.
 *
 * @param onPart - told after each.
 */
export async function compareLaid(
  id: string,
  hints: readonly PartHint[],
  onPart: (done: number, total: number) => void,
): Promise<PartCounts[]> {
  const parts = await laidParts(id);
  const shipped = await shippedFor(parts);
  const names = await collegeNames(id, parts);
  const counts: PartCounts[] = [];
  for (const [done, part] of parts.entries()) {
    onPart(done, parts.length);
    // Large comparisons one after the other: other requests come between.
    await new Promise(setImmediate);
    const laid = await laidFacts(id, part);
    const { release = null, year = null } = hints.find((hint) => hint.part === part) ?? {};
    const isOnlyMore = isCollegePart(part) && part !== 'colleges-directory';
    const ours = isOnlyMore ? among(laid, names) : laid;
    counts.push({
      ...compare(part, ours, await before(part, shipped), (code) => titled(names, code)),
      ...{ release, year },
    });
  }
  return counts;
}

async function shippedFor(parts: readonly ReferencePart[]): Promise<Shipped> {
  const hasCareers = parts.some((part) => !isCollegePart(part));
  const hasColleges = parts.some(isCollegePart);
  return {
    occupations: hasCareers ? await shippedOccupations() : [],
    programs: hasCareers ? await shippedPrograms() : [],
    colleges: hasColleges ? await shippedColleges() : [],
  };
}

/** By UNITID, those of the file first: a number without a name says nothing to whoever loads it. */
async function collegeNames(
  id: string,
  parts: readonly ReferencePart[],
): Promise<Map<string, string>> {
  if (!parts.some(isCollegePart)) return new Map();
  const names = new Map(
    [...(await colleges()).byCode.values()].map(({ code, title }) => [code, title]),
  );
  if (!parts.includes('colleges-directory')) return names;
  for (const [code, { title }] of await laidFacts<{ title?: string }>(id, 'colleges-directory'))
    if (title !== undefined) names.set(code, title);
  return names;
}

const titled = (names: ReadonlyMap<string, string>, code: string) => {
  const name = names.get(code);
  return name === undefined ? code : `${name} (${code})`;
};

/** Surveys also hold colleges that are in no directory of ours, such as those for graduates only. */
const among = (laid: Facts, names: ReadonlyMap<string, string>): Facts =>
  new Map([...laid].filter(([code]) => names.has(code)));

async function before(part: ReferencePart, shipped: Shipped): Promise<Facts> {
  const current = (await currentReleases([part])).get(part)?.facts;
  if (current) return current;
  return isCollegePart(part)
    ? shippedCollegePart(part, shipped.colleges)
    : shippedPart(part, shipped.occupations, shipped.programs);
}

const isClosed = (facts: object | undefined) => facts !== undefined && 'closedIn' in facts;

function compare(
  part: ReferencePart,
  laid: Facts,
  current: Facts,
  nameOf: (code: string) => string,
): Omit<PartCounts, 'release' | 'year'> {
  const added: string[] = [];
  const closed: string[] = [];
  let [changed, same] = [0, 0];
  for (const [key, facts] of laid) {
    const known = current.get(key);
    if (isClosed(facts)) {
      if (known && !isClosed(known)) closed.push(key);
    } else if (known === undefined || isClosed(known)) added.push(key);
    else if (isCollegePart(part) ? isDeepStrictEqual(known, facts) : saysTheSame(known, facts))
      same += 1;
    else changed += 1;
  }
  const gone = [...current].flatMap(([key, facts]) =>
    laid.has(key) || isClosed(facts) ? [] : [key],
  );
  const shown = (codes: string[]) => codes.sort().slice(0, CODES_SHOWN).map(nameOf);
  return {
    ...{ part, facts: added.length + changed + same, added: added.length, changed, same },
    ...{ gone: gone.length, closed: closed.length },
    ...{ goneCodes: shown(gone), addedCodes: shown(added), closedNames: shown(closed) },
  };
}

/** What came with the product lacks some fields that a release has; they are not compared. */
function saysTheSame(known: object, facts: object): boolean {
  const names = Object.keys(known) as (keyof typeof known)[];
  return names.every((name) => isDeepStrictEqual(known[name], facts[name]));
}
