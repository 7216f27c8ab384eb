import { html, nothing } from 'lit';
import type { Locale } from '#contracts/locales.js';
import type { LocalVoice, VoiceTexts } from '#contracts/voices.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, shownLocale, t } from '../i18n/i18n.js';

/** The fixed headings of every interview, in their order. */
export const HEADINGS = [
  ['workday', 'voices.workday'],
  ['likes', 'voices.likes'],
  ['dislikes', 'voices.dislikes'],
  ['advice', 'voices.advice'],
] as const satisfies readonly (readonly [keyof VoiceTexts, PlainKey])[];

const TOLD_IN: Readonly<Record<Locale, PlainKey>> = {
  en: 'voices.real-english',
  es: 'voices.real-spanish',
};

/** An interview: four headings, each with what was said. @param lang - where it is not the page's. */
export function renderTexts(texts: VoiceTexts, lang?: Locale) {
  return HEADINGS.map(
    ([heading, words]) =>
      html`<h3>${t(words)}</h3>
        <p class="words" lang=${lang ?? nothing}>${texts[heading]}</p>`,
  );
}

/** Who told it, when, and in which language where that is not the reader's. */
export function renderSpeaker({ speaker, toldOn, locale }: Omit<LocalVoice, 'texts'>) {
  return html`<p class="words">
    <strong>${t('voices.real-told', { name: speaker, date: formatDate(toldOn, 'long') })}</strong>
    ${locale === shownLocale() ? nothing : html`<span class="badge">${t(TOLD_IN[locale])}</span>`}
  </p>`;
}
