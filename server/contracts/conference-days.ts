import { z } from 'zod';
import { ATTENDEES_MAX, DAY_PLACE_MAX, SLOTS_MAX } from './counsel-fields.js';
import { Grades } from './grade-tasks.js';

/** Minutes after midnight, where the school is. */
const Minute = z.int().min(0).max(1439);

export const NewConferenceDay = z
  .strictObject({
    heldOn: z.iso.date(),
    place: z.string().trim().min(1).max(DAY_PLACE_MAX),
    from: Minute,
    to: Minute,
    slotMinutes: z.int().min(5).max(120),
    /** When nobody is seen. */
    pauses: z.array(z.strictObject({ from: Minute, to: Minute })).max(5),
    grades: Grades.nullable(),
    /** Only for those who are in it. */
    groupId: z.uuid().nullable().default(null),
  })
  .refine(({ from, to, slotMinutes }) => from + slotMinutes <= to, {
    ...{ path: ['to'], message: 'The end leaves no room for one slot.' },
  })
  .refine(({ pauses }) => pauses.every(({ from, to }) => from < to), {
    ...{ path: ['pauses'], message: 'A pause ends before it begins.' },
  });
export type NewConferenceDay = z.infer<typeof NewConferenceDay>;
/** As it is sent: what has a default may be left out. */
export type ConferenceDayDraft = z.input<typeof NewConferenceDay>;

export const BookedBy = z.enum(['student', 'guardian', 'counselor']);
export type BookedBy = z.infer<typeof BookedBy>;

export const ConferenceDay = z.object({
  id: z.uuid(),
  heldOn: z.iso.date(),
  place: z.string(),
  slotMinutes: z.int(),
  grades: z.object({ from: z.int(), to: z.int() }).nullable(),
  group: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  slots: z.int(),
  booked: z.int(),
  /** Talks to which both said yes. */
  done: z.int(),
  isRemoved: z.boolean(),
  /** It is that day, or a later one, where the school is: talks can begin. */
  hasCome: z.boolean(),
});
export type ConferenceDay = z.infer<typeof ConferenceDay>;

/** Those to come first, then those gone by; those called off stand at the end. */
export const ConferenceDays = z.object({ items: z.array(ConferenceDay) });
export type ConferenceDays = z.infer<typeof ConferenceDays>;

export const ConferenceBooking = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  attendees: z.string(),
  bookedBy: BookedBy,
  conversation: z.object({ id: z.uuid(), isAgreed: z.boolean() }).nullable(),
  /** How often the family was told of a meeting since the day was made. */
  notices: z.int(),
  noticedOn: z.iso.date().nullable(),
});
export type ConferenceBooking = z.infer<typeof ConferenceBooking>;

export const ConferenceSlot = z.object({
  id: z.uuid(),
  startsAt: Minute,
  booking: ConferenceBooking.nullable(),
});
export type ConferenceSlot = z.infer<typeof ConferenceSlot>;

export const ConferenceDayPage = z.object({
  day: ConferenceDay,
  slots: z.array(ConferenceSlot),
  /** Of the caseload, whom the day is for and who has no slot. */
  without: z.array(z.object({ personId: z.uuid(), name: z.string(), grade: z.int().nullable() })),
});
export type ConferenceDayPage = z.infer<typeof ConferenceDayPage>;

export const ConferenceDayPath = z.object({ id: z.uuid() });
export const ConferenceSlotPath = z.object({ id: z.uuid(), slotId: z.uuid() });

/** Gives a student a slot, or another one of the same day. */
export const NewBooking = z.strictObject({
  personId: z.uuid(),
  attendees: z.string().trim().max(ATTENDEES_MAX),
});
export type NewBooking = z.infer<typeof NewBooking>;

export const NewOwnBooking = z.strictObject({
  attendees: z.string().trim().max(ATTENDEES_MAX),
});

/** Notes for each family with a slot that a try was made to tell them. */
export const NewMeetingNotices = z.strictObject({
  way: z.enum(['letter', 'with-student', 'phone', 'message', 'in-person', 'visit']),
  personIds: z.array(z.uuid()).min(1).max(SLOTS_MAX),
});
export type NewMeetingNotices = z.infer<typeof NewMeetingNotices>;

/** A day as the student, or their family, may choose from it. */
export const MyMeeting = z.object({
  dayId: z.uuid(),
  with: z.string().nullable(),
  heldOn: z.iso.date(),
  place: z.string(),
  slotMinutes: z.int(),
  /** The slot that they have. */
  mine: z.object({ slotId: z.uuid(), startsAt: Minute, attendees: z.string() }).nullable(),
  /** Slots that nobody has. */
  free: z.array(z.object({ slotId: z.uuid(), startsAt: Minute })),
});
export type MyMeeting = z.infer<typeof MyMeeting>;

export const MyMeetings = z.object({ items: z.array(MyMeeting) });
export type MyMeetings = z.infer<typeof MyMeetings>;
