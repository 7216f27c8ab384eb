import { z } from 'zod';
import { FAMILY_COMMENT_MAX, FAMILY_NAME_MAX } from './family-fields.js';

/** `sign`: they have seen it. `approve`: they agree to it, or not. State rules tell the two apart. */
export const SignatureAct = z.enum(['sign', 'approve']);
export type SignatureAct = z.infer<typeof SignatureAct>;

export const PlanSigner = z.enum(['student', 'guardian', 'designee']);
export type PlanSigner = z.infer<typeof PlanSigner>;

export const PlanSignature = z.object({
  id: z.uuid(),
  signer: PlanSigner,
  name: z.string(),
  act: SignatureAct,
  answer: z.enum(['agreed', 'declined']),
  way: z.enum(['pathlight', 'paper']),
  comment: z.string(),
  signedOn: z.iso.date(),
  /** Who put a paper on record. */
  recordedBy: z.string().nullable(),
  /** Set: the plan was opened again after it. */
  voidedAt: z.iso.datetime().nullable(),
  voidedBecause: z.string(),
});
export type PlanSignature = z.infer<typeof PlanSignature>;

/** In whose hands a plan of courses is. */
export const PlanHands = z.object({
  next: z.enum(['student', 'counselor', 'guardian', 'nobody']),
  /** What they do there. */
  act: z.enum(['write', 'decide', 'sign', 'approve', 'talk']).nullable(),
  /** Of the approved version, by which a signature says what was signed; null while there is none. */
  fingerprint: z.string().nullable(),
  /** The day it was approved on, by the district's clock. */
  approvedOn: z.iso.date().nullable(),
  signatures: z.array(PlanSignature),
  /** What the reader's own signature would say, as the student; null where it is not theirs to sign. */
  ownAct: SignatureAct.nullable(),
  /** The reader can put a signature from paper on record for these. */
  mayRecord: z.array(z.enum(['student', 'guardian'])),
});
export type PlanHands = z.infer<typeof PlanHands>;

export const NewSignature = z.strictObject({
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().trim().min(1).max(FAMILY_NAME_MAX),
  comment: z.string().trim().max(FAMILY_COMMENT_MAX).default(''),
});
export type NewSignature = z.output<typeof NewSignature>;

/** A signature on paper that staff have seen. */
export const PaperSignature = NewSignature.extend({
  signer: z.enum(['student', 'guardian']),
  signedOn: z.iso.date(),
});
export type PaperSignature = z.output<typeof PaperSignature>;
