import { z } from 'zod';
import {
  REFERENCE_FILE_MAX,
  REFERENCE_NAME_MAX,
  REFERENCE_PARTS,
  REFERENCE_RELEASE_MAX,
} from './reference-parts.js';

export const ReferencePart = z.enum(REFERENCE_PARTS);

/** Why a file is not read; its words are `reference.refused-<code>`. */
export const RefusalCode = z.enum([
  'too-large',
  'too-large-inside',
  'bomb',
  'too-many-files',
  'too-many-rows',
  'too-many-columns',
  'too-many-texts',
  'cell-too-long',
  'too-slow',
  'too-much-memory',
  'nested-archive',
  'path-outside',
  'encrypted',
  'damaged',
  'doctype',
  'macros',
  'links-outside',
  'old-excel',
  'not-a-table',
  'not-utf8',
  'missing-columns',
  'nothing-known',
  'no-good-row',
  'failed',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** Where in a file: the file or an archive's entry, a sheet of a workbook, a row (the first is 1). */
export const ReferencePlace = z.object({
  file: z.string(),
  sheet: z.string().optional(),
  row: z.int().optional(),
});
export type ReferencePlace = z.infer<typeof ReferencePlace>;

export const Refusal = z.object({
  code: RefusalCode,
  place: ReferencePlace,
  /** A limit, a column or a name that the sentence needs. */
  what: z.string(),
});
export type Refusal = z.infer<typeof Refusal>;

/** What is wrong with a cell; its words are `reference.problem-<code>`. */
export const ReferenceProblemCode = z.enum([
  'missing',
  'not-a-code',
  'not-a-number',
  'out-of-range',
  'unknown-element',
]);
export type ReferenceProblemCode = z.infer<typeof ReferenceProblemCode>;

export const ReferenceProblem = z.object({
  place: ReferencePlace,
  column: z.string(),
  code: ReferenceProblemCode,
  value: z.string(),
});
export type ReferenceProblem = z.infer<typeof ReferenceProblem>;

/** What a release would change in one part: how many careers, programs or colleges, and some of them. */
export const PartCounts = z.object({
  part: ReferencePart,
  facts: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  gone: z.int(),
  /** Codes that the file has no more: kept for those who saved them, with a mark. */
  goneCodes: z.array(z.string()),
  addedCodes: z.array(z.string()),
  /** Colleges that the file calls closed and that were open so far: how many, and some by name. */
  closed: z.int().default(0),
  closedNames: z.array(z.string()).default([]),
  /** What the table says of its own release, e.g. `2024–25`; null: whoever loads the file says it. */
  release: z.string().nullable().default(null),
  year: z.int().nullable().default(null),
});
export type PartCounts = z.infer<typeof PartCounts>;

export const ReferenceImportState = z.enum([
  'receiving',
  'reading',
  'ready',
  'refused',
  'applied',
  'undone',
]);

/** What is done with a file that has come, in this order; words: `reference.step-<id>`. */
export const ReadingStep = z.enum(['gathering', 'reading', 'laying', 'comparing']);
export type ReadingStep = z.infer<typeof ReadingStep>;

export const ReferenceImport = z.object({
  id: z.uuid(),
  state: ReferenceImportState,
  fileName: z.string(),
  size: z.int(),
  /** Bytes that have come, and bytes of them that were read. */
  received: z.int(),
  read: z.int(),
  rows: z.int(),
  /** Where a reading is: of so many bytes, facts or kinds of facts, so many are done. */
  step: ReadingStep,
  stepDone: z.int(),
  stepTotal: z.int(),
  sha256: z.string().nullable(),
  release: z.string().nullable(),
  year: z.int().nullable(),
  parts: z.array(PartCounts),
  problems: z.array(ReferenceProblem),
  problemCount: z.int(),
  /** Tables of the file for which there is no use, and columns that were not read. */
  unread: z.array(ReferencePlace),
  unknownColumns: z.array(z.object({ place: ReferencePlace, columns: z.array(z.string()) })),
  refusal: Refusal.nullable(),
  /** More than a tenth of a part would be gone: whoever applies it has to say that this is meant. */
  shrinks: z.boolean(),
  /** Something of it counts now, so it can be taken back. */
  isCurrent: z.boolean(),
  loadedBy: z.string().nullable(),
  startedAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(),
});
export type ReferenceImport = z.infer<typeof ReferenceImport>;

/** The release that each part is of now. */
export const CurrentRelease = z.object({
  part: ReferencePart,
  release: z.string(),
  year: z.int(),
  fileName: z.string(),
  sha256: z.string(),
  appliedAt: z.iso.datetime(),
});
export type CurrentRelease = z.infer<typeof CurrentRelease>;

export const ReferenceImports = z.object({
  /** Whether this district may bring files in; if not, its facts are brought in by another. */
  mayLoad: z.boolean(),
  /** The file at hand: being sent, read, looked at, or refused. */
  open: ReferenceImport.nullable(),
  /** What was applied and undone, the newest first. */
  past: z.array(ReferenceImport),
  current: z.array(CurrentRelease),
});
export type ReferenceImports = z.infer<typeof ReferenceImports>;

export const NewReferenceImport = z.strictObject({
  fileName: z
    .string()
    .trim()
    .min(1)
    .max(REFERENCE_NAME_MAX)
    .regex(/^[^/\\\p{C}]+$/u),
  size: z.int().min(1).max(REFERENCE_FILE_MAX),
});

export const ReferencePiece = z.strictObject({
  id: z.uuid(),
  /** From 0 on. The same piece again replaces itself, so a request may be repeated. */
  number: z.coerce.number().int().min(0).max(1_000),
});
export const ReferencePieceReply = z.object({ received: z.int() });

export const ApplyReference = z.strictObject({
  release: z.string().trim().min(1).max(REFERENCE_RELEASE_MAX),
  year: z.int().min(1990).max(2100),
  acceptsShrink: z.boolean().default(false),
});
export type ApplyReference = z.infer<typeof ApplyReference>;
