import { z } from 'zod';
import { CareerBrief } from './careers.js';
import { LOCALES } from './locales.js';

/** The four questions of every interview, in the order in which they are read. */
export const VoiceTexts = z.object({
  workday: z.string(),
  likes: z.string(),
  dislikes: z.string(),
  advice: z.string(),
});
export type VoiceTexts = z.infer<typeof VoiceTexts>;

/** Put together from public facts: no one person said it. */
export const CompositeVoice = z.object({
  /** The day on which it was written. */
  writtenOn: z.iso.date(),
  texts: z.record(z.enum(LOCALES), VoiceTexts),
});
export type CompositeVoice = z.infer<typeof CompositeVoice>;

export const CareerVoices = z.object({
  /** Null where none is written yet. */
  composite: CompositeVoice.nullable(),
  /** Careers like this one that have an interview, the likest first; named when this one has none. */
  elsewhere: z.array(CareerBrief.pick({ code: true, title: true, titleLocale: true })),
});
export type CareerVoices = z.infer<typeof CareerVoices>;
