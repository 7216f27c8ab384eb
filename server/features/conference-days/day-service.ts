import type {
  ConferenceDay,
  ConferenceDayPage,
  ConferenceDays,
  ConferenceSlot,
  NewBooking,
  NewConferenceDay,
  NewMeetingNotices,
} from '#contracts/conference-days.js';
import type { Conversation } from '#contracts/conversations.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { isInCaseload, membersOf } from '../caseload/caseload-places.js';
import { beginConversation } from '../conversations/conversation-service.js';
import { insertNotice } from '../family/notice-records.js';
import { shownMembers, visibleGroups } from '../groups/group-records.js';
import { displayName } from '../roster/person-name.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { dayOf, yearRule } from '../years/school-year.js';
import { book, cancel, lockedDay } from './booking.js';
import { familyLocales, setConversation, type SlotRecord, slotsOf } from './booking-records.js';
import { dayById, type DayRecord, daysBy, insertDay, setDayRemoved } from './day-records.js';
import { slotTimes } from './slot-times.js';

/** The counselor's conference days, without a name. */
export async function listDays(actor: Actor, now: Date): Promise<ConferenceDays> {
  const today = dayOf(now, await yearRule());
  const days = await daysBy(actor.personId, today);
  return { items: days.map((day) => presentDay(day, today)) };
}

const presentDay = ({ removedAt, ...day }: DayRecord, today: string): ConferenceDay => ({
  ...day,
  ...{ isRemoved: removedAt !== null, hasCome: day.heldOn <= today },
});

/** @throws AppError `invalid-request` for a day gone by, or where the times leave no slot. */
export async function addDay(
  actor: Actor,
  day: NewConferenceDay,
  request: AccessRequest,
): Promise<ConferenceDayPage> {
  if (day.heldOn < dayOf(request.now, await yearRule()))
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/heldOn', detail: 'This day is over. Choose today or later.' }],
    });
  if (day.groupId !== null) await requireGroup(actor, day.groupId);
  const id = await insertDay(actor.personId, day, slotTimes(day), request.now);
  return readDay(actor, id, request);
}

/** @throws AppError `invalid-request` for a group that has ended, or that is not theirs to know of. */
async function requireGroup(actor: Actor, groupId: string): Promise<void> {
  const group = (await visibleGroups(actor)).find(({ id }) => id === groupId);
  if (group?.closed_at !== null)
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/groupId', detail: 'Choose one of your groups.' }],
    });
}

/** The day of a counselor: every slot, and who of those it is for has none. @throws AppError `not-found` */
export async function readDay(
  actor: Actor,
  id: string,
  request: AccessRequest,
): Promise<ConferenceDayPage> {
  const day = await dayById(id);
  if (day?.counselorId !== actor.personId) throw notFound();
  const [slots, members, rule, inGroup] = await Promise.all([
    ...([slotsOf(id), membersOf(actor.personId), yearRule()] as const),
    day.group && shownMembers(day.group.id, shownTo(actor.role)),
  ]);
  const booked = new Set(slots.flatMap(({ booking }) => booking?.studentId ?? []));
  const { grades } = day;
  const without = members.filter(
    ({ studentId, grade }) =>
      !booked.has(studentId) &&
      (inGroup === null || inGroup.has(studentId)) &&
      (grades === null || (grade !== null && grades.from <= grade && grade <= grades.to)),
  );
  const seen = [...booked, ...without.map(({ studentId }) => studentId)];
  await noteAccess(actor, seen, 'plan', request);
  return {
    day: presentDay(day, dayOf(request.now, rule)),
    slots: slots.map((slot) => presentSlot(slot, actor.locale)),
    without: without.map((member) => ({
      ...{ personId: member.studentId, grade: member.grade },
      name: displayName(member, actor.locale),
    })),
  };
}

const presentSlot = ({ id, startsAt, booking }: SlotRecord, locale: string): ConferenceSlot => ({
  ...{ id, startsAt },
  booking: booking && {
    ...{ id: booking.id, personId: booking.studentId, name: displayName(booking, locale) },
    ...{ attendees: booking.attendees, bookedBy: booking.bookedBy },
    ...{ notices: booking.notices, noticedOn: booking.noticedOn },
    conversation:
      booking.conversationId === null
        ? null
        : { id: booking.conversationId, isAgreed: booking.isAgreed },
  },
});

/** Calls a day off, or not after all; who had which slot stays. @throws AppError `not-found` */
export async function setRemoved(
  actor: Actor,
  id: string,
  isRemoved: boolean,
  request: AccessRequest,
): Promise<ConferenceDayPage> {
  if (!(await setDayRemoved(actor.personId, id, isRemoved, request.now))) throw notFound();
  return readDay(actor, id, request);
}

async function ownDay(actor: Actor, id: string) {
  const found = await lockedDay(id);
  if (found.day.counselorId !== actor.personId) throw notFound();
  return found;
}

/** Gives a student of the caseload a slot, or moves them there. @throws AppError as `book` */
export async function giveSlot(
  actor: Actor,
  { id, slotId }: { id: string; slotId: string },
  { personId: studentId, attendees }: NewBooking,
  request: AccessRequest,
): Promise<ConferenceDayPage> {
  const found = await ownDay(actor, id);
  if (!(await isInCaseload(actor.personId, studentId))) throw notFound();
  const wish = { slotId, studentId, attendees, by: actor.personId, role: 'counselor' } as const;
  await book(found, wish, request.now);
  return readDay(actor, id, request);
}

/** The slot is free again. @throws AppError `not-found` for one that nobody has */
export async function freeSlot(
  actor: Actor,
  { id, slotId }: { id: string; slotId: string },
  request: AccessRequest,
): Promise<ConferenceDayPage> {
  const found = await ownDay(actor, id);
  const studentId = found.slots.find((slot) => slot.id === slotId)?.booking?.studentId;
  if (studentId === undefined) throw notFound();
  await cancel(found, studentId, 'counselor', request.now);
  return readDay(actor, id, request);
}

/**
 * From the slot into the conversation: begins it on its day, or finds the one that was begun.
 *
 * @throws AppError `not-found` for a slot that nobody has, `invalid-request` before the day
 */
export async function beginFromSlot(
  actor: Actor,
  { id, slotId }: { id: string; slotId: string },
  request: AccessRequest,
): Promise<{ personId: string; conversationId: string }> {
  const { day, slots } = await ownDay(actor, id);
  const booking = slots.find((slot) => slot.id === slotId)?.booking;
  if (!booking) throw notFound();
  const { studentId: personId, conversationId: begun } = booking;
  if (begun !== null) return { personId, conversationId: begun };
  const talk: Conversation = await beginConversation(
    actor,
    personId,
    { kind: 'conference', heldOn: day.heldOn },
    request,
  );
  await setConversation(booking.id, talk.id, request.now);
  return { personId, conversationId: talk.id };
}

/**
 * Notes a try to tell each of these families of their slot, today, in their language as far as anybody knows
 * it. Another try is another line: that is what good faith is shown by.
 *
 * @throws AppError `not-found` when one of them has no slot on this day
 */
export async function noteNotices(
  actor: Actor,
  id: string,
  { way, personIds }: NewMeetingNotices,
  request: AccessRequest,
): Promise<ConferenceDayPage> {
  const { slots } = await ownDay(actor, id);
  const ids = [...new Set(personIds)];
  const booked = new Set(slots.flatMap(({ booking }) => booking?.studentId ?? []));
  if (!ids.every((one) => booked.has(one))) throw notFound();
  const [locales, rule] = await Promise.all([familyLocales(ids), yearRule()]);
  const givenOn = dayOf(request.now, rule);
  for (const studentId of ids) {
    const locale = locales.get(studentId) === 'es' ? 'es' : 'en';
    const notice = { about: 'meeting', givenOn, way, locale, outcome: 'none', note: '' } as const;
    await insertNotice(studentId, notice, actor.personId, request.now);
  }
  return readDay(actor, id, request);
}
