import { ofThisYear } from '../passport/take-out.js';
import { schoolYearOf } from '../years/school-year.js';
import type { YearFacts } from './home-records.js';

/** How long a school year begins and ends: with 1 August, until 1 December and from 1 April on. */
const SEASON_MONTHS = 4;
const LAST_GRADE = 12;

/** What a school year asks of a student at its turn and at its end. */
export interface Season {
  /** Staff ask for more than the look-back says. */
  isLookBackReturned: boolean;
  /** The year ends, there is an earlier one to look back at, and that is not done. */
  isLookBackDue: boolean;
  /** The year is young, and nothing was chosen yet about open goals from before it. */
  hasGoalsToCarry: boolean;
  /** A senior's last months: the file to take along is not made this year, or not opened. */
  takeOut: 'make' | 'open' | null;
}

export function seasonOf(facts: YearFacts, grade: number | null, now: Date): Season {
  const { rule, firstGoalAt, lookBack, openGoals } = facts;
  const year = schoolYearOf(now, rule);
  const isBefore = (moment: string) => schoolYearOf(new Date(moment), rule) < year;
  const state = lookBack?.year === year ? lookBack.state : null;
  const isBeginning = schoolYearOf(months(now, -SEASON_MONTHS), rule) < year;
  const isEnding = schoolYearOf(months(now, SEASON_MONTHS), rule) > year;
  return {
    isLookBackReturned: state === 'returned',
    isLookBackDue: isEnding && state !== 'done' && firstGoalAt !== null && isBefore(firstGoalAt),
    hasGoalsToCarry:
      isBeginning &&
      openGoals.some(({ begunAt, chosenIn }) => isBefore(begunAt) && chosenIn !== year),
    takeOut: isEnding && grade === LAST_GRADE ? takeOutOf(facts, now) : null,
  };
}

function takeOutOf({ takeOut, rule }: YearFacts, now: Date): Season['takeOut'] {
  const { isMade, isOpened } = ofThisYear(takeOut, rule, now);
  if (!isMade) return 'make';
  return isOpened ? null : 'open';
}

function months(from: Date, count: number): Date {
  const moved = new Date(from);
  moved.setUTCMonth(moved.getUTCMonth() + count);
  return moved;
}
