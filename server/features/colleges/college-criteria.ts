import type { CollegeCriteria, CollegeCriterion, FitReason } from '#contracts/college-selector.js';
import { CollegeCriterion as Criterion } from '#contracts/college-selector.js';
import type { AwardLevel } from '#contracts/programs.js';
import { type Bits, bitsOf, either, hasBit } from '../careers/bits.js';
import type { ProgramStore } from '../careers/program-store.js';
import {
  CHOICES,
  type Choice,
  type CollegeIndex,
  FLAGS,
  type Flag,
  type Limit,
  LIMITS,
} from './college-index.js';
import { eachTaught, levelsMask } from './college-programs.js';
import type { Distances } from './globe.js';
import type { Place } from './places.js';

/** One criterion as asked for: who meets it, of whom it is known, and what each has. */
export interface Wish {
  by: CollegeCriterion;
  isNice: boolean;
  met: Bits;
  known: Bits;
  valueOf: (place: number) => FitReason['value'];
}

/** Distances from a place to each college, by its place in the list. */
export interface Nearness extends Distances {
  place: Place;
}

export interface Wishes {
  wishes: Wish[];
  near: Nearness | null;
}

type Found = Omit<Wish, 'by' | 'isNice'>;

/** What was asked for, as sets; what we do not have (a place, a program) is left out. */
export function readWishes(
  criteria: CollegeCriteria,
  index: CollegeIndex,
  programs: ProgramStore,
): Wishes {
  const near = readNearness(criteria.near, index);
  const nice = new Set(criteria.nice);
  const wishes = Criterion.options.flatMap((by): Wish[] => {
    const found = criteria[by] === undefined ? null : find(by, criteria, index, programs, near);
    return found ? [{ by, isNice: nice.has(by), ...found }] : [];
  });
  return { wishes, near };
}

function find(
  by: CollegeCriterion,
  criteria: CollegeCriteria,
  index: CollegeIndex,
  programs: ProgramStore,
  near: (Nearness & { limit: number }) | null,
): Found | null {
  if (by === 'near') return near && nearFound(near, index);
  if (by === 'award') return taughtFound(null, criteria, index, programs);
  if (by === 'program' || by === 'field' || by === 'career')
    return taughtFound(by, criteria, index, programs);
  if (by in CHOICES) return choiceFound(by as Choice, criteria[by as Choice] ?? [], index);
  if (by in LIMITS) return limitFound(by as Limit, criteria[by as Limit] ?? 0, index);
  return flagFound(by as Flag, index);
}

function nearFound(near: Nearness & { limit: number }, index: CollegeIndex): Found {
  return {
    met: near.within(near.limit),
    known: index.everything,
    valueOf: (place) => Math.round(near.milesTo(place)),
  };
}

function readNearness(near: string | undefined, { places, globe }: CollegeIndex) {
  const [id = '', limit = '0'] = near?.split('@') ?? [];
  const place = places.byId.get(id);
  return place ? { place, ...globe.from(place.at), limit: Number(limit) } : null;
}

/** The programs asked for: the one named, else those that lead to the career, else a field, else all. */
function programCodes(
  by: 'program' | 'field' | 'career' | null,
  { program, field, career }: CollegeCriteria,
  { taught }: CollegeIndex,
  programs: ProgramStore,
): readonly string[] {
  const asked = by ?? (program ? 'program' : career ? 'career' : field ? 'field' : null);
  if (asked === 'program') return program === undefined ? [] : [program];
  if (asked === 'career')
    return (programs.byCareer.get(career ?? '') ?? []).map(({ code }) => code);
  if (asked === 'field') return taught.cips.filter((cip) => cip.slice(0, 2) === field);
  return taught.cips;
}

function taughtFound(
  by: 'program' | 'field' | 'career' | null,
  criteria: CollegeCriteria,
  index: CollegeIndex,
  programs: ProgramStore,
): Found {
  const codes = programCodes(by, criteria, index, programs);
  const awards = by === null ? criteria.award : undefined;
  const teach = new Set(codes);
  return {
    met: index.taught.teachersOf(codes, awards),
    known: index.everything,
    valueOf: (place) => titleOf(index.all[place]?.programs, teach, awards, programs),
  };
}

/** The title of the first program that fits; when awards are asked for, those of them that it gives. */
function titleOf(
  packed: string | undefined,
  wanted: ReadonlySet<string>,
  awards: readonly AwardLevel[] | undefined,
  { byCode }: ProgramStore,
): string | null {
  const taught: string[] = [];
  let given = 0;
  eachTaught(packed, (cip, levels) => {
    if (!wanted.has(cip)) return;
    taught.push(cip);
    given |= levels;
  });
  if (!awards) return byCode.get(taught[0] ?? '')?.title ?? null;
  const own = awards.filter((award) => (given & levelsMask([award])) !== 0);
  return own.length > 0 ? own.join(',') : null;
}

function choiceFound(by: Choice, ids: readonly string[], { choices, all }: CollegeIndex): Found {
  const { options, known } = choices[by];
  const none = bitsOf(all.length, () => false);
  return {
    met: ids.flatMap((id) => options.get(id) ?? []).reduce(either, none),
    known,
    valueOf: (place) => {
      const college = all[place];
      return college ? CHOICES[by].valueOf(college) : null;
    },
  };
}

function limitFound(by: Limit, limit: number, { numbers, all }: CollegeIndex): Found {
  const { values, known } = numbers[by];
  const isLow = LIMITS[by].needs === 'at-most';
  const value = (place: number) => values[place] ?? NaN;
  return {
    // Comparing with NaN is false: a college without a number never meets a limit.
    met: bitsOf(all.length, (place) => (isLow ? value(place) <= limit : value(place) >= limit)),
    known,
    valueOf: (place) => (Number.isNaN(value(place)) ? null : value(place)),
  };
}

function flagFound(by: Flag, { flags, all }: CollegeIndex): Found {
  const { met, known } = flags[by];
  return {
    ...{ met, known },
    valueOf: (place) => {
      const college = all[place];
      return college && hasBit(known, place) ? (FLAGS[by].meets(college) ? 'yes' : 'no') : null;
    },
  };
}
