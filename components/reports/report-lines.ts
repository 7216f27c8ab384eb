import { html, nothing } from 'lit';
import type { Report } from '#contracts/reports.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-progress.js';

/** Of which school a file is, as what, and since when. */
export const whereWords = ({ school, format, askedAt }: Report) =>
  t('reports.line', {
    ...{ where: school ?? t('reports.whole-district'), format: format.toUpperCase() },
    day: formatDate(askedAt),
  });

/** How it came about, where that is known. */
export function renderOrigin({ isScheduled, by }: Report) {
  if (!isScheduled && !by) return nothing;
  return html`${isScheduled ? t('reports.scheduled') : t('reports.by', { name: by ?? '' })} ·`;
}

/** How far a file is that is not ready. */
export function renderState({ state: at, done, total }: Report) {
  if (at === 'ready') return nothing;
  if (at === 'failed') return html`<p class="notice warn">${t('reports.state-failed')}</p>`;
  if (at === 'not-asked') return html`<p class="notice">${t('reports.state-not-asked')}</p>`;
  if (at === 'waiting') return html`<p class="small quiet">${t('reports.state-waiting')}</p>`;
  return html`<ilp-progress
    label=${t('reports.state-making', { done: String(done), total: String(total) })}
    .done=${done}
    .total=${total}
  ></ilp-progress>`;
}
