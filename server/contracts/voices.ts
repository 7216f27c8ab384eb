import { z } from 'zod';
import { CareerBrief } from './careers.js';
import { VOICE_NAME_MAX, VOICE_TEXT_MAX } from './limits.js';
import { LOCALES } from './locales.js';

const answer = z.string().trim().min(1).max(VOICE_TEXT_MAX);

/** The four questions of every interview, in the order in which they are read. */
export const VoiceTexts = z.strictObject({
  workday: answer,
  likes: answer,
  dislikes: answer,
  advice: answer,
});
export type VoiceTexts = z.infer<typeof VoiceTexts>;

/** Put together from public facts: no one person said it. */
export const CompositeVoice = z.object({
  /** The day on which it was written. */
  writtenOn: z.iso.date(),
  texts: z.record(z.enum(LOCALES), VoiceTexts),
});
export type CompositeVoice = z.infer<typeof CompositeVoice>;

const told = {
  /** The language in which it was told; it is shown as it was told. */
  locale: z.enum(LOCALES),
  /** As the person wishes to be named. */
  speaker: z.string().trim().min(1).max(VOICE_NAME_MAX),
  toldOn: z.iso.date(),
  texts: VoiceTexts,
};

/** A person of the place, who really said it. */
export const LocalVoice = z.object({ id: z.uuid(), ...told });
export type LocalVoice = z.infer<typeof LocalVoice>;

export const CareerVoices = z.object({
  /** Those that are shown, the latest told first. */
  local: z.array(LocalVoice),
  /** Null where none is written yet. */
  composite: CompositeVoice.nullable(),
  /** Careers like this one that have an interview, the likest first; named when this one has none. */
  elsewhere: z.array(CareerBrief.pick({ code: true, title: true, titleLocale: true })),
});
export type CareerVoices = z.infer<typeof CareerVoices>;

/** Nobody but staff sees one that is not `shown`. */
export const VoiceState = z.enum(['waiting', 'shown', 'declined', 'taken-down']);
export type VoiceState = z.infer<typeof VoiceState>;

const release = {
  signer: z.string().trim().min(1).max(VOICE_NAME_MAX),
  signedOn: z.iso.date(),
  /** The language in which the person was shown what they agreed to. */
  locale: z.enum(LOCALES),
};

/** An interview with the release of the person it was held with. */
export const NewVoice = z.strictObject({
  ...told,
  /** The person agreed to the text `voices.release-text`. */
  release: z.strictObject({ ...release, isAgreed: z.literal(true) }),
});
export type NewVoice = z.infer<typeof NewVoice>;

/** Set only where it still stands as the asker saw it. */
export const VoiceStateChange = z.strictObject({ from: VoiceState, to: VoiceState });
export type VoiceStateChange = z.infer<typeof VoiceStateChange>;

export const VoicePath = z.object({ id: z.uuid() });

export const StaffVoice = LocalVoice.extend({
  career: CareerBrief.pick({ code: true, title: true, titleLocale: true }),
  state: VoiceState,
  /** What the asker may make of it. */
  nextStates: z.array(VoiceState),
  addedBy: z.string().nullable(),
  addedAt: z.iso.datetime(),
  decidedBy: z.string().nullable(),
  release: z.object({ ...release, text: z.string() }),
});
export type StaffVoice = z.infer<typeof StaffVoice>;

/** For counselors and administrators all of the district, for teachers those they added. */
export const StaffVoices = z.object({ items: z.array(StaffVoice) });
export type StaffVoices = z.infer<typeof StaffVoices>;
