import { z } from 'zod';
import { CollegeCode } from './colleges.js';
import * as limits from './limits.js';
import { PLACE_KINDS, PLACE_STATUSES } from './place-fields.js';

export const PlaceKind = z.enum(PLACE_KINDS);
export type PlaceKind = z.infer<typeof PlaceKind>;

export const PlaceStatus = z.enum(PLACE_STATUSES);
export type PlaceStatus = z.infer<typeof PlaceStatus>;

const day = z.iso.date().nullable();
const taskTitle = z.string().trim().min(1).max(limits.PLACE_TASK_MAX);

/** A college of the list has its number, and its own name; any other place is called as the student says. */
export const NewPlace = z.strictObject({
  kind: PlaceKind,
  collegeCode: CollegeCode.nullable().default(null),
  name: z.string().trim().max(limits.PLACE_NAME_MAX).default(''),
  dueOn: day.default(null),
  /** What there is to do from the start. */
  tasks: z.array(taskTitle).max(12).default([]),
});
export type NewPlace = z.infer<typeof NewPlace>;

/** What is left out stays. Refused unless the place is as the asker saw it. */
export const PlaceChanges = z.strictObject({
  revision: z.int(),
  name: z.string().trim().min(1).max(limits.PLACE_NAME_MAX).optional(),
  status: PlaceStatus.optional(),
  dueOn: day.optional(),
  notes: z.string().max(limits.PLACE_NOTES_MAX).optional(),
});
export type PlaceChanges = z.infer<typeof PlaceChanges>;

export const NewPlaceTask = z.strictObject({ title: taskTitle, dueOn: day.default(null) });
export type NewPlaceTask = z.infer<typeof NewPlaceTask>;

export const PlaceTaskChanges = z.strictObject({
  title: taskTitle.optional(),
  dueOn: day.optional(),
  isDone: z.boolean().optional(),
});
export type PlaceTaskChanges = z.infer<typeof PlaceTaskChanges>;

export const PlaceTask = z.object({
  id: z.uuid(),
  title: z.string(),
  dueOn: day,
  doneAt: z.iso.datetime().nullable(),
});
export type PlaceTask = z.infer<typeof PlaceTask>;

/** What staff are asked for. Only that they were asked and how far it is: no letter, no transcript. */
export const RequestKind = z.enum(['transcript', 'recommendation']);
export type RequestKind = z.infer<typeof RequestKind>;

/** `talk`: staff want to speak with the student first. Words: `places.request-<id>`. */
export const RequestState = z.enum(['requested', 'in-work', 'talk', 'sent']);
export type RequestState = z.infer<typeof RequestState>;

export const NewPlaceRequest = z.strictObject({
  kind: RequestKind,
  note: z.string().trim().max(limits.PLACE_REQUEST_NOTE_MAX).default(''),
});
export type NewPlaceRequest = z.infer<typeof NewPlaceRequest>;

export const PlaceRequest = z.object({
  id: z.uuid(),
  kind: RequestKind,
  note: z.string(),
  state: RequestState,
  askedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});
export type PlaceRequest = z.infer<typeof PlaceRequest>;

export const Place = z.object({
  id: z.uuid(),
  kind: PlaceKind,
  collegeCode: CollegeCode.nullable(),
  name: z.string(),
  /** The language of the name where it is not the student's: names of colleges are English. */
  nameLocale: z.string().nullable(),
  status: PlaceStatus,
  dueOn: day,
  notes: z.string(),
  revision: z.int(),
  tasks: z.array(PlaceTask).max(limits.PLACE_TASKS_MAX),
  requests: z.array(PlaceRequest),
});
export type Place = z.infer<typeof Place>;

/** Every place of the student, the first begun first. */
export const Places = z.object({ items: z.array(Place).max(limits.PLACES_MAX) });
export type Places = z.infer<typeof Places>;

export const PlacePath = z.object({ id: z.uuid() });

/** A request as staff see it: whose, for which place, and by when that place wants it. */
export const StaffRequest = PlaceRequest.extend({
  studentId: z.uuid(),
  studentName: z.string(),
  place: z.string(),
  dueOn: day,
  nextStates: z.array(RequestState),
});
export type StaffRequest = z.infer<typeof StaffRequest>;

/** Those to be done first, by date; then what was sent, the latest first. */
export const StaffRequests = z.object({ items: z.array(StaffRequest) });
export type StaffRequests = z.infer<typeof StaffRequests>;

/** Set only where it still stands as the asker saw it. */
export const RequestDecision = z.strictObject({ from: RequestState, to: RequestState });
export type RequestDecision = z.infer<typeof RequestDecision>;
