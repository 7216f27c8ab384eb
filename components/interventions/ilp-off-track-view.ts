import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { OffTrackList } from '#contracts/interventions.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { kindWord } from './intervention-words.js';

/**
 * Who of a counselor's students is off track, and what goes on for each. Needs the `interventions` messages.
 *
 * @element ilp-off-track-view
 */
@customElement('ilp-off-track-view')
export class IlpOffTrackView extends IlpView {
  static override styles = [cards, layout, buttons, lists];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<OffTrackList>('/off-track', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('caseload')}>${t('shell.caseload')}</a>
        <h1 tabindex="-1">${t('interventions.off-title')}</h1>
        <p class="quiet">${t('interventions.off-intro')}</p>
      </div>
      ${renderLoad(this.loading, renderList, { lines: 6 })}
    </div>`;
  }
}

function renderList({ items, students }: OffTrackList) {
  if (items.length === 0)
    return students === 0
      ? html`<ilp-empty-state heading=${t('interventions.off-no-caseload')}>
          <a slot="actions" class="button primary" href=${hrefFor('caseload')}
            >${t('shell.caseload')}</a
          >
        </ilp-empty-state>`
      : html`<ilp-empty-state heading=${t('interventions.off-none')}>
          <p>${t('interventions.off-none-text')}</p>
        </ilp-empty-state>`;
  return html`<p>
      <strong>${t('interventions.off-count', { count: items.length, students })}</strong>
    </p>
    <ul class="rows">
      ${items.map((item) => html`<li class="stack tight">${renderItem(item)}</li>`)}
    </ul>`;
}

function renderItem(item: OffTrackList['items'][number]) {
  const { personId, name, grade, about, since, kinds, lookOn, metOn } = item;
  const action = t('interventions.open');
  const facts = [
    kinds.length === 0 ? t('interventions.nothing-yet') : formatList(kinds.map(kindWord)),
    lookOn !== null && t('interventions.look-on', { date: formatDate(lookOn) }),
    metOn !== null && t('interventions.met-on', { date: formatDate(metOn) }),
  ].filter(Boolean);
  return html`<div class="spread">
      <span>
        <strong>${name}</strong>
        ${
          grade === null
            ? nothing
            : html`<span class="small quiet">
                ${t('interventions.grade', { grade: String(grade) })}
              </span>`
        }
      </span>
      <a
        class="button small"
        href=${hrefFor(`class/${encodeURIComponent(personId)}/interventions`)}
        aria-label=${t('interventions.do-for', { action, name })}
        >${action}</a
      >
    </div>
    <p>
      ${t('interventions.gap', { about })}
      <span class="quiet">${t('interventions.since', { date: formatDate(since) })}</span>
    </p>
    <p class="small quiet">${facts.join(' · ')}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-off-track-view': IlpOffTrackView;
  }
}
