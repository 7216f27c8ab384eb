import type { PickStatus } from '#contracts/scholarship-fields.js';
import type { Pick } from '#contracts/scholarships.js';
import type { Place, PlaceStatus } from '#contracts/places.js';
import { t } from '../i18n/i18n.js';

/** A day to think of: `2027-03-01`, what it is for, and of which place or scholarship. */
export interface NextDay {
  /** Stays the same while the day moves. */
  id: string;
  day: string;
  what: string;
  of: string;
}

/** Places that nothing is to be sent to any more. */
const OVER: readonly PlaceStatus[] = ['sent', 'accepted', 'not-accepted', 'going', 'not-going'];
const NO_MORE: readonly PlaceStatus[] = ['not-accepted', 'not-going'];
const HANDED_IN: readonly PickStatus[] = ['sent', 'heard'];

/** Open tasks, last days to apply, and those of scholarships, the nearest first. */
export function nextDays(places: readonly Place[], picks: readonly Pick[]): NextDay[] {
  const days = [
    ...places.filter(({ status }) => !NO_MORE.includes(status)).flatMap(daysOf),
    ...picks.flatMap(({ id, name, dueOn, status }) =>
      dueOn === null || HANDED_IN.includes(status)
        ? []
        : [{ id: `scholarship-${id}`, day: dueOn, what: t('places.next-scholarship'), of: name }],
    ),
  ];
  return days.toSorted((left, right) => (left.day < right.day ? -1 : 1));
}

function daysOf({ id, name, dueOn, status, tasks }: Place): NextDay[] {
  return [
    ...(dueOn !== null && !OVER.includes(status)
      ? [{ id: `place-${id}`, day: dueOn, what: t('places.next-apply'), of: name }]
      : []),
    ...tasks.flatMap((task) =>
      task.dueOn !== null && task.doneAt === null
        ? [{ id: `task-${task.id}`, day: task.dueOn, what: task.title, of: name }]
        : [],
    ),
  ];
}
