import { z } from 'zod';
import { Issuer, PassportPreview } from './passport.js';

/** What a counselor brought into a student's plan. */
export const StaffPassportImport = z.object({
  id: z.uuid(),
  issuer: Issuer,
  madeAt: z.iso.datetime(),
  broughtAt: z.iso.datetime(),
  /** Null where no name is known. */
  by: z.string().nullable(),
  entries: z.int(),
  /** When the student took it out; null while it stands. */
  takenOutAt: z.iso.datetime().nullable(),
});
export type StaffPassportImport = z.infer<typeof StaffPassportImport>;

export const StaffPassports = z.object({
  name: z.string(),
  /** The latest first. */
  imports: z.array(StaffPassportImport),
});
export type StaffPassports = z.infer<typeof StaffPassports>;

/** As the student's own preview, without what only the student may read. */
export const StaffPassportPreview = PassportPreview.extend({
  /** Whose plan it would come into. */
  name: z.string(),
  /** Whether the file names the same person; null where it, or the LMS, names nobody. */
  isSameName: z.boolean().nullable(),
  /** How many entries of the file only the student may read: they come along, and are not shown here. */
  hidden: z.int(),
  /** The student took this very file out again: only they can bring it in now. */
  isTakenOut: z.boolean(),
});
export type StaffPassportPreview = z.infer<typeof StaffPassportPreview>;

export const StaffImportQuery = z.object({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The counselor says that they checked whose file it is. */
  checked: z.literal('yes'),
});
export const StaffImportPath = z.object({ personId: z.uuid(), id: z.uuid() });
