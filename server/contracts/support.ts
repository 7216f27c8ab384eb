import { z } from 'zod';
import { SUPPORT_HOURS_MAX, SUPPORT_REASON_MAX } from './limits.js';

/** One page that support opened. */
export const SupportLook = z.object({ at: z.iso.datetime(), page: z.string() });

/** A permission to look: why, by whom, for how long, and what was done with it. */
export const SupportGrant = z.object({
  id: z.uuid(),
  reason: z.string(),
  /** Null for an administrator who is gone. */
  grantedBy: z.string().nullable(),
  grantedAt: z.iso.datetime(),
  /** When it ended or will end. */
  endsAt: z.iso.datetime(),
  isOpen: z.boolean(),
  looks: z.int(),
  /** The newest of them. */
  latest: z.array(SupportLook),
});
export type SupportGrant = z.infer<typeof SupportGrant>;

export const SupportGrants = z.object({ grants: z.array(SupportGrant) });
export type SupportGrants = z.infer<typeof SupportGrants>;

export const NewSupportGrant = z.strictObject({
  reason: z.string().trim().min(10).max(SUPPORT_REASON_MAX),
  hours: z.int().min(1).max(SUPPORT_HOURS_MAX),
});
export type NewSupportGrant = z.infer<typeof NewSupportGrant>;
