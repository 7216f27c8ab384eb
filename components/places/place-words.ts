import { PLACE_KINDS, PLACE_STATUSES } from '#contracts/place-fields.js';
import type { PlaceKind, RequestState } from '#contracts/places.js';
import { formatDate, today } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import type { FieldOption } from '../shared/ilp-field.js';

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
  PLACE_KINDS.map((value) => ({ value, label: t(`places.kind-${value}`) }));
export const statusOptions = (): FieldOption[] =>
  PLACE_STATUSES.map((value) => ({ value, label: t(`places.status-${value}`) }));

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
