import { z } from 'zod';

/** Whose ordinary course work can be read with a token of the district's. */
export const WorkKind = z.enum(['canvas', 'moodle', 'schoology']);
export type WorkKind = z.infer<typeof WorkKind>;

/** How the last reading ended; `waiting` while one is under way. */
export const WorkOutcome = z.enum(['waiting', 'read', 'refused', 'unreachable', 'unreadable']);
export type WorkOutcome = z.infer<typeof WorkOutcome>;

/** An LMS of the district's, and what we may read there. The token is never shown again. */
export const WorkPlace = z.object({
  registrationId: z.uuid(),
  platformName: z.string(),
  /** What the LMS is, as far as it can be read at all. */
  kind: WorkKind.nullable(),
  grant: z
    .object({
      kind: WorkKind,
      site: z.string(),
      grantedBy: z.string().nullable(),
      grantedAt: z.iso.datetime(),
      outcome: WorkOutcome,
      readAt: z.iso.datetime().nullable(),
      /** Pieces of work of students that are tagged and can be asked for, and those that were found. */
      asked: z.int(),
      found: z.int(),
    })
    .nullable(),
});
export type WorkPlace = z.infer<typeof WorkPlace>;

export const WorkPlaces = z.object({ places: z.array(WorkPlace) });
export type WorkPlaces = z.infer<typeof WorkPlaces>;

export const NewWorkGrant = z
  .strictObject({
    kind: WorkKind,
    site: z
      .url({ protocol: /^https?$/, error: 'Write the whole address, with https://' })
      .max(300)
      .refine((site) => !/[?#]/.test(site), {
        error: 'Leave out what stands after the question mark',
      }),
    token: z.string().trim().min(8, 'A token is longer').max(1_000),
  })
  .refine(({ kind, token }) => kind !== 'schoology' || /^[^:\s]+:[^:\s]+$/.test(token), {
    path: ['token'],
    error: 'Write the key, a colon and the secret',
  });
export type NewWorkGrant = z.infer<typeof NewWorkGrant>;

export const WorkPath = z.object({ registrationId: z.uuid() });
