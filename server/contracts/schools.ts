import { z } from 'zod';

/** A school of the district, with how far it is used. */
export const School = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Courses from which somebody has opened Pathlight: none, and the school has not started. */
  courses: z.int(),
  /** Who is a student of one of them now. */
  students: z.int(),
  /** The last time somebody opened Pathlight there. */
  lastOpenedAt: z.iso.datetime().nullable(),
});
export type School = z.infer<typeof School>;

export const SchoolList = z.object({ schools: z.array(School) });
export type SchoolList = z.infer<typeof SchoolList>;

export const SchoolName = z.strictObject({ name: z.string().trim().min(1).max(200) });
