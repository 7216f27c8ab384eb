import { COLLEGE_CRITERIA, COLLEGE_SORTS } from '#contracts/college-criteria.js';
import type { CollegeCriterion, CollegeSort } from '#contracts/college-selector.js';

export { COLLEGE_CRITERIA as CRITERIA, COLLEGE_SORTS as SORTS };
export const SHOWN_AS = ['list', 'table', 'map'] as const;
export type ShownAs = (typeof SHOWN_AS)[number];

/** What the address asks for: words, criteria as the API takes them, which are wishes, order and look. */
export interface CollegeWish {
  words: string;
  chosen: Readonly<Partial<Record<CollegeCriterion, string>>>;
  nice: readonly CollegeCriterion[];
  sort: CollegeSort;
  as: ShownAs;
}

/** What an address asks for; what makes no sense in it is left out. */
export function wishFrom(search: string): CollegeWish {
  const asked = new URLSearchParams(search);
  const chosen: Partial<Record<CollegeCriterion, string>> = {};
  for (const by of COLLEGE_CRITERIA) {
    const value = asked.get(by);
    if (value !== null && /^[\w@.,-]{1,400}$/.test(value)) chosen[by] = value;
  }
  const nice = (asked.get('nice') ?? '').split(',');
  return {
    words: (asked.get('query') ?? '').slice(0, 100),
    chosen,
    nice: COLLEGE_CRITERIA.filter((by) => nice.includes(by) && by in chosen),
    sort: COLLEGE_SORTS.find((sort) => sort === asked.get('sort')) ?? 'fit',
    as: SHOWN_AS.find((as) => as === asked.get('as')) ?? 'list',
  };
}

/** The part that the API answers: without how it is shown. */
export function queryOf({ words, chosen, nice, sort }: CollegeWish): string {
  const parts = [
    ...(words ? [['query', words] as const] : []),
    ...COLLEGE_CRITERIA.flatMap((by) =>
      chosen[by] === undefined ? [] : [[by, chosen[by]] as const],
    ),
    ...(nice.length > 0 ? [['nice', nice.join(',')] as const] : []),
    ...(sort === 'fit' ? [] : [['sort', sort] as const]),
  ];
  return parts.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
}

export function addressOf(wish: CollegeWish): string {
  return [queryOf(wish), wish.as === 'list' ? '' : `as=${wish.as}`].filter(Boolean).join('&');
}

/** With another value of a criterion; empty takes it away. */
export function withCriterion(wish: CollegeWish, by: CollegeCriterion, value: string): CollegeWish {
  const others = Object.entries(wish.chosen).filter(([one]) => one !== by);
  const chosen: CollegeWish['chosen'] = Object.fromEntries(
    value === '' ? others : [...others, [by, value]],
  );
  return { ...wish, chosen, nice: wish.nice.filter((one) => one in chosen) };
}

export function withNice(
  wish: CollegeWish,
  criteria: readonly CollegeCriterion[],
  isNice: boolean,
): CollegeWish {
  const others = wish.nice.filter((one) => !criteria.includes(one));
  return { ...wish, nice: isNice ? [...others, ...criteria] : others };
}
