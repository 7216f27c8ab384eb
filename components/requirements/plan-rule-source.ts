import { html, nothing } from 'lit';
import type { PlanStatus } from '#contracts/completion.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { SURENESS } from './requirement-words.js';

type Said = Pick<PlanStatus, 'mandate' | 'rule' | 'source' | 'checkedOn' | 'confidence'>;

/** Who requires a plan, what the rule says, where that was read and when. In English, as it was read. */
export function renderRuleSource({ mandate, rule, source, checkedOn, confidence }: Said) {
  return html`<details>
    <summary>${t('requirements.rule')}</summary>
    <dl class="facts">
      <dt>${t('requirements.rule-mandate')}</dt>
      <dd lang="en">${mandate}</dd>
      <dt>${t('requirements.rule-text')}</dt>
      <dd lang="en">${rule}</dd>
      <dt>${t('requirements.rule-source')}</dt>
      <dd lang="en">${source}</dd>
      <dt>${t('requirements.rule-checked')}</dt>
      <dd>
        ${formatDate(checkedOn)}
        <span class="badge ${confidence === 'low' ? 'warn' : ''}">${t(SURENESS[confidence])}</span>
      </dd>
    </dl>
    ${
      confidence === 'low'
        ? html`<p class="notice warn">${t('requirements.verify-text')}</p>`
        : nothing
    }
    <p class="small quiet">${t('requirements.rule-district')}</p>
  </details>`;
}
