import type { Place, PlaceKind, PlaceStatus, RequestState } from '#contracts/places.js';
import { formatDate, today } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import type { FieldOption } from '../shared/ilp-field.js';

export const KINDS = [
  ...(['college', 'program', 'employer', 'apprenticeship', 'branch', 'other'] as const),
] satisfies PlaceKind[];

export const STATUSES = [
  ...(['thinking', 'working', 'sent', 'accepted', 'not-accepted', 'going', 'not-going'] as const),
] satisfies PlaceStatus[];

/** How many tasks we offer for each kind: `places.task-<kind>-<number>`. */
const TASKS: Readonly<Record<PlaceKind, number>> = {
  college: 6,
  program: 4,
  employer: 4,
  apprenticeship: 4,
  branch: 4,
  other: 2,
};

export const offeredTasks = (kind: PlaceKind): string[] =>
  Array.from({ length: TASKS[kind] }, (_, index) =>
    t(`places.task-${kind}-${index + 1}` as PlainKey),
  );

export const kindOptions = (): FieldOption[] =>
  KINDS.map((value) => ({ value, label: t(`places.kind-${value}`) }));
export const statusOptions = (): FieldOption[] =>
  STATUSES.map((value) => ({ value, label: t(`places.status-${value}`) }));

/** How each state of a request looks. */
export const BADGES: Readonly<Record<RequestState, string>> = {
  requested: 'badge',
  'in-work': 'badge',
  talk: 'badge warn',
  sent: 'badge good',
};

/** "by Jan 2, 2027", or that the day has gone by. */
export function dueWords(day: string): string {
  const date = formatDate(day);
  return day < today() ? t('places.due-past', { date }) : t('places.due-short', { date });
}

export interface NextDay {
  day: string;
  what: string;
  place: Place;
}

/** Places that nothing is to be sent to any more. */
const OVER: readonly PlaceStatus[] = ['sent', 'accepted', 'not-accepted', 'going', 'not-going'];
const NO_MORE: readonly PlaceStatus[] = ['not-accepted', 'not-going'];

/** Open tasks and last days to apply, the nearest first. */
export function nextDays(places: readonly Place[]): NextDay[] {
  const days = places
    .filter(({ status }) => !NO_MORE.includes(status))
    .flatMap((place) => [
      ...(place.dueOn !== null && !OVER.includes(place.status)
        ? [{ day: place.dueOn, what: t('places.next-apply'), place }]
        : []),
      ...place.tasks.flatMap(({ title, dueOn, doneAt }) =>
        dueOn !== null && doneAt === null ? [{ day: dueOn, what: title, place }] : [],
      ),
    ]);
  return days.toSorted((left, right) => (left.day < right.day ? -1 : 1));
}
