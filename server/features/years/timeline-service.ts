import type { Timeline, TimelineEntry } from '#contracts/years.js';
import type { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { requireStudentOf } from '../class/student-of.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { dayOf, schoolYearOf, yearRule } from './school-year.js';
import { TIMELINE_SOURCES } from './timeline-sources.js';
import { gradesOf } from './year-grades.js';

/** The student's own years, with all that happened in them. */
export function readOwnTimeline(actor: Actor, now: Date): Promise<Timeline> {
  return timelineOf(actor.personId, null, now);
}

/** A student's years as far as they show them. Looking leaves a row in the access log. */
export async function readShownTimeline(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<Timeline> {
  await requireStudentOf(actor, studentId);
  await noteAccess(actor, [studentId], 'plan', request);
  return timelineOf(studentId, shownTo(actor.role), request.now);
}

async function timelineOf(
  studentId: string,
  shown: readonly Visibility[] | null,
  now: Date,
): Promise<Timeline> {
  const rule = await yearRule();
  const yearOf = (at: Date) => schoolYearOf(at, rule);
  const question = { studentId, shown, yearOf, dayOf: (at: string) => dayOf(new Date(at), rule) };
  const [gradeOf, found] = await Promise.all([
    gradesOf(studentId, rule),
    Promise.all(TIMELINE_SOURCES.map((read) => read(question))),
  ]);
  const entries = found.flat().toSorted((left, right) => left.at.localeCompare(right.at));
  const thisYear = yearOf(now);
  const byYear = groupBy(entries, ({ at }) => yearOf(new Date(at)));
  const first = Math.min(thisYear, ...byYear.keys());
  const years = Array.from({ length: thisYear - first + 1 }, (_, index) => first + index);
  return {
    years: years.map((year) => ({
      ...{ year, grade: gradeOf(year), isNow: year === thisYear },
      entries: byYear.get(year) ?? [],
    })),
  };
}

function groupBy(
  entries: TimelineEntry[],
  key: (entry: TimelineEntry) => number,
): Map<number, TimelineEntry[]> {
  const groups = new Map<number, TimelineEntry[]>();
  for (const entry of entries) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  return groups;
}
