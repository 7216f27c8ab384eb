import type { MyMeeting } from '#contracts/conference-days.js';
import { AppError, notFound } from '../../errors.js';
import { counselorsOf, placesOf } from '../caseload/caseload-places.js';
import { dayOf, minuteOf, yearRule } from '../years/school-year.js';
import { book, cancel, lockedDay } from './booking.js';
import { type SlotRecord, slotsOf } from './booking-records.js';
import { type DayRecord, daysFor } from './day-records.js';

/** Who chooses: the student, or an adult of their family. */
export interface Chooser {
  studentId: string;
  personId: string;
  role: 'student' | 'guardian';
}

interface Clock {
  today: string;
  minute: number;
}

const clockAt = async (now: Date): Promise<Clock> => {
  const rule = await yearRule();
  return { today: dayOf(now, rule), minute: minuteOf(now, rule) };
};

const isToCome = ({ heldOn }: DayRecord, { startsAt }: SlotRecord, { today, minute }: Clock) =>
  heldOn > today || (heldOn === today && startsAt > minute);

/** Days from which a student may choose a slot, with the one they have. */
export async function meetingsOf(studentId: string, now: Date): Promise<MyMeeting[]> {
  const clock = await clockAt(now);
  const days = await daysWithin(studentId, clock);
  const meetings = await Promise.all(
    days.map(async (day) => presentMeeting(day, await slotsOf(day.id), studentId, clock)),
  );
  return meetings.filter(({ mine, free }) => mine !== null || free.length > 0);
}

async function daysWithin(studentId: string, { today }: Clock): Promise<DayRecord[]> {
  const [[place], counselors] = await Promise.all([placesOf([studentId]), counselorsOf(studentId)]);
  return place ? daysFor(studentId, counselors, place.grade, today) : [];
}

function presentMeeting(
  day: DayRecord,
  slots: readonly SlotRecord[],
  studentId: string,
  clock: Clock,
): MyMeeting {
  const mine = slots.find(({ booking }) => booking?.studentId === studentId);
  return {
    ...{ dayId: day.id, with: day.counselor, heldOn: day.heldOn, place: day.place },
    slotMinutes: day.slotMinutes,
    mine: mine?.booking
      ? { slotId: mine.id, startsAt: mine.startsAt, attendees: mine.booking.attendees }
      : null,
    free: slots
      .filter((slot) => slot.booking === null && isToCome(day, slot, clock))
      .map(({ id, startsAt }) => ({ slotId: id, startsAt })),
  };
}

/**
 * Takes a slot, or another one of that day.
 *
 * @throws AppError `not-found` for a day that is not for this student, `conflict` for a time that is over,
 *   taken, or whose talk has begun.
 */
export async function chooseSlot(
  { studentId, personId, role }: Chooser,
  { dayId, slotId, attendees }: { dayId: string; slotId: string; attendees: string },
  now: Date,
): Promise<void> {
  const clock = await clockAt(now);
  await requireOwnDay(studentId, dayId, clock);
  const found = await lockedDay(dayId);
  const slot = found.slots.find(({ id }) => id === slotId);
  if (slot && !isToCome(found.day, slot, clock)) throw over();
  await book(found, { slotId, studentId, attendees, by: personId, role }, now);
}

/** Gives the slot back. @throws AppError as `chooseSlot` */
export async function giveUpSlot(
  { studentId, role }: Chooser,
  dayId: string,
  now: Date,
): Promise<void> {
  const clock = await clockAt(now);
  await requireOwnDay(studentId, dayId, clock);
  const found = await lockedDay(dayId);
  const held = found.slots.find(({ booking }) => booking?.studentId === studentId);
  if (held && !isToCome(found.day, held, clock)) throw over();
  await cancel(found, studentId, role, now);
}

async function requireOwnDay(studentId: string, dayId: string, clock: Clock): Promise<void> {
  const days = await daysWithin(studentId, clock);
  if (!days.some(({ id }) => id === dayId)) throw notFound();
}

const over = () => new AppError('conflict', 'This time is over. Choose another one.');
