import type { CollegeSort } from '#contracts/college-selector.js';
import { CollegeSize } from '#contracts/college-selector.js';
import { CollegeControl, CollegeLevel, Community } from '#contracts/colleges.js';
import { STATES } from '#contracts/states.js';
import { type Bits, bitsOf } from '../careers/bits.js';
import { communityOf } from './college-presenter.js';
import type { College, CollegeStore } from './college-store.js';
import { createGlobe, type Globe } from './globe.js';
import { createPlaces, type Places } from './places.js';
import { createTaughtIndex, type TaughtIndex } from './taught-index.js';

/** Criteria of which a college has one of few values, with how to find it. */
export const CHOICES = {
  state: { order: STATES, valueOf: ({ state }: College) => state },
  region: { order: null, valueOf: ({ region }: College) => region },
  community: { order: Community.options, valueOf: communityOf },
  level: { order: CollegeLevel.options, valueOf: ({ level }: College) => level },
  control: { order: CollegeControl.options, valueOf: ({ control }: College) => control },
  size: { order: CollegeSize.options, valueOf: sizeOf },
  calendar: { order: null, valueOf: ({ calendar }: College) => calendar ?? null },
} as const satisfies Record<
  string,
  { order: readonly string[] | null; valueOf: (college: College) => string | null }
>;
export type Choice = keyof typeof CHOICES;

/** Criteria with a number: where it is, and whether it must be high or low. */
export const LIMITS = {
  price: { needs: 'at-most', valueOf: ({ net }: College) => net?.[0] },
  tuition: { needs: 'at-most', valueOf: ({ tuition }: College) => tuition?.[0] },
  tuitionOut: { needs: 'at-most', valueOf: ({ tuition }: College) => tuition?.[1] },
  ratio: { needs: 'at-most', valueOf: ({ ratio }: College) => ratio },
  retention: { needs: 'at-least', valueOf: ({ retention }: College) => percent(retention) },
  completion: { needs: 'at-least', valueOf: ({ completion }: College) => percent(completion) },
  earnings: { needs: 'at-least', valueOf: ({ earnings }: College) => earnings },
} as const satisfies Record<
  string,
  {
    needs: 'at-most' | 'at-least';
    valueOf: (college: College) => number | null | undefined;
  }
>;
export type Limit = keyof typeof LIMITS;

/** Criteria that a college meets or not. */
export const FLAGS = {
  open: { meets: ({ open }: College) => open === 1, isKnown: ({ open }: College) => open != null },
  tests: {
    meets: ({ open, tests }: College) =>
      open === 1 || tests === 'not-considered' || tests === 'considered-not-required',
    isKnown: ({ open, tests }: College) => open === 1 || tests !== undefined,
  },
  inPerson: {
    meets: ({ kinds }: College) => !kinds?.includes('distance-only'),
    isKnown: () => true,
  },
} as const;
export type Flag = keyof typeof FLAGS;

const percent = (value: number | undefined) => (value === undefined ? undefined : value * 100);

const SIZE_LIMITS = [1_000, 5_000, 10_000, 20_000, Infinity];
function sizeOf({ students }: College): string | null {
  if (students === undefined) return null;
  return CollegeSize.options[SIZE_LIMITS.findIndex((limit) => students < limit)] ?? null;
}

export interface CollegeIndex {
  /** By name; a number in a set is a place in this list. */
  all: readonly College[];
  /** All that one can attend: closed ones are found by their words only. */
  everything: Bits;
  choices: Record<Choice, { options: ReadonlyMap<string, Bits>; known: Bits }>;
  /** NaN where nobody published it. */
  numbers: Record<Limit, { values: Float64Array; known: Bits }>;
  flags: Record<Flag, { met: Bits; known: Bits }>;
  orders: Record<Exclude<CollegeSort, 'fit' | 'distance'>, readonly number[]>;
  taught: TaughtIndex;
  globe: Globe;
  places: Places;
}

const made = new WeakMap<CollegeStore, CollegeIndex>();

/** Made once for each store, when somebody first looks for colleges. */
export function collegeIndex(store: CollegeStore): CollegeIndex {
  const index = made.get(store) ?? createCollegeIndex(store.all);
  made.set(store, index);
  return index;
}

export function createCollegeIndex(all: readonly College[]): CollegeIndex {
  const forEach = <K extends string, T>(table: Record<K, unknown>, make: (key: K) => T) =>
    Object.fromEntries(Object.keys(table).map((key) => [key, make(key as K)])) as Record<K, T>;
  const bits = (test: (college: College) => boolean) =>
    bitsOf(all.length, (place) => {
      const college = all[place];
      return college !== undefined && test(college);
    });
  return {
    all,
    everything: bits(({ standing }) => standing === undefined),
    choices: forEach(CHOICES, (by) => ({
      options: choicesOf(all, by),
      known: bits((college) => CHOICES[by].valueOf(college) !== null),
    })),
    numbers: forEach(LIMITS, (by) => ({
      values: Float64Array.from(all, (college) => LIMITS[by].valueOf(college) ?? NaN),
      known: bits((college) => LIMITS[by].valueOf(college) != null),
    })),
    globe: createGlobe(all.map(({ at }) => at)),
    flags: forEach(FLAGS, (by) => ({ met: bits(FLAGS[by].meets), known: bits(FLAGS[by].isKnown) })),
    orders: {
      name: all.map((_, place) => place),
      price: orderBy(all, ({ net }) => net?.[0], 1),
      students: orderBy(all, ({ students }) => students, -1),
      completion: orderBy(all, ({ completion }) => completion, -1),
    },
    taught: createTaughtIndex(all),
    places: createPlaces(all),
  };
}

function choicesOf(all: readonly College[], by: Choice): Map<string, Bits> {
  const { order, valueOf } = CHOICES[by];
  const values = all.map(valueOf);
  const present = new Set(values);
  const ids = (order ?? [...present].filter((id) => id !== null).sort()).filter((id) =>
    (present as ReadonlySet<string | null>).has(id),
  );
  return new Map(ids.map((id) => [id, bitsOf(all.length, (place) => values[place] === id)]));
}

/** Those without a number come last; equal ones by name. */
function orderBy(
  all: readonly College[],
  valueOf: (college: College) => number | null | undefined,
  direction: 1 | -1,
): number[] {
  const values = Float64Array.from(all, (college) => {
    const value = valueOf(college);
    return value == null ? Infinity : value * direction;
  });
  const value = (place: number) => values[place] ?? Infinity;
  return all
    .map((_, place) => place)
    .sort((left, right) =>
      value(left) === value(right) ? left - right : value(left) - value(right),
    );
}
