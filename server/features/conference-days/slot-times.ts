import { SLOTS_MAX } from '#contracts/counsel-fields.js';
import type { NewConferenceDay } from '#contracts/conference-days.js';
import { AppError } from '../../errors.js';

/**
 * When the slots of a day begin, in minutes after midnight: one after the other, none into a pause or over
 * the end; after a pause the next begins with its end.
 *
 * @throws AppError `invalid-request` where there would be none, or too many to see in a day.
 */
export function slotTimes({
  from,
  to,
  slotMinutes,
  pauses,
}: Pick<NewConferenceDay, 'from' | 'to' | 'slotMinutes' | 'pauses'>): number[] {
  const starts: number[] = [];
  let at = from;
  while (at + slotMinutes <= to) {
    const pause = pauses.find((one) => at < one.to && one.from < at + slotMinutes);
    if (pause) at = pause.to;
    else {
      starts.push(at);
      at += slotMinutes;
    }
  }
  if (starts.length === 0) throw refused('The pauses leave no room for one slot.');
  if (starts.length > SLOTS_MAX) throw refused('So many slots are too many for one day.');
  return starts;
}

const refused = (detail: string) =>
  new AppError('invalid-request', 'The body of this request did not pass the checks.', {
    errors: [{ pointer: '/body/to', detail }],
  });
