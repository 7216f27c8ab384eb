import type { SelectorFacet, SelectorFilter } from '#contracts/career-selector.js';

export const FACETS = [
  'interests',
  'education',
  'pay',
  'outlook',
  'subjects',
  'clusters',
  'skills',
] as const satisfies readonly SelectorFacet[];
export const SORTS = ['title', 'pay', 'growth'] as const;
export type Sort = (typeof SORTS)[number];

/** What the address chooses: ids by facet, and the order of the list. */
export interface Selection {
  chosen: Readonly<Partial<Record<SelectorFacet, readonly string[]>>>;
  sort: Sort;
}

/** What an address asks for; what makes no sense in it is left out. */
export function selectionFrom(search: string): Selection {
  const wish = new URLSearchParams(search);
  const chosen: Partial<Record<SelectorFacet, string[]>> = {};
  for (const facet of FACETS) {
    const ids = (wish.get(facet) ?? '').split(',').filter((id) => /^[a-z0-9-]+$/.test(id));
    if (ids.length > 0) chosen[facet] = [...new Set(ids)];
  }
  return { chosen, sort: SORTS.find((sort) => sort === wish.get('sort')) ?? 'title' };
}

/** The selection as the address and the API have it: `interests=s,i&pay=50000`. */
export function wishOf({ chosen, sort }: Selection): string {
  const parts = FACETS.flatMap((facet) => {
    const ids = chosen[facet] ?? [];
    return ids.length > 0 ? [`${facet}=${ids.join(',')}`] : [];
  });
  return [...parts, ...(sort === 'title' ? [] : [`sort=${sort}`])].join('&');
}

export function withIds(
  { chosen, sort }: Selection,
  facet: SelectorFacet,
  ids: readonly string[],
): Selection {
  return { chosen: { ...chosen, [facet]: ids }, sort };
}

export function withoutFilters(
  selection: Selection,
  filters: readonly SelectorFilter[],
): Selection {
  return filters.reduce(
    (rest, { facet, id }) =>
      withIds(
        rest,
        facet,
        (rest.chosen[facet] ?? []).filter((one) => one !== id),
      ),
    selection,
  );
}
