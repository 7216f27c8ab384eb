import type { BookedBy } from '#contracts/conference-days.js';
import { AppError, notFound } from '../../errors.js';
import { notify, takeBackNews } from '../notifications/notify.js';
import { cancelBooking, insertBooking, type SlotRecord, slotsOf } from './booking-records.js';
import { dayById, type DayRecord } from './day-records.js';

/** The day, locked until the end of the transaction, with its slots as they are then. */
export async function lockedDay(id: string): Promise<{ day: DayRecord; slots: SlotRecord[] }> {
  const day = await dayById(id, { lock: true });
  if (day?.removedAt !== null) throw notFound();
  return { day, slots: await slotsOf(id) };
}

/**
 * Gives a student a slot of a day; one that they had there is free again. Who comes second finds it taken.
 *
 * @throws AppError `not-found` for no such slot, `conflict` when another student has it or the talk of this
 *   student has begun.
 */
export async function book(
  { day, slots }: { day: DayRecord; slots: readonly SlotRecord[] },
  wish: { slotId: string; studentId: string; attendees: string; by: string; role: BookedBy },
  now: Date,
): Promise<void> {
  const slot = slots.find(({ id }) => id === wish.slotId);
  if (!slot) throw notFound();
  if (slot.booking && slot.booking.studentId !== wish.studentId)
    throw new AppError('conflict', 'Somebody took this time meanwhile. Choose another one.');
  const held = slots.find(({ booking }) => booking?.studentId === wish.studentId);
  if (held?.booking) await cancelHeld(held, wish.role, now);
  const conversationId = held?.booking?.conversationId ?? null;
  await insertBooking({ ...wish, dayId: day.id, conversationId }, now);
  if (held) takeBackNews('slot', [held.id], null);
  tell('slot', day, { slotId: slot.id, studentId: wish.studentId, role: wish.role }, now);
}

/** @throws AppError `not-found` where the student has no slot, `conflict` once the talk has begun. */
export async function cancel(
  { day, slots }: { day: DayRecord; slots: readonly SlotRecord[] },
  studentId: string,
  role: BookedBy,
  now: Date,
): Promise<void> {
  const held = slots.find(({ booking }) => booking?.studentId === studentId);
  if (!held?.booking) throw notFound();
  await cancelHeld(held, role, now);
  takeBackNews('slot', [held.id], null);
  tell('slot-off', day, { slotId: held.id, studentId, role }, now);
}

/** Who did not do it is told: the student what the counselor did, and the counselor what they or family did. */
function tell(
  kind: 'slot' | 'slot-off',
  { id, counselorId }: DayRecord,
  { slotId, studentId, role }: { slotId: string; studentId: string; role: BookedBy },
  now: Date,
): void {
  const fact = { kind, subjectId: slotId, fact: `${studentId} ${now.toISOString()}` };
  const news =
    role === 'counselor'
      ? { ...fact, to: studentId, by: counselorId, ref: 'meetings' }
      : {
          ...fact,
          to: counselorId,
          by: studentId,
          aboutId: studentId,
          ref: `conference-days/${id}`,
        };
  notify(news, now);
}

async function cancelHeld({ booking }: SlotRecord, role: BookedBy, now: Date): Promise<void> {
  if (!booking) return;
  if (booking.conversationId !== null && role !== 'counselor')
    throw new AppError('conflict', 'This talk has begun.');
  await cancelBooking(booking.id, now);
}
