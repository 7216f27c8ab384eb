import { z } from 'zod';
import { MEETING_KINDS } from './component-codes.js';
import {
  SIGNATURE_NAME_MAX,
  SIGNATURE_RELATION_MAX,
  SIGNERS,
  TALK_FIELDS,
} from './conversation-text.js';

/** A name typed in the room under exactly the text of this hash. */
export const TalkSignature = z.object({
  id: z.uuid(),
  role: z.enum(SIGNERS),
  name: z.string(),
  relation: z.string(),
  at: z.iso.datetime(),
});
export type TalkSignature = z.infer<typeof TalkSignature>;

/** `id` is made by the browser, so that a signature whose answer got lost can be sent again. */
export const NewSignature = z.strictObject({
  id: z.uuid(),
  role: z.enum(SIGNERS),
  name: z.string().trim().min(1).max(SIGNATURE_NAME_MAX),
  relation: z.string().trim().max(SIGNATURE_RELATION_MAX).default(''),
  textHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type NewSignature = z.input<typeof NewSignature>;

export const SignaturePath = z.object({ id: z.uuid(), signatureId: z.uuid() });

/** What a signed record says; kept as it was when the conversation was closed. */
export const RecordContent = z.object({
  id: z.uuid(),
  district: z.string(),
  student: z.string(),
  staff: z.string().nullable(),
  kind: z.enum(MEETING_KINDS),
  heldOn: z.iso.date(),
  fields: z.record(z.enum(TALK_FIELDS), z.string()),
  textHash: z.string(),
  studentAgreed: z.object({ at: z.iso.datetime(), way: z.enum(['own', 'beside']) }),
  staffAgreed: z.object({ at: z.iso.datetime() }),
  signatures: z.array(TalkSignature),
  closedAt: z.iso.datetime(),
});
export type RecordContent = z.infer<typeof RecordContent>;

/** `unchanged`: exactly the file that this district signed. */
export const RECORD_VERDICTS = ['unchanged', 'changed', 'unsigned', 'elsewhere'] as const;
export type RecordVerdict = (typeof RECORD_VERDICTS)[number];
