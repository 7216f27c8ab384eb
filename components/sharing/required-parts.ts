import { html } from 'lit';
import { type PlainKey, t } from '../i18n/i18n.js';

const PARTS: readonly PlainKey[] = [
  'sharing.required-name',
  'sharing.required-results',
  'sharing.required-work',
  'sharing.required-done',
];

/** What others see whatever the student chooses, each with its reason. */
export const renderRequired = () =>
  html`<section class="stack tight" aria-labelledby="required">
    <h2 id="required">${t('sharing.required-title')}</h2>
    <ul>
      ${PARTS.map((part) => html`<li>${t(part)}</li>`)}
    </ul>
  </section>`;
