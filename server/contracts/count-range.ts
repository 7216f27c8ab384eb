import { z } from 'zod';

/** A number of students; not exact where it would be of fewer than ten. */
export const CountRange = z.object({ low: z.int(), high: z.int() });
export type CountRange = z.infer<typeof CountRange>;
