import { z } from 'zod';
import { ADVISING_NOTE_MAX } from './limits.js';
import {
  AssessmentResult,
  Correction,
  HeldFact,
  AreaResultBrief,
  InterestResult,
  KnownSchool,
  SchoolTime,
} from './record.js';
import { WorryReceipt } from './worries.js';

export const ContactKind = z.enum(['talk', 'call', 'email', 'meeting']);
export type ContactKind = z.infer<typeof ContactKind>;

/** `student`: with staff who work with them; `staff`: counselors and administrators; `me`: its author. */
export const NoteVisibility = z.enum(['student', 'staff', 'me']);
export type NoteVisibility = z.infer<typeof NoteVisibility>;

export const AdvisingNote = z.object({
  id: z.uuid(),
  contact: ContactKind,
  contactOn: z.iso.date(),
  text: z.string(),
  additions: z.array(z.object({ text: z.string(), at: z.iso.datetime() })),
  visibility: NoteVisibility,
  followUpOn: z.iso.date().nullable(),
  author: z.string().nullable(),
  isMine: z.boolean(),
  /** For its author: whether it was passed on to the counselors, and whether one looked. */
  worry: WorryReceipt.nullable(),
  /** Until when its author may change it; null for others and later, when it can only be added to. */
  changeableUntil: z.iso.datetime().nullable(),
  at: z.iso.datetime(),
});
export type AdvisingNote = z.infer<typeof AdvisingNote>;

const text = z.string().trim().min(1).max(ADVISING_NOTE_MAX);

export const NewNote = z
  .strictObject({
    contact: ContactKind,
    contactOn: z.iso.date(),
    text,
    /** Nobody shares by forgetting to choose. */
    visibility: NoteVisibility.default('staff'),
    followUpOn: z.iso.date().nullable().default(null),
    /** Passes it on to the counselors, who can't read what its author keeps for themselves. */
    tellsCounselor: z.boolean().default(false),
  })
  .refine(({ visibility, tellsCounselor }) => !(tellsCounselor && visibility === 'me'), {
    path: ['tellsCounselor'],
    message: 'Counselors cannot read a note that is only for you.',
  });
export type NewNote = z.infer<typeof NewNote>;
/** As it is sent: what has a default may be left out. */
export type NoteDraft = z.input<typeof NewNote>;

export const NoteChanges = z
  .strictObject({
    ...{ contact: ContactKind, contactOn: z.iso.date(), text, visibility: NoteVisibility },
    followUpOn: z.iso.date().nullable(),
    isRemoved: z.boolean(),
  })
  .partial();
export type NoteChanges = z.infer<typeof NoteChanges>;

export const NoteAddition = z.strictObject({ text });
export const NotePath = z.object({ personId: z.uuid(), id: z.uuid() });

/** All that the student's record page shows. */
export const StudentRecord = z.object({
  results: z.array(AssessmentResult),
  interests: z.array(InterestResult),
  areaResults: z.array(AreaResultBrief),
  notes: z.array(AdvisingNote),
  known: z.array(KnownSchool),
  schools: z.array(SchoolTime),
  held: z.array(HeldFact),
  corrections: z.array(Correction),
});
export type StudentRecord = z.infer<typeof StudentRecord>;

/** What staff are shown of it. */
export const StaffRecord = z.object({
  results: z.array(AssessmentResult),
  notes: z.array(AdvisingNote),
  known: z.array(KnownSchool),
  /** For counselors and administrators; empty for others. */
  schools: z.array(SchoolTime),
});
export type StaffRecord = z.infer<typeof StaffRecord>;

export const ContactQuery = z.strictObject({
  /** The year in which the school year begins. */
  year: z.coerce.number().int().min(2000).max(2100).optional(),
});

/** Contacts per student in one school year, ready for a spreadsheet. */
export const ContactReport = z.object({ year: z.int(), fileName: z.string(), csv: z.string() });
export type ContactReport = z.infer<typeof ContactReport>;
