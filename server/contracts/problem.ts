import { z } from 'zod';

/**
 * Every failure the API can report. A new one makes the compiler ask for a status
 * (server/errors.ts) and for words a person can read (components/api/problem-messages.ts).
 */
export const ErrorCode = z.enum([
  'not-signed-in',
  'code-used',
  'forbidden',
  'not-found',
  'invalid-request',
  'conflict',
  'course-not-waiting',
  'course-takes-one',
  'course-takes-no-tools',
  'too-many-requests',
  'too-large',
  'file-not-taken',
  'storage-full',
  'lms-unavailable',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** RFC 9457 problem details with two members of our own: `code` and `errors`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  instance: z.string().optional(),
  code: ErrorCode,
  /** For `invalid-request`: one entry for each field that was refused. */
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
