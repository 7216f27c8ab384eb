import { z } from 'zod';

/** `manifest.json`: every other file with its SHA-256 in hex, in the order of names. */
export const PassportManifest = z.strictObject({
  format: z.literal('pathlight-passport-manifest'),
  version: z.literal(1),
  issuer: z.string().max(500),
  keyId: z.string().max(100),
  files: z.record(z.string().max(300), z.string().regex(/^[0-9a-f]{64}$/)),
});
export type PassportManifest = z.infer<typeof PassportManifest>;
