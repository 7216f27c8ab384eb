import { z } from 'zod';
import {
  RESUME_CONTACT_MAX,
  RESUME_LINE_DATES_MAX,
  RESUME_LINE_TEXT_MAX,
  RESUME_LINE_TITLE_MAX,
  RESUME_LINES_PER_SECTION_MAX,
  RESUME_NAME_MAX,
  RESUME_SECTION_TITLE_MAX,
  RESUME_SUMMARY_MAX,
} from './limits.js';
import { ResumeLayout } from './resume-layout.js';

export const ResumeTemplate = z.enum(['clear', 'classic', 'compact']);
export type ResumeTemplate = z.infer<typeof ResumeTemplate>;

/** The language of the résumé itself, whatever the screen's is. */
export const ResumeLanguage = z.enum(['en', 'es']);
export type ResumeLanguage = z.infer<typeof ResumeLanguage>;

export const SectionKind = z.enum([
  'education',
  'work',
  'service',
  'activities',
  'awards',
  'certificates',
  'strengths',
  'other',
]);
export type SectionKind = z.infer<typeof SectionKind>;

/** The record a line comes from: an entry of the activity log, a named result, a goal reached. */
export const SourceKind = z.enum(['activity', 'result', 'goal']);
export type SourceKind = z.infer<typeof SourceKind>;

const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * Where a line comes from, and fingerprints of what was taken over: of the record's facts (is there
 * something new?) and of the words made of them (did the student change the wording?).
 */
export const LineSource = z.strictObject({
  kind: SourceKind,
  id: z.uuid(),
  facts: fingerprint,
  words: fingerprint,
});
export type LineSource = z.infer<typeof LineSource>;

/** What stands on the page; each line of `text` becomes a point of its own. */
const words = {
  title: z.string().max(RESUME_LINE_TITLE_MAX),
  dates: z.string().max(RESUME_LINE_DATES_MAX),
  text: z.string().max(RESUME_LINE_TEXT_MAX),
};
export const LineWords = z.strictObject(words);
export type LineWords = z.infer<typeof LineWords>;

export const ResumeLine = z.strictObject({
  id: z.uuid(),
  on: z.boolean(),
  ...words,
  /** Null for the student's own lines. */
  source: LineSource.nullable(),
});
export type ResumeLine = z.infer<typeof ResumeLine>;

export const ResumeSection = z.strictObject({
  kind: SectionKind,
  /** Empty: the usual title in the résumé's language. */
  title: z.string().max(RESUME_SECTION_TITLE_MAX),
  on: z.boolean(),
  lines: z.array(ResumeLine).max(RESUME_LINES_PER_SECTION_MAX),
});
export type ResumeSection = z.infer<typeof ResumeSection>;

const contactLine = z.string().max(RESUME_CONTACT_MAX);
/** What the student types for this résumé alone; all of it may stay empty. */
export const ResumeContact = z.strictObject({
  name: contactLine,
  email: contactLine,
  phone: contactLine,
  town: contactLine,
});
export type ResumeContact = z.infer<typeof ResumeContact>;

const resumeName = z.string().trim().min(1).max(RESUME_NAME_MAX);
const sections = z
  .array(ResumeSection)
  .refine(
    (list) =>
      list.length === SectionKind.options.length &&
      new Set(list.map(({ kind }) => kind)).size === list.length,
    'Each section stands once.',
  );

/** All that a student writes and chooses in a résumé. */
const content = {
  name: resumeName,
  template: ResumeTemplate,
  contact: ResumeContact,
  summary: z.string().max(RESUME_SUMMARY_MAX),
  sections,
};

/** A save: the whole résumé, and the revision it was written on. */
export const ResumeChanges = z.strictObject({ ...content, revision: z.int().positive() });
export type ResumeChanges = z.infer<typeof ResumeChanges>;

export const Resume = z.object({
  ...content,
  id: z.uuid(),
  language: ResumeLanguage,
  revision: z.int().positive(),
  updatedAt: z.iso.datetime(),
});
export type Resume = z.infer<typeof Resume>;

/** A line as the records have it now, to be switched on or used anew. */
export const OfferedLine = z.object({ ...words, section: SectionKind, source: LineSource });
export type OfferedLine = z.infer<typeof OfferedLine>;

/** What happened to the record behind a line since it was used. */
export const LineNote = z.object({
  lineId: z.uuid(),
  state: z.enum(['changed', 'private', 'gone']),
  /** For `changed`: the words as they would be now. */
  offer: OfferedLine.nullable(),
});
export type LineNote = z.infer<typeof LineNote>;

/** A résumé with all that its builder shows. */
export const ResumePage = z.object({
  resume: Resume,
  notes: z.array(LineNote),
  suggestions: z.array(OfferedLine),
  /** Sentences for the summary, out of saved careers. */
  objectives: z.array(z.string()),
  /** Usual titles and strong first words of each section, in the résumé's language. */
  titles: z.record(SectionKind, z.string()),
  verbs: z.record(SectionKind, z.array(z.string())),
  /** Null: it could not be laid out just now. */
  layout: ResumeLayout.nullable(),
});
export type ResumePage = z.infer<typeof ResumePage>;

export const ResumeSaved = z.object({
  revision: z.int().positive(),
  savedAt: z.iso.datetime(),
  notes: z.array(LineNote),
  suggestions: z.array(OfferedLine),
  layout: ResumeLayout.nullable(),
});
export type ResumeSaved = z.infer<typeof ResumeSaved>;

export const ResumeBrief = z.object({
  id: z.uuid(),
  name: z.string(),
  template: ResumeTemplate,
  language: ResumeLanguage,
  updatedAt: z.iso.datetime(),
  isRemoved: z.boolean(),
  /** Lines whose record changed and whose wording is still the record's: these can be updated. */
  outdated: z.int().nonnegative(),
  /** Other lines that need a look: reworded by hand, private now, or without a record. */
  flagged: z.int().nonnegative(),
});
export type ResumeBrief = z.infer<typeof ResumeBrief>;

/** Last changed first. */
export const ResumeList = z.array(ResumeBrief);
export type ResumeList = z.infer<typeof ResumeList>;

export const NewResume = z.strictObject({
  name: resumeName.optional(),
  language: ResumeLanguage.optional(),
});
export type NewResume = z.infer<typeof NewResume>;

export const ResumeRename = z.strictObject({ name: resumeName });
export const LanguageChange = z.strictObject({
  language: ResumeLanguage,
  revision: z.int().positive(),
});
export type LanguageChange = z.infer<typeof LanguageChange>;

export const ResumePath = z.object({ id: z.uuid() });
export const ResumeFormat = z.enum(['pdf', 'docx']);
export type ResumeFormat = z.infer<typeof ResumeFormat>;
export const ResumeFilePath = z.object({ id: z.uuid(), format: ResumeFormat });
