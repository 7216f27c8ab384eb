import { html, nothing } from 'lit';
import type { StudentWork } from '#contracts/assignments.js';
import type { CompletionResult } from '#contracts/responses.js';
import { t } from '../i18n/i18n.js';
import { LEFT } from './response-words.js';

interface Results {
  done: number;
  left: readonly CompletionResult[];
  works: readonly StudentWork[];
}

/** What became of each: who is done shows it on the card, who was left is named here. */
export function renderResults({ done, left, works }: Results) {
  const names = new Map(works.map(({ personId, name }) => [personId, name]));
  return html`<div class=${left.length > 0 ? 'notice warn' : 'notice'} role="status">
    <p>${t('responses.done', { count: done })}</p>
    ${
      left.length > 0
        ? html`<p>${t('responses.left', { count: left.length })}</p>
            <ul>
              ${left.map(({ personId, result }) =>
                result === 'completed'
                  ? nothing
                  : html`<li>${names.get(personId) ?? ''}: ${t(LEFT[result])}</li>`,
              )}
            </ul>`
        : nothing
    }
  </div>`;
}
