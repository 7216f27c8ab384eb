import { z } from 'zod';

/** One of our signing keys for an LMS. All of them are published at our key address. */
export const SigningKey = z.object({
  keyId: z.string(),
  state: z.enum(['previous', 'current', 'next']),
  publishedAt: z.iso.datetime(),
});
export type SigningKey = z.infer<typeof SigningKey>;

/** Our keys for one LMS. */
export const PlatformKeys = z.object({
  registrationId: z.uuid(),
  platformName: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** Oldest first. */
  keys: z.array(SigningKey),
  /** From then on every LMS that follows the rules knows the next key; null when there is none. */
  mayRotateAt: z.iso.datetime().nullable(),
});
export type PlatformKeys = z.infer<typeof PlatformKeys>;

export const KeyOverview = z.object({
  /** Where an LMS reads our public keys. */
  keysUrl: z.url(),
  platforms: z.array(PlatformKeys),
});
export type KeyOverview = z.infer<typeof KeyOverview>;

export const KeyRotation = z.strictObject({
  registrationId: z.uuid(),
  /** A key has leaked: rotate even if the LMS may not know the next key yet. */
  isUrgent: z.boolean().default(false),
});
export type KeyRotation = z.input<typeof KeyRotation>;
