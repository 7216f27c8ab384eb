import { z } from 'zod';

/** Kinds of records whose every change is kept. */
export const RecordKind = z.enum([
  'goal',
  'activity',
  'reflection',
  'evidence',
  'resume',
  'look-back',
  'course-plan',
]);
export type RecordKind = z.infer<typeof RecordKind>;

/** A record's own words and choices at one moment: what restoring brings back, by field name. */
export const Snapshot = z.record(z.string(), z.json());
export type Snapshot = z.infer<typeof Snapshot>;

export const RecordVersion = z.object({
  /** 1 is the oldest. */
  number: z.int().positive(),
  at: z.iso.datetime(),
  /** Who made the change; `name` is null for oneself and where the LMS gives none. */
  by: z.object({ isMe: z.boolean(), name: z.string().nullable() }),
  /** The version that this one brought back. */
  restoredFrom: z.int().nullable(),
  /** Names of the fields that differ from the version before; all of them for the first. */
  changed: z.array(z.string()),
  snapshot: Snapshot,
});
export type RecordVersion = z.infer<typeof RecordVersion>;

/** Newest first. */
export const RecordHistory = z.object({ kind: RecordKind, versions: z.array(RecordVersion) });
export type RecordHistory = z.infer<typeof RecordHistory>;

export const RecordPath = z.object({ kind: RecordKind, id: z.uuid() });
export const RestoreRequest = z.strictObject({ number: z.int().positive() });
