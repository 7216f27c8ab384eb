import { LOCALES, type Locale } from '#contracts/locales.js';
import type { WhyCareer, WhyVoice } from '#contracts/why.js';
import { compositeVoices } from '../voices/composite-voices.js';
import { shownVoices } from '../voices/voice-records.js';

/** A sentence that is long enough to say something. */
const ENOUGH = 25;

/**
 * What somebody likes about the first of these careers that has an interview: a person of the place
 * before one put together from facts. Null where none has any.
 */
export async function sentenceOf(
  careers: readonly WhyCareer[],
  wanted: string,
): Promise<WhyVoice | null> {
  const composites = await compositeVoices();
  for (const { code, title, titleLocale } of careers) {
    const [local] = await shownVoices(code);
    if (local)
      return {
        ...{ code, title, titleLocale, locale: local.locale, speaker: local.speaker },
        sentence: firstSentence(local.texts.likes),
      };
    const locale = LOCALES.find((one): one is Locale => one === wanted.slice(0, 2)) ?? 'en';
    const texts = composites.get(code)?.texts[locale];
    if (texts)
      return {
        ...{ code, title, titleLocale, locale, speaker: null },
        sentence: firstSentence(texts.likes),
      };
  }
  return null;
}

/** The first sentence, with the next one where it is very short. */
export function firstSentence(text: string): string {
  const sentences = text.match(/[^.!?]+[.!?]+["”»]?|\S[^.!?]*$/g) ?? [text];
  let taken = '';
  for (const sentence of sentences) {
    taken = `${taken} ${sentence.trim()}`.trim();
    if (taken.length >= ENOUGH) break;
  }
  return taken;
}
