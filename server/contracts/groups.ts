import { z } from 'zod';

/** A part of the class that a teacher may look at alone, such as a section of the course. */
export const ClassGroup = z.object({
  id: z.uuid(),
  name: z.string(),
  personIds: z.array(z.uuid()),
});
export type ClassGroup = z.infer<typeof ClassGroup>;

/** Absent where there are fewer than two: then there is nothing to choose. */
export const ClassGroups = z.array(ClassGroup).optional();
