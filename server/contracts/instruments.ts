import { z } from 'zod';
import {
  INSTRUMENT_LICENCES,
  INSTRUMENT_TEXT_MAX,
  INSTRUMENT_VERSION_MAX,
} from './instrument-limits.js';
import { AreaCode } from './careers.js';

export const InstrumentLicence = z.enum(INSTRUMENT_LICENCES);
export type InstrumentLicence = z.infer<typeof InstrumentLicence>;

/** Said beside questions and results that are not ours; words: `instruments.notice-<licence>`. */
export const OfficialNote = z.object({
  version: z.string(),
  licence: InstrumentLicence,
  /** Languages of the official texts: nothing of them is translated here. */
  locales: z.array(z.string()),
});
export type OfficialNote = z.infer<typeof OfficialNote>;

const Form = z.enum(['short', 'full']);

/** Official questions that the district may use, as they came; the file itself is named by its checksum. */
export const DistrictInstrument = OfficialNote.extend({
  id: z.uuid(),
  /** 30 questions or 60. */
  form: Form,
  fileName: z.string(),
  sha256: z.string(),
  spanishFileName: z.string().nullable(),
  isUsed: z.boolean(),
  loadedBy: z.string().nullable(),
  loadedAt: z.iso.datetime(),
});
export type DistrictInstrument = z.infer<typeof DistrictInstrument>;

export const DistrictInstruments = z.object({
  /** Those in use first, then the newest. None in use: students answer our own questions. */
  items: z.array(DistrictInstrument),
});
export type DistrictInstruments = z.infer<typeof DistrictInstruments>;

/** A file as text, unchanged. */
const Text = z.strictObject({
  fileName: z.string().trim().min(1).max(200),
  content: z.string().min(1).max(INSTRUMENT_TEXT_MAX),
});
export const InstrumentFiles = z.strictObject({ official: Text, spanish: Text.optional() });
export type InstrumentFiles = z.infer<typeof InstrumentFiles>;

/** What a file holds, before anything is kept. */
export const InstrumentPreview = z.object({
  form: Form,
  count: z.int(),
  sha256: z.string(),
  items: z.array(z.object({ area: AreaCode, text: z.string(), spanish: z.string().nullable() })),
  answers: z.array(z.string()),
});
export type InstrumentPreview = z.infer<typeof InstrumentPreview>;

export const NewInstrument = InstrumentFiles.extend({
  version: z.string().trim().min(1).max(INSTRUMENT_VERSION_MAX),
  licence: InstrumentLicence,
  /** The administrator says: we may use these questions, and the file is as its publisher gave it. */
  confirmsLicence: z.literal(true),
  confirmsUnchanged: z.literal(true),
});
export type NewInstrument = z.infer<typeof NewInstrument>;

/** Null: our own questions again. */
export const UseInstrument = z.strictObject({ id: z.uuid().nullable() });
