import { html } from 'lit';
import type { VoiceTexts } from '#contracts/voices.js';
import { type PlainKey, t } from '../i18n/i18n.js';

/** The fixed headings of every interview, in their order. */
export const HEADINGS = [
  ['workday', 'voices.workday'],
  ['likes', 'voices.likes'],
  ['dislikes', 'voices.dislikes'],
  ['advice', 'voices.advice'],
] as const satisfies readonly (readonly [keyof VoiceTexts, PlainKey])[];

/** An interview: four headings, each with what was said. */
export function renderTexts(texts: VoiceTexts) {
  return HEADINGS.map(
    ([heading, words]) =>
      html`<h3>${t(words)}</h3>
        <p>${texts[heading]}</p>`,
  );
}
