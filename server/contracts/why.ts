import { z } from 'zod';
import { LOCALES } from './locales.js';
import { Theme } from './themes.js';

/** A career that the work is for, with what of the assignment it uses. */
export const WhyCareer = z.object({
  code: z.string(),
  title: z.string(),
  titleLocale: z.string(),
  because: z.array(Theme).min(1),
});
export type WhyCareer = z.infer<typeof WhyCareer>;

/** One sentence of an interview. */
export const WhyVoice = z.object({
  code: z.string(),
  title: z.string(),
  titleLocale: z.string(),
  sentence: z.string(),
  locale: z.enum(LOCALES),
  /** Who of the place said it; null: put together from public facts. */
  speaker: z.string().nullable(),
});
export type WhyVoice = z.infer<typeof WhyVoice>;

/** Why a student does an assignment, by what it is tagged to. */
export const Why = z.object({
  /** The student put it away; it is there all the same. */
  isHidden: z.boolean(),
  goals: z.array(
    z.object({ tagId: z.uuid(), title: z.string(), helpsBecause: z.string().nullable() }),
  ),
  themes: z.array(Theme),
  /** At most three; the student's own where any of them uses the work, else examples. */
  careers: z.array(WhyCareer),
  /** How many saved careers use the work; 0 where `careers` are examples. */
  savedCount: z.int(),
  voice: WhyVoice.nullable(),
});
export type Why = z.infer<typeof Why>;

export const WhyPath = z.object({ key: z.uuid() });
export const WhyChoice = z.strictObject({ isHidden: z.boolean() });
