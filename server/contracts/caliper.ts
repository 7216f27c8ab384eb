import { z } from 'zod';

/** How the last sending ended; `waiting` while the first one, or a test, is under way. */
export const CaliperOutcome = z.enum(['waiting', 'sent', 'refused', 'unreachable', 'unreadable']);
export type CaliperOutcome = z.infer<typeof CaliperOutcome>;

/** Where events go; null while they go nowhere. The token is never shown again. */
export const CaliperBoard = z.object({
  endpoint: z
    .object({
      url: z.string(),
      setBy: z.string().nullable(),
      setAt: z.iso.datetime(),
      outcome: CaliperOutcome,
      triedAt: z.iso.datetime().nullable(),
      sentAt: z.iso.datetime().nullable(),
      /** Events that are not sent yet. */
      waiting: z.int(),
      /** When it is tried again after a failure. */
      nextTryAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type CaliperBoard = z.infer<typeof CaliperBoard>;

export const NewCaliperEndpoint = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: 'Write the whole address, with https://' }).max(300),
  token: z
    .string()
    .trim()
    .min(8, 'A token is longer')
    .max(1_000)
    .regex(/^[\x21-\x7e]+$/, 'A token has no spaces and no letters with accents'),
});
export type NewCaliperEndpoint = z.infer<typeof NewCaliperEndpoint>;
