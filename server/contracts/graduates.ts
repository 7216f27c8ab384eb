import { z } from 'zod';

/** How many days after the close of their last year plans of graduates are kept; a district chooses one. */
export const GRADUATE_KEEP_DAYS = [60, 365, 730, 1_095, 1_825] as const;

const KeepDays = z.literal(GRADUATE_KEEP_DAYS);

export const GraduatePurge = z.object({
  askedAt: z.iso.datetime(),
  /** Null for somebody who is gone. */
  askedBy: z.string().nullable(),
  done: z.int(),
  total: z.int(),
  /** Null while it goes on. */
  finishedAt: z.iso.datetime().nullable(),
});
export type GraduatePurge = z.infer<typeof GraduatePurge>;

/** Who left with grade 12 when a year was closed. */
export const GraduateGroup = z.object({
  closeId: z.uuid(),
  year: z.int(),
  /** Of whom there is a plan still. */
  students: z.int(),
  /** Of these, who stands on a class list of an LMS still. */
  listed: z.int(),
  /** From here on their plans may be deleted. */
  keptUntil: z.iso.datetime(),
  mayDelete: z.boolean(),
  purge: GraduatePurge.nullable(),
});
export type GraduateGroup = z.infer<typeof GraduateGroup>;

export const Graduates = z.object({
  keepDays: KeepDays,
  /** Newest first; without years of which nobody is here and nothing was deleted. */
  groups: z.array(GraduateGroup),
});
export type Graduates = z.infer<typeof Graduates>;

export const GraduatePolicy = z.strictObject({ keepDays: KeepDays });
export type GraduatePolicy = z.infer<typeof GraduatePolicy>;

/** How many plans whoever asks saw: with another number by now, nothing is deleted. */
export const NewGraduatePurge = z.strictObject({ students: z.int().min(1) });
export type NewGraduatePurge = z.infer<typeof NewGraduatePurge>;
