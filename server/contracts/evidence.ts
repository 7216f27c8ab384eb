import { z } from 'zod';
import { CourseWork, Entry, EntryRef } from './entries.js';
import {
  EVIDENCE_ENTRIES_MAX,
  EVIDENCE_TITLE_MAX,
  EVIDENCE_WHY_MAX,
  ITEM_URL_MAX,
} from './limits.js';
import { Visibility } from './visibility.js';

/** Every kind of file that is taken, by what is in it. */
export const FileType = z.enum([
  'pdf',
  'png',
  'jpeg',
  'webp',
  'docx',
  'pptx',
  'xlsx',
  'odt',
  'mp3',
  'm4a',
  'wav',
  'mp4',
  'txt',
]);
export type FileType = z.infer<typeof FileType>;

export const EvidenceItem = z.object({
  id: z.uuid(),
  kind: z.enum(['file', 'link', 'work']),
  title: z.string(),
  /** Why it matters, in the student's words. */
  why: z.string(),
  visibility: Visibility,
  url: z.string().nullable(),
  file: z
    .object({
      name: z.string(),
      type: FileType,
      /** Bytes. */
      size: z.int(),
      hasThumbnail: z.boolean(),
    })
    .nullable(),
  work: CourseWork.nullable(),
  entries: z.array(Entry),
  addedAt: z.iso.datetime(),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const EvidenceList = z.object({
  items: z.array(EvidenceItem),
  /** Bytes of the student's files, and the most they may have. */
  usedBytes: z.int(),
  quotaBytes: z.int(),
});
export type EvidenceList = z.infer<typeof EvidenceList>;

/** Goals and activities it is shown for. */
const entries = z.array(EntryRef).max(EVIDENCE_ENTRIES_MAX);
const fields = {
  title: z.string().trim().min(1).max(EVIDENCE_TITLE_MAX),
  why: z.string().trim().max(EVIDENCE_WHY_MAX),
  visibility: Visibility,
  entries,
};
const first = {
  ...fields,
  why: fields.why.default(''),
  visibility: Visibility.default('private'),
  entries: entries.default([]),
};
/** Only web addresses: a `javascript:` link would run in our page. */
const url = z.url({ protocol: /^https?$/ }).max(ITEM_URL_MAX);

export const NewEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('link'), ...first, url }),
  z.strictObject({
    kind: z.literal('work'),
    ...first,
    work: CourseWork.pick({ kind: true, id: true }),
  }),
]);
export type NewEvidence = z.infer<typeof NewEvidence>;
export type NewEvidenceInput = z.input<typeof NewEvidence>;

export const EvidenceChanges = z.strictObject({ ...fields, url }).partial();
export type EvidenceChanges = z.infer<typeof EvidenceChanges>;

/** A file is sent as it is, with its name in the address. */
export const UploadQuery = z.object({ name: z.string().min(1).max(400) });
export const EvidencePath = z.object({ id: z.uuid() });
