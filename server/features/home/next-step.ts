import type { NewsItem, NextStep } from '#contracts/home.js';
import type { BriefGoal } from '../goals/goal-briefs.js';
import type { ProfilerState } from '../profiler/profiler-state.js';
import type { OpenReflection } from './home-records.js';
import type { Season } from './season.js';

export interface StudentState {
  /** `YYYY-MM-DD`. */
  today: string;
  season: Season;
  /** The first of them; where any is active, one is here. */
  goals: BriefGoal[];
  reflections: OpenReflection[];
  news: NewsItem[];
  profiler: ProfilerState;
  savedCount: number;
}

/**
 * The one thing to do next: what somebody waits for comes first, then what was begun, then what the school
 * year asks for, then what is missing, and last the student's own plan.
 */
export function chooseNextStep(state: StudentState): NextStep | null {
  return waitedFor(state) ?? begun(state) ?? ofTheYear(state) ?? missing(state) ?? planned(state);
}

const step = (kind: NextStep['kind'], minutes: number, path: string): NextStep => ({
  kind,
  subject: null,
  minutes,
  dueDate: null,
  path,
});

function waitedFor({ reflections, season }: StudentState): NextStep | null {
  const [reflection] = reflections;
  if (!reflection && season.isLookBackReturned) return step('answer-look-back', 5, 'look-back');
  if (!reflection) return null;
  return {
    ...step('write-reflection', 10, `reflections/${reflection.assignmentId}`),
    subject: reflection.title,
    dueDate: reflection.dueDate,
  };
}

function begun({ profiler }: StudentState): NextStep | null {
  return profiler.hasOpenAttempt ? step('resume-profiler', 5, 'explore/profiler') : null;
}

/** A senior's file comes first: after the year it may be too late for it. */
function ofTheYear({ season }: StudentState): NextStep | null {
  if (season.takeOut === 'make') return step('take-out', 5, 'passport');
  if (season.takeOut === 'open') return step('open-take-out', 2, 'passport');
  if (season.hasGoalsToCarry) return step('carry-goals', 5, 'look-back');
  return season.isLookBackDue ? step('look-back', 10, 'look-back') : null;
}

function missing({ profiler, savedCount, goals }: StudentState): NextStep | null {
  if (profiler.resultCount === 0) return step('take-profiler', 8, 'explore/profiler');
  if (savedCount === 0)
    return step('save-career', 5, `explore/results/${profiler.latestResultId ?? ''}`);
  if (goals.length === 0) return step('add-goal', 5, 'goals');
  return null;
}

function planned({ goals, today }: StudentState): NextStep | null {
  const active = goals.filter((goal) => goal.status === 'active');
  if (active.length === 0) return step('add-goal', 5, 'goals');
  const focus = active.find((goal) => goal.isFocus);
  if (!focus) return step('choose-focus', 1, 'goals');
  const { next } = focus;
  if (!next) return { ...step('add-milestone', 3, 'goals'), subject: focus.title };
  const isLate = next.dueDate !== null && next.dueDate < today;
  return {
    ...step('do-milestone', 15, 'goals'),
    subject: next.title,
    // A day gone by is no help as a date to aim for.
    dueDate: isLate ? null : next.dueDate,
  };
}
