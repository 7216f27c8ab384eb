import { CollegeKind, type CollegeStanding } from '#contracts/colleges.js';
import type { CollegePart } from '#contracts/reference-parts.js';
import type { Release, Releases } from '../careers/releases.js';
import type { College } from './college-store.js';

/** What each part of a release says of a college; `kinds` come from two parts and are put together. */
const FIELDS: Readonly<Record<CollegePart, readonly (keyof College)[]>> = {
  'colleges-directory': [
    ...(['title', 'city', 'state', 'zip', 'county', 'region', 'at', 'locale'] as const),
    ...(['control', 'level', 'highest', 'band', 'links'] as const),
  ],
  'colleges-characteristics': ['open', 'calendar', 'religious'],
  'colleges-admissions': ['admission', 'tests', 'sat', 'act'],
  'colleges-completions': ['programs'],
  'colleges-scorecard': [
    ...(['students', 'ratio', 'tuition', 'cost', 'net', 'completion', 'retention', 'aid'] as const),
  ],
  'colleges-earnings': ['earnings'],
};
const KINDS: Partial<Record<CollegePart, readonly CollegeKind[]>> = {
  'colleges-directory': ['hbcu', 'tribal'],
  'colleges-scorecard': ['hsi', 'women-only', 'men-only', 'distance-only'],
};

/** A college that was listed once, as far as it is known; `closedIn` once a directory said so. */
export type KnownCollege = Partial<College> & { closedIn?: number | null };

/**
 * The colleges that came with the product, renewed by the releases that count. A release replaces its parts
 * whole: where it says nothing of a college there is no number any more. One that closed or is gone from the
 * directory stays, marked, since students may have saved it.
 *
 * @param kept - what was ever listed beyond those that came with the product, and what has closed.
 */
export function renewColleges(
  shipped: readonly College[],
  kept: ReadonlyMap<string, KnownCollege>,
  releases: Releases,
): College[] {
  if (releases.size === 0 && kept.size === 0) return [...shipped];
  const known = new Map<string, KnownCollege>(shipped.map((college) => [college.code, college]));
  const inProduct = new Set(known.keys());
  for (const [code, facts] of kept) known.set(code, { ...known.get(code), ...facts, code });
  const directory = releases.get('colleges-directory');
  for (const code of directory?.facts.keys() ?? []) if (!known.has(code)) known.set(code, { code });
  return [...known.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([code, facts]) => {
      const listed = directory
        ? inDirectory(code, facts, directory)
        : asShipped(facts, inProduct.has(code));
      const renewed = others(code, listed, releases);
      return isWhole(renewed) ? [renewed] : [];
    });
}

function asShipped(facts: KnownCollege, isInProduct: boolean): KnownCollege {
  return isInProduct ? facts : leftOver(facts, { kind: 'not-listed', years: null });
}

function inDirectory(code: string, facts: KnownCollege, { facts: all, release }: Release) {
  const found = all.get(code) as KnownCollege | undefined;
  const { closedIn: before, ...rest } = facts;
  const closedIn = found ? found.closedIn : before;
  if (closedIn !== undefined) {
    return leftOver(rest, { kind: 'closed', years: closedIn === null ? null : String(closedIn) });
  }
  if (!found) return leftOver(rest, { kind: 'not-listed', years: release });
  return replaced(rest, 'colleges-directory', found);
}

const PLACE = new Set<string>(['code', ...FIELDS['colleges-directory']]);

/** What nobody can attend any more teaches nothing, costs nothing and is no way to a career. */
const leftOver = (college: KnownCollege, standing: CollegeStanding): KnownCollege => ({
  ...Object.fromEntries(Object.entries(college).filter(([name]) => PLACE.has(name))),
  standing,
});

function others(code: string, college: KnownCollege, releases: Releases): KnownCollege {
  if (college.standing) return college;
  return (Object.keys(FIELDS) as CollegePart[])
    .filter((part) => part !== 'colleges-directory')
    .reduce((renewed, part) => {
      const release = releases.get(part);
      return release ? replaced(renewed, part, release.facts.get(code) ?? {}) : renewed;
    }, college);
}

function replaced(college: KnownCollege, part: CollegePart, facts: KnownCollege): KnownCollege {
  const gone = new Set<string>(FIELDS[part]);
  const rest = Object.fromEntries(Object.entries(college).filter(([name]) => !gone.has(name)));
  const { kinds: found = [], ...named } = facts;
  const own = KINDS[part];
  if (!own) return { ...rest, ...named };
  const { kinds: before = [], ...others_ } = rest as KnownCollege;
  const all = new Set([...before.filter((kind) => !own.includes(kind)), ...found]);
  const kinds = CollegeKind.options.filter((kind) => all.has(kind));
  return { ...others_, ...named, ...(kinds.length > 0 && { kinds }) };
}

const NEEDED = ['code', 'title', 'city', 'state', 'zip', 'at', 'control', 'level'] as const;
const isWhole = (college: KnownCollege): college is College =>
  NEEDED.every((name) => college[name] !== undefined) && college.highest !== undefined;

/**
 * What the colleges at hand say in the shape of a part: to compare a release with what counts before it,
 * where that came with the product.
 */
export function shippedCollegePart(
  part: CollegePart,
  colleges: readonly College[],
): Map<string, object> {
  return new Map(
    colleges.flatMap((college): [string, object][] => {
      const facts = partOf(part, college);
      return Object.keys(facts).length > 0 ? [[college.code, facts]] : [];
    }),
  );
}

function partOf(part: CollegePart, college: College): object {
  const kinds = college.kinds?.filter((kind) => KINDS[part]?.includes(kind)) ?? [];
  const facts = FIELDS[part].flatMap((name) =>
    college[name] === undefined ? [] : [[name, college[name]] as const],
  );
  return Object.fromEntries([...facts, ...(kinds.length > 0 ? [['kinds', kinds] as const] : [])]);
}
