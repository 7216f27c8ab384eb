import { html, nothing } from 'lit';
import type { TemplateChange, TemplatePreview } from '#contracts/district-template.js';
import { t } from '../i18n/i18n.js';
import { componentName, rangeWords } from '../requirements/requirement-words.js';
import { changeWords } from './template-words.js';

/** What a choice would change: against the state, against what is in force, and for students. */
export function renderPreview({ fromState, fromCurrent, effect }: TemplatePreview) {
  return html`<section class="stack" aria-labelledby="effect">
    <h2 id="effect">${t('requirements.tpl-effect')}</h2>
    ${
      effect.students === 0
        ? html`<p>${t('requirements.effect-none')}</p>`
        : html`<ul>
            <li>
              ${t('requirements.effect-worse', { count: rangeWords(effect.becomeIncomplete) })}
            </li>
            <li>
              ${t('requirements.effect-better', { count: rangeWords(effect.becomeComplete) })}
            </li>
            ${effect.gaps.map(
              ({ code, students }) =>
                html`<li>
                  ${t('requirements.effect-gap', {
                    ...{ what: componentName(code), count: rangeWords(students) },
                  })}
                </li>`,
            )}
          </ul>`
    }
    <p>${t('requirements.effect-safe')}</p>
    ${fromCurrent ? renderChanges('requirements.tpl-diff-current', fromCurrent) : nothing}
    ${renderChanges('requirements.tpl-diff-state', fromState)}
  </section>`;
}

export function renderChanges(
  title: 'requirements.tpl-diff-current' | 'requirements.tpl-diff-state',
  changes: readonly TemplateChange[],
) {
  return html`<h3>${t(title)}</h3>
    ${
      changes.length === 0
        ? html`<p class="quiet">${t('requirements.tpl-same')}</p>`
        : html`<ul>
            ${changes.map((change) => html`<li>${changeWords(change)}</li>`)}
          </ul>`
    }`;
}
