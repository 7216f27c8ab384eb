import { z } from 'zod';

/**
 * How far the student lets an entry be seen. Each step includes the ones before: only me; my
 * counselor; my counselor and the teachers of my courses.
 */
export const Visibility = z.enum(['private', 'adviser', 'teachers']);
export type Visibility = z.infer<typeof Visibility>;
