import { z } from 'zod';

/** The path segment of the app for a visit that came by a set-up link, from no LMS installation. */
export const NO_DEPLOYMENT = '00000000-0000-0000-0000-000000000000';

const token = z.string().min(10).max(200);
const name = z.string().trim().min(1).max(200);

export const SetupLook = z.strictObject({ token });

/** What a set-up link still needs to know. */
export const SetupLink = z.object({
  /** Null: whoever uses the link names a new district. */
  districtName: z.string().nullable(),
});
export type SetupLink = z.infer<typeof SetupLink>;

export const SetupStart = z.strictObject({
  token,
  /** Left out where the link belongs to a district. */
  districtName: name.optional(),
  personName: name,
  locale: z.enum(['en', 'es']),
});
export type SetupStart = z.infer<typeof SetupStart>;
