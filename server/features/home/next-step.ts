import type { Goal } from '#contracts/goals.js';
import type { NewsItem, NextStep } from '#contracts/home.js';
import type { OpenReflection } from './home-records.js';

export interface StudentState {
  /** `YYYY-MM-DD`. */
  today: string;
  goals: Goal[];
  reflections: OpenReflection[];
  news: NewsItem[];
  profiler: { hasOpenAttempt: boolean; resultCount: number; latestResultId: string | null };
  savedCount: number;
}

/**
 * The one thing to do next: what somebody waits for comes first, then what was begun, then what is
 * missing, and last the student's own plan.
 */
export function chooseNextStep(state: StudentState): NextStep | null {
  return waitedFor(state) ?? begun(state) ?? missing(state) ?? planned(state);
}

const step = (kind: NextStep['kind'], minutes: number, path: string): NextStep => ({
  kind,
  subject: null,
  minutes,
  dueDate: null,
  path,
});

function waitedFor({ reflections }: StudentState): NextStep | null {
  const [reflection] = reflections;
  if (!reflection) return null;
  return {
    ...step('write-reflection', 10, `reflections/${reflection.assignmentId}`),
    subject: reflection.title,
    dueDate: reflection.dueAt?.toISOString().slice(0, 10) ?? null,
  };
}

function begun({ profiler }: StudentState): NextStep | null {
  return profiler.hasOpenAttempt ? step('resume-profiler', 5, 'explore/profiler') : null;
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
  const open = focus.milestones.filter((milestone) => !milestone.done);
  const [next] = open.sort((left, right) =>
    (left.dueDate ?? '9999').localeCompare(right.dueDate ?? '9999'),
  );
  if (!next) return { ...step('add-milestone', 3, 'goals'), subject: focus.title };
  const isLate = next.dueDate !== null && next.dueDate < today;
  return {
    ...step('do-milestone', 15, 'goals'),
    subject: next.title,
    // A day gone by is no help as a date to aim for.
    dueDate: isLate ? null : next.dueDate,
  };
}
