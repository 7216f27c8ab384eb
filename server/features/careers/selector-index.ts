import { OutlookLabel } from '#contracts/careers.js';
import type { SelectorFacet, SelectorQuery } from '#contracts/career-selector.js';
import { AREAS } from '#contracts/riasec.js';
import { type Bits, bitsOf } from './bits.js';
import { outlookLabel, strongestAreas } from './career-presenter.js';
import type { Occupation, OccupationStore } from './occupation-store.js';

interface Facet {
  /** One of the chosen is enough, or all are needed. */
  needs: 'any' | 'all';
  idsOf: (occupation: Occupation) => readonly string[];
  /** In the order in which they are shown; by id when there is none. */
  order?: readonly string[];
}

/** Dollars a year: near the quarters of the published medians, and a high one. */
const PAY_FROM = ['30000', '40000', '50000', '60000', '80000', '100000'];
const EDUCATION = [
  'no-formal-educational-credential',
  'high-school-diploma-or-equivalent',
  'postsecondary-nondegree-award',
  'some-college-no-degree',
  'associate-s-degree',
  'bachelor-s-degree',
  'master-s-degree',
  'doctoral-or-professional-degree',
];

export const FACETS: Readonly<Record<SelectorFacet, Facet>> = {
  interests: { needs: 'all', idsOf: strongestAreas, order: AREAS },
  education: {
    needs: 'any',
    idsOf: ({ education }) => (education === null ? [] : [education]),
    order: EDUCATION,
  },
  pay: {
    needs: 'any',
    idsOf: ({ pay: [, , median] }) => PAY_FROM.filter((from) => (median ?? 0) >= Number(from)),
    order: PAY_FROM,
  },
  outlook: {
    needs: 'any',
    idsOf: ({ growth }) => (growth === null ? [] : [outlookLabel(growth)]),
    order: OutlookLabel.options.toReversed(),
  },
  subjects: { needs: 'all', idsOf: ({ subjects }) => subjects },
  clusters: { needs: 'any', idsOf: ({ clusters }) => clusters },
  skills: { needs: 'all', idsOf: ({ skills }) => skills.map(([id]) => id) },
};

/** Whether anything is published for a facet; a career can be rated and have no outstanding subject. */
const IS_KNOWN: Readonly<Record<SelectorFacet, (occupation: Occupation) => boolean>> = {
  interests: ({ interests }) => interests !== null,
  education: ({ education }) => education !== null,
  pay: ({ pay: [, , median] }) => typeof median === 'number',
  outlook: ({ growth }) => growth !== null,
  subjects: ({ knowledge }) => knowledge.length > 0,
  clusters: () => true,
  skills: ({ skills }) => skills.length > 0,
};

export interface SelectorIndex {
  /** By title; a number in a set is a place in this list. */
  all: readonly Occupation[];
  everything: Bits;
  options: Record<SelectorFacet, Map<string, Bits>>;
  known: Record<SelectorFacet, Bits>;
  /** Places in `all` in each order. */
  orders: Record<SelectorQuery['sort'], readonly number[]>;
}

const made = new WeakMap<OccupationStore, SelectorIndex>();

/** Made once for each store. */
export function selectorIndex(store: OccupationStore): SelectorIndex {
  const index = made.get(store) ?? createSelectorIndex(store.all);
  made.set(store, index);
  return index;
}

export function createSelectorIndex(all: readonly Occupation[]): SelectorIndex {
  const bits = (test: (occupation: Occupation) => boolean) =>
    bitsOf(all.length, (place) => {
      const occupation = all[place];
      return occupation !== undefined && test(occupation);
    });
  const facets = Object.keys(FACETS) as SelectorFacet[];
  const forEach = <T>(make: (facet: SelectorFacet) => T) =>
    Object.fromEntries(facets.map((facet) => [facet, make(facet)])) as Record<SelectorFacet, T>;
  return {
    all,
    everything: bits(() => true),
    options: forEach((facet) => optionsOf(all, FACETS[facet])),
    known: forEach((facet) => bits(IS_KNOWN[facet])),
    orders: {
      title: all.map((_, place) => place),
      pay: orderBy(all, ({ pay: [, , median] }) => median ?? null),
      growth: orderBy(all, ({ growth }) => growth),
    },
  };
}

function optionsOf(all: readonly Occupation[], { idsOf, order }: Facet): Map<string, Bits> {
  const places = new Map<string, Set<number>>((order ?? []).map((id) => [id, new Set()]));
  for (const [place, occupation] of all.entries())
    for (const id of idsOf(occupation)) {
      const known = places.get(id) ?? new Set();
      places.set(id, known.add(place));
    }
  const ids = order ?? [...places.keys()].sort();
  return new Map(
    ids.map((id) => [id, bitsOf(all.length, (place) => places.get(id)?.has(place) ?? false)]),
  );
}

/** The highest first; those without a number at the end; equal ones by title. */
function orderBy(
  all: readonly Occupation[],
  valueOf: (occupation: Occupation) => number | null,
): number[] {
  const values = all.map((occupation) => valueOf(occupation) ?? -Infinity);
  const value = (place: number) => values[place] ?? -Infinity;
  return all
    .map((_, place) => place)
    .sort((left, right) => (value(left) === value(right) ? 0 : value(right) - value(left)));
}
