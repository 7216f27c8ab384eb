import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { OffTrackList } from '#contracts/interventions.js';
import { formatDate, formatList } from '../i18n/format.js';
import { PRINCIPAL } from '#contracts/part-kinds.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { nameApart, renderLms } from '../shared/namesakes.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { kindWord } from './intervention-words.js';

/**
 * Who of a counselor's students is off track, and what goes on for each; for a principal, who of the school.
 * Needs the `interventions` messages.
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
    const isOfSchool = this.session.part === PRINCIPAL;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor(isOfSchool ? 'school' : 'caseload')}>
          ${t(isOfSchool ? 'shell.school' : 'shell.caseload')}
        </a>
        <h1 tabindex="-1">${t('interventions.off-title')}</h1>
        <p class="quiet">
          ${t(isOfSchool ? 'interventions.off-intro-school' : 'interventions.off-intro')}
        </p>
      </div>
      ${renderLoad(this.loading, (list) => renderList(list, isOfSchool), { lines: 6 })}
    </div>`;
  }
}

function renderList({ items, students }: OffTrackList, isOfSchool: boolean) {
  if (items.length === 0)
    return students === 0 && !isOfSchool
      ? html`<ilp-empty-state heading=${t('interventions.off-no-caseload')}>
          <a slot="actions" class="button primary" href=${hrefFor('caseload')}
            >${t('shell.caseload')}</a
          >
        </ilp-empty-state>`
      : html`<ilp-empty-state heading=${t('interventions.off-none')}>
          <p>${t(isOfSchool ? 'interventions.off-none-school' : 'interventions.off-none-text')}</p>
        </ilp-empty-state>`;
  return html`<p>
      <strong>${t('interventions.off-count', { count: items.length, students })}</strong>
    </p>
    <ul class="rows">
      ${items.map((item) => html`<li class="stack tight">${isOfSchool ? renderLooked(item) : renderItem(item)}</li>`)}
    </ul>`;
}

type Item = OffTrackList['items'][number];

function renderItem(item: Item) {
  const { personId, name, lms, kinds, lookOn, metOn } = item;
  const action = t('interventions.open');
  const facts = [
    kinds.length === 0 ? t('interventions.nothing-yet') : formatList(kinds.map(kindWord)),
    lookOn !== null && t('interventions.look-on', { date: formatDate(lookOn) }),
    metOn !== null && metWords(metOn),
  ].filter(Boolean);
  return html`<div class="spread">
      <span><strong>${name}</strong> ${renderLms(lms)} ${renderGrade(item)}</span>
      <a
        class="button small"
        href=${hrefFor(`class/${encodeURIComponent(personId)}/interventions`)}
        aria-label=${t('interventions.do-for', { action, name: nameApart(item) })}
        >${action}</a
      >
    </div>
    ${renderGap(item)}
    <p class="small quiet">${facts.join(' · ')}</p>`;
}

/** For a principal, who does nothing about it here: the student's page is a click away. */
function renderLooked(item: Item) {
  const { personId, name, lms, metOn } = item;
  return html`<span>
      <a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a> ${renderLms(lms)}
      ${renderGrade(item)}
    </span>
    ${renderGap(item)}
    ${metOn === null ? nothing : html`<p class="small quiet">${metWords(metOn)}</p>`}`;
}

const metWords = (metOn: string) => t('interventions.met-on', { date: formatDate(metOn) });

const renderGrade = ({ grade }: Item) =>
  grade === null
    ? nothing
    : html`<span class="small quiet">
        ${t('interventions.grade', { grade: String(grade) })}
      </span>`;

const renderGap = ({ about, since }: Item) =>
  html`<p>
    ${t('interventions.gap', { about })}
    <span class="quiet">${t('interventions.since', { date: formatDate(since) })}</span>
  </p>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-off-track-view': IlpOffTrackView;
  }
}
