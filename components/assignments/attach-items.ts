import type { ActivityKind, NewActivity, NewPlacement, PlacementDates } from '#contracts/attach.js';
import { POINTS_MAX } from '#contracts/limits.js';
import { momentOf } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import {
  type DatesDraft,
  type GradeDraft,
  maximumOf,
  type ReflectionDraft,
  requestFrom,
} from './assignment-templates.js';

/** An activity on its way into the course, as the fields hold it. */
export interface ActivityDraft extends DatesDraft, GradeDraft {
  kind: ActivityKind;
  /** The code of a career. */
  target: string | null;
  title: string;
}

export const ACTIVITIES: readonly { kind: ActivityKind; name: PlainKey; text: PlainKey }[] = [
  { kind: 'plan', name: 'assignments.activity-plan', text: 'assignments.activity-plan-text' },
  { kind: 'goal', name: 'assignments.activity-goal', text: 'assignments.activity-goal-text' },
  {
    kind: 'profiler',
    name: 'assignments.activity-profiler',
    text: 'assignments.activity-profiler-text',
  },
  {
    kind: 'explore',
    name: 'assignments.activity-explore',
    text: 'assignments.activity-explore-text',
  },
  { kind: 'career', name: 'assignments.activity-career', text: 'assignments.activity-career-text' },
  { kind: 'class', name: 'assignments.activity-class', text: 'assignments.activity-class-text' },
];

export function nameOf(kind: ActivityKind): string {
  return t(ACTIVITIES.find((activity) => activity.kind === kind)?.name ?? 'assignments.name');
}

/** An activity as it begins: our name for it, no grade, no dates. */
export function newActivity(
  kind: ActivityKind,
  career?: { code: string; title: string },
): ActivityDraft {
  return {
    kind,
    target: career?.code ?? null,
    title: career?.title ?? nameOf(kind),
    ...{ grading: 'none', points: '10' },
    ...{ dueDate: '', availableFrom: '', availableUntil: '', submitFrom: '' },
  };
}

const LAST_MINUTE = 24 * 60 - 1;

export const isSame = (left: ActivityDraft, right: ActivityDraft): boolean =>
  left.kind === right.kind && left.target === right.target;

export type ActivityFaults = Partial<
  Record<'title' | 'points' | 'availableUntil' | 'dueDate', PlainKey>
>;

/** What keeps an activity from being added, by field. */
export function activityFaults(draft: ActivityDraft): ActivityFaults {
  return {
    ...(draft.title.trim() === '' && { title: 'assignments.title-needed' as const }),
    ...(hasWrongPoints(draft) && { points: 'assignments.points-wrong' as const }),
    ...dateFaults(draft),
  };
}

export function hasWrongPoints({ grading, points }: GradeDraft): boolean {
  const count = Number(points);
  return grading === 'points' && !(Number.isInteger(count) && count >= 1 && count <= POINTS_MAX);
}

/** Days are compared as they are written; the same day is in order, since it ends at midnight. */
export function dateFaults(draft: DatesDraft): Pick<ActivityFaults, 'availableUntil' | 'dueDate'> {
  const { availableFrom, availableUntil, submitFrom, dueDate } = draft;
  return {
    ...(availableUntil &&
      availableUntil < (availableFrom ?? '') && {
        availableUntil: 'assignments.date-order' as const,
      }),
    ...(dueDate && dueDate < (submitFrom ?? '') && { dueDate: 'assignments.date-order' as const }),
  };
}

/** What goes to the server. Without a gradebook nothing asks for a column, whatever a draft says. */
export function itemsFrom(
  activities: readonly ActivityDraft[],
  reflection: ReflectionDraft | undefined,
  canGrade: boolean,
): NewPlacement[] {
  const grade = <T extends GradeDraft>(draft: T): T =>
    canGrade ? draft : { ...draft, grading: 'none' };
  return [
    ...activities.map((activity) => ({
      type: 'activity' as const,
      activity: activityFrom(grade(activity)),
    })),
    ...(reflection
      ? [
          {
            type: 'reflection' as const,
            reflection: requestFrom(grade(reflection)),
            dates: datesFrom(reflection),
          },
        ]
      : []),
  ];
}

function activityFrom(draft: ActivityDraft): NewActivity {
  const { kind, target, title, grading } = draft;
  return {
    ...{ kind, target, grading, title: title.trim() },
    maxPoints: maximumOf(draft),
    dates: datesFrom(draft),
  };
}

/** From the first minute of the first day to the last of the last, by the district's clock. */
export function datesFrom(draft: DatesDraft): PlacementDates {
  const at = (day: string | undefined, minute: number) => (day ? momentOf(day, minute) : null);
  return {
    availableFrom: at(draft.availableFrom, 0),
    availableUntil: at(draft.availableUntil, LAST_MINUTE),
    submitFrom: at(draft.submitFrom, 0),
    dueAt: at(draft.dueDate, LAST_MINUTE),
  };
}
