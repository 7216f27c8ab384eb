import type {
  CollegeCriterion,
  CollegeQuery,
  CollegeSelection,
  FitReason,
} from '#contracts/college-selector.js';
import { type Bits, both, countBoth, hasBit, without } from '../careers/bits.js';
import type { ProgramStore } from '../careers/program-store.js';
import { CHOICES, type Choice, type CollegeIndex } from './college-index.js';
import { type Nearness, readWishes, type Wish } from './college-criteria.js';
import type { FoundByWords } from './college-search.js';
import type { College } from './college-store.js';

export interface Selected extends Pick<
  CollegeSelection,
  'total' | 'options' | 'withoutData' | 'relax'
> {
  page: { college: College; place: number; reasons: FitReason[]; miles: number | null }[];
  /** All that were found, in order; places in the index. */
  places: readonly number[];
  near: Nearness | null;
  used: CollegeCriterion[];
}

/** So many ways out of an empty list are enough. */
const RELAX_MAX = 3;

/**
 * Colleges that meet every criterion that must be met, those that meet most wishes first.
 *
 * @param words - the colleges that words found, best first; null when none were given.
 */
export function selectColleges(
  index: CollegeIndex,
  programs: ProgramStore,
  query: CollegeQuery,
  words: FoundByWords | null,
): Selected {
  const { wishes, near } = readWishes(query, index, programs);
  const base = words ? words.bits : index.everything;
  const musts = wishes.filter(({ isNice }) => !isNice);
  const found = meeting(base, musts);
  const total = countBoth(found, found);
  const order = orderOf(index, found, query, { wishes, near, words });
  return {
    total,
    places: order,
    page: order.slice(query.offset, query.offset + query.limit).flatMap((place) => {
      const college = index.all[place];
      if (!college) return [];
      const miles = near ? Math.round(near.milesTo(place)) : null;
      return [{ college, place, reasons: reasonsOf(wishes, place), miles }];
    }),
    options: optionCounts(index, base, musts),
    withoutData: gaps(base, musts),
    relax: total === 0 ? waysOut(base, musts) : [],
    near,
    used: wishes.map(({ by }) => by),
  };
}

const meeting = (base: Bits, wishes: readonly Wish[]) =>
  wishes.reduce((rest, { met }) => both(rest, met), base);

const reasonsOf = (wishes: readonly Wish[], place: number): FitReason[] =>
  wishes.map(({ by, met, valueOf }) => ({
    by,
    isMet: hasBit(met, place),
    value: valueOf(place),
  }));

interface Ordering {
  wishes: readonly Wish[];
  near: Nearness | null;
  words: FoundByWords | null;
}

/** All that were found, in order: by fit, the number of wishes met comes first, then the words' own order. */
function orderOf(
  index: CollegeIndex,
  found: Bits,
  { sort }: CollegeQuery,
  { wishes, near, words }: Ordering,
): number[] {
  const usual = sort === 'fit' || sort === 'distance' ? index.orders.name : index.orders[sort];
  const begin = sort === 'fit' && words ? words.places : usual;
  const places = begin.filter((place) => hasBit(found, place));
  if (near && (sort === 'distance' || (sort === 'fit' && !words))) near.sort(places);
  return sort === 'fit' ? mostWishesFirst(places, wishes) : places;
}

function mostWishesFirst(places: number[], wishes: readonly Wish[]): number[] {
  const nice = wishes.filter(({ isNice }) => isNice);
  if (nice.length === 0) return places;
  const shelves: number[][] = Array.from({ length: nice.length + 1 }, () => []);
  for (const place of places) {
    const met = nice.reduce((count, wish) => count + (hasBit(wish.met, place) ? 1 : 0), 0);
    shelves[nice.length - met]?.push(place);
  }
  return shelves.flat();
}

/** What each further choice would leave; a criterion's own choices do not count against each other. */
function optionCounts(
  { choices }: CollegeIndex,
  base: Bits,
  musts: readonly Wish[],
): CollegeSelection['options'] {
  return (Object.keys(CHOICES) as Choice[]).map((by) => {
    const others = meeting(
      base,
      musts.filter((wish) => wish.by !== by),
    );
    return {
      by,
      options: [...choices[by].options].map(([id, bits]) => ({
        id,
        count: countBoth(others, bits),
      })),
    };
  });
}

/** Of those that meet all else, how many are left out because a number is not published. */
function gaps(base: Bits, musts: readonly Wish[]): CollegeSelection['withoutData'] {
  return musts.flatMap((wish) => {
    const others = meeting(
      base,
      musts.filter((other) => other !== wish),
    );
    const unknown = without(others, wish.known);
    const count = countBoth(unknown, unknown);
    return count > 0 ? [{ by: wish.by, count }] : [];
  });
}

/** One criterion not to insist on; when none alone helps, two; when not even two do, all. */
function waysOut(base: Bits, musts: readonly Wish[]): CollegeSelection['relax'] {
  const ones = musts.map((wish) => [wish]);
  const pairs = musts.flatMap((wish, place) =>
    musts.slice(place + 1).map((other) => [wish, other]),
  );
  for (const ways of [ones, pairs]) {
    const helpful = ways
      .map((taken) => {
        const rest = meeting(
          base,
          musts.filter((wish) => !taken.includes(wish)),
        );
        return { by: taken.map(({ by }) => by), count: countBoth(rest, rest) };
      })
      .filter(({ count }) => count > 0)
      .sort((left, right) => right.count - left.count);
    if (helpful.length > 0) return helpful.slice(0, RELAX_MAX);
  }
  const all = countBoth(base, base);
  return musts.length > 0 && all > 0 ? [{ by: musts.map(({ by }) => by), count: all }] : [];
}
