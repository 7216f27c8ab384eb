import type {
  SelectorFacet,
  SelectorFilter,
  SelectorQuery,
  SelectorReply,
} from '#contracts/career-selector.js';
import { type Bits, both, countBoth, either, hasBit, without } from './bits.js';
import type { Occupation } from './occupation-store.js';
import { FACETS, type SelectorIndex } from './selector-index.js';

export interface Selected {
  total: number;
  page: Occupation[];
  chosen: SelectorFilter[];
  facets: Omit<SelectorReply['facets'][number], 'source'>[];
  relax: SelectorReply['relax'];
}

/** What can be taken away at once: one of several needed things, or all of a kind of which any will do. */
interface Group {
  filters: SelectorFilter[];
  bits: Bits;
}

const FACET_NAMES = Object.keys(FACETS) as SelectorFacet[];
/** So many ways out of an empty list are enough. */
const RELAX_MAX = 3;

/** Careers that pass every filter, and what each further choice would leave. */
export function selectCareers(index: SelectorIndex, query: SelectorQuery): Selected {
  const groups = FACET_NAMES.flatMap((facet) => groupsOf(facet, query[facet], index));
  const found = intersection(index, groups);
  const total = countBoth(found, found);
  return {
    total,
    page: pageOf(index, found, query),
    chosen: groups.flatMap(({ filters }) => filters),
    facets: FACET_NAMES.map((facet) => facetCounts(facet, groups, found, index)),
    relax: total === 0 ? waysOut(groups, index) : [],
  };
}

function groupsOf(facet: SelectorFacet, ids: readonly string[], index: SelectorIndex): Group[] {
  const options = index.options[facet];
  const chosen = [...new Set(ids)].flatMap((id) => {
    const bits = options.get(id);
    return bits ? [{ filters: [{ facet, id }], bits }] : [];
  });
  const [first, ...others] = chosen;
  if (!first || FACETS[facet].needs === 'all') return chosen;
  return [
    others.reduce(
      (all, { filters, bits }) => ({
        filters: [...all.filters, ...filters],
        bits: either(all.bits, bits),
      }),
      first,
    ),
  ];
}

function intersection({ everything }: SelectorIndex, groups: readonly Group[]): Bits {
  return groups.reduce((rest, { bits }) => both(rest, bits), everything);
}

const isOf = (facet: SelectorFacet) => (group: Group) => group.filters[0]?.facet === facet;

function facetCounts(
  facet: SelectorFacet,
  groups: readonly Group[],
  found: Bits,
  index: SelectorIndex,
): Selected['facets'][number] {
  const own = groups.filter(isOf(facet));
  const others = own.length === 0 ? found : intersection(index, outside(groups, own));
  const base = FACETS[facet].needs === 'any' ? others : found;
  return {
    facet,
    options: [...index.options[facet]].map(([id, bits]) => ({ id, count: countBoth(base, bits) })),
    withoutData:
      own.length === 0 ? 0 : countBoth(without(others, index.known[facet]), index.everything),
  };
}

const outside = (groups: readonly Group[], taken: readonly Group[]) =>
  groups.filter((group) => !taken.includes(group));

/** One thing to take away; when none alone helps, two; when not even two do, everything. */
function waysOut(groups: readonly Group[], index: SelectorIndex): SelectorReply['relax'] {
  const ones = groups.map((group) => [group]);
  const pairs = groups.flatMap((group, place) =>
    groups.slice(place + 1).map((other) => [group, other]),
  );
  for (const ways of [ones, pairs]) {
    const helpful = ways
      .map((taken) => {
        const rest = intersection(index, outside(groups, taken));
        return {
          filters: taken.flatMap(({ filters }) => filters),
          count: countBoth(rest, rest),
        };
      })
      .filter(({ count }) => count > 0)
      .sort((left, right) => right.count - left.count);
    if (helpful.length > 0) return helpful.slice(0, RELAX_MAX);
  }
  return [{ filters: groups.flatMap(({ filters }) => filters), count: index.all.length }];
}

function pageOf(
  { all, orders }: SelectorIndex,
  found: Bits,
  { sort, offset, limit }: SelectorQuery,
): Occupation[] {
  const page: Occupation[] = [];
  let before = 0;
  for (const place of orders[sort]) {
    const occupation = hasBit(found, place) ? all[place] : undefined;
    if (!occupation) continue;
    if (before < offset) before += 1;
    else page.push(occupation);
    if (page.length === limit) break;
  }
  return page;
}
