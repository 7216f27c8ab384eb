import { z } from 'zod';
import { Entry, EntryKind, EntryRef } from './entries.js';
import { ANSWER_TEXT_MAX, PROMPT_CHOICES, SEARCH_WORDS_MAX } from './limits.js';
import { Visibility } from './visibility.js';

/** Grades 6 to 8, 9 and 10, 11 and 12; `any` where the grade level is not known. */
export const GradeBand = z.enum(['low', 'middle', 'high', 'any']);
export type GradeBand = z.infer<typeof GradeBand>;

/** Which of the questions for this kind of entry and grade band; null for none of them. */
const Prompt = z.int().min(1).max(PROMPT_CHOICES).nullable();

export const JournalEntry = z.object({
  id: z.uuid(),
  /** What it is about; null for a free entry. */
  entry: Entry.nullable(),
  prompt: Prompt,
  text: z.string(),
  visibility: Visibility,
  gradeBand: GradeBand,
  /** On the day of writing. */
  gradeLevel: z.int().nullable(),
  /** The calendar year in which the school year of writing began. */
  schoolYear: z.int(),
  /** 0: not kept yet. */
  revision: z.int(),
  isRemoved: z.boolean(),
  /** False once its school year is over, and for everybody but the student. */
  canWrite: z.boolean(),
  writtenAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** A reflection that was handed in as an assignment, beside the entries of the journal. */
export const HandedIn = z.object({
  assignmentId: z.uuid(),
  title: z.string(),
  answers: z.array(z.object({ prompt: z.string(), text: z.string() })),
  schoolYear: z.int(),
  submittedAt: z.iso.datetime(),
  /** The teacher's words, and who wrote them; empty when there are none. */
  comment: z.string(),
  teacherName: z.string().nullable(),
});
export type HandedIn = z.infer<typeof HandedIn>;

export const JournalItem = z.discriminatedUnion('source', [
  z.object({ source: z.literal('journal'), journal: JournalEntry }),
  z.object({ source: z.literal('assignment'), handedIn: HandedIn }),
]);
export type JournalItem = z.infer<typeof JournalItem>;

/** Newest first; `years` and `kept` are of the whole journal, whatever is searched for. */
export const Journal = z.object({
  items: z.array(JournalItem),
  /** How many were found. */
  total: z.int(),
  /** How many there are without a search. */
  kept: z.int(),
  years: z.array(z.int()),
});
export type Journal = z.infer<typeof Journal>;

export const JournalKind = z.enum([...EntryKind.options, 'free', 'assignment']);
export type JournalKind = z.infer<typeof JournalKind>;

export const JournalQuery = z.object({
  words: z.string().max(SEARCH_WORDS_MAX).optional(),
  kind: JournalKind.optional(),
  year: z.coerce.number().int().min(1900).max(3000).optional(),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type JournalQuery = z.infer<typeof JournalQuery>;

/** A new entry about this is wanted where there is none: `goal:<id>`, or `free`. */
export const JournalOpening = z.object({
  on: z
    .string()
    .regex(/^(free|(goal|activity|career|result):[\w.-]{1,40})$/)
    .optional(),
});

/** What was written so far. `entry` and `visibility` count for the first time only. */
export const JournalDraft = z.strictObject({
  entry: EntryRef.nullable().default(null),
  prompt: Prompt.default(null),
  text: z.string().max(ANSWER_TEXT_MAX),
  visibility: Visibility.default('private'),
  /** Of the version that was written on; 0 begins an entry. */
  revision: z.int().min(0),
});
export type JournalDraft = z.infer<typeof JournalDraft>;

export const JournalSaved = z.object({ revision: z.int(), savedAt: z.iso.datetime() });
export type JournalSaved = z.infer<typeof JournalSaved>;

export const JournalChanges = z.strictObject({ visibility: Visibility });
export const JournalPath = z.object({ id: z.uuid() });
