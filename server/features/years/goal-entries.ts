import type { TimelineEntry, TimelineKind } from '#contracts/years.js';
import { type GoalVersion, type PastGoal, pastGoals } from './goal-past.js';
import type { TimelineSource } from './timeline-source.js';

/** What makes a goal another one. Steps done on the way and who may see it don't. */
const WORDS = ['title', 'why', 'measure', 'horizon', 'targetDate', 'kind'] as const;

/** Goals begun, changed, reached and set aside. One that went in the year it came was a try. */
export const goalEntries: TimelineSource = async ({ studentId, shown, yearOf, dayOf }) => {
  const goals = await pastGoals(studentId, shown);
  return goals.filter((goal) => !isTry(goal, yearOf)).flatMap((goal) => entriesOf(goal, dayOf));
};

function isTry({ versions }: PastGoal, yearOf: (at: Date) => number): boolean {
  const last = versions.at(-1) ?? versions[0];
  return last.snapshot.removed && yearOf(last.at) === yearOf(versions[0].at);
}

function entriesOf({ id, versions }: PastGoal, dayOf: (at: string) => string): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (const [index, version] of versions.entries()) {
    const kind = whatHappened(version, versions[index - 1]);
    const entry = kind && entryOf(id, kind, version);
    if (!entry) continue;
    const before = entries.at(-1);
    // An afternoon of rewording is one change.
    const isSameDay = before !== undefined && dayOf(before.at) === dayOf(entry.at);
    if (isSameDay && kind === 'goal-changed') {
      before.title = entry.title;
      before.horizon = entry.horizon;
    } else entries.push(entry);
  }
  return entries;
}

function whatHappened(
  { snapshot }: GoalVersion,
  before: GoalVersion | undefined,
): TimelineKind | null {
  if (!before) return 'goal-begun';
  const was = before.snapshot;
  if (snapshot.removed) return was.removed ? null : 'goal-set-aside';
  if (snapshot.status === 'done' && was.status !== 'done') return 'goal-reached';
  return WORDS.some((name) => snapshot[name] !== was[name]) ? 'goal-changed' : null;
}

const entryOf = (
  source: string,
  kind: TimelineKind,
  { at, snapshot: { title, horizon } }: GoalVersion,
): TimelineEntry => ({ kind, source, title, titleLocale: null, horizon, at: at.toISOString() });
