import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Activity } from '#contracts/activities.js';
import type { ActivityKind } from '#contracts/activity-fields.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout, lists } from '../styles/shared.js';

const KINDS: Readonly<Record<ActivityKind, PlainKey>> = {
  service: 'class.activity-kind-service',
  work: 'class.activity-kind-work',
  extracurricular: 'class.activity-kind-extracurricular',
  award: 'class.activity-kind-award',
  certificate: 'class.activity-kind-certificate',
  planning: 'class.activity-kind-planning',
};

/** From here on a choice of kind helps. */
const FILTER_FROM = 6;

/**
 * What a student shows of their activities, the latest first.
 *
 * @element ilp-student-activities
 */
@customElement('ilp-student-activities')
export class IlpStudentActivities extends IlpView {
  static override styles = [
    layout,
    cards,
    lists,
    css`
      h4 {
        overflow-wrap: anywhere;
      }

      .text {
        white-space: pre-line;
      }
    `,
  ];

  @state() private kind = '';

  private readonly loading = new Task(this, {
    args: () => [this.params.personId ?? ''] as const,
    task: ([personId], { signal }) =>
      this.api.get<Activity[]>(`/class/${encodeURIComponent(personId)}/activities`, { signal }),
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="activities">
      <h3 id="activities">${t('class.activities')}</h3>
      ${renderLoad(this.loading, (activities) => this.renderList(activities), { lines: 2 })}
    </section>`;
  }

  private renderList(activities: readonly Activity[]) {
    if (activities.length === 0) return html`<p class="quiet">${t('class.no-activities')}</p>`;
    const kinds = (Object.keys(KINDS) as ActivityKind[]).filter((kind) =>
      activities.some((activity) => activity.kind === kind),
    );
    const shown = activities.filter(({ kind }) => this.kind === '' || kind === this.kind);
    return html`
      ${
        activities.length >= FILTER_FROM && kinds.length > 1
          ? html`<ilp-field
              type="select"
              label=${t('class.activity-filter')}
              .value=${this.kind}
              .options=${[
                { value: '', label: t('class.activity-all') },
                ...kinds.map((value) => ({ value, label: t(KINDS[value]) })),
              ]}
              @change=${(event: Event) => (this.kind = (event.currentTarget as IlpField).value)}
            ></ilp-field>`
          : nothing
      }
      <ul class="rows">
        ${shown.map((activity) => html`<li>${renderActivity(activity)}</li>`)}
      </ul>
    `;
  }
}

function renderActivity(activity: Activity) {
  const { title, kind, organisation, role, hours, startedOn, endedOn, description } = activity;
  const day = endedOn ?? startedOn;
  const facts = [
    t(KINDS[kind]),
    day ? formatDate(day) : '',
    role,
    organisation,
    hours === null ? '' : t('class.activity-hours', { hours }),
  ];
  return html`<div class="stack tight">
    <div class="spread">
      <h4>${title}</h4>
      ${hours === null ? nothing : renderState(activity)}
    </div>
    <p class="small quiet">${facts.filter(Boolean).join(' · ')}</p>
    ${description ? html`<p class="small text">${description}</p>` : nothing}
  </div>`;
}

function renderState({ confirmation: { state, byName } }: Activity) {
  const name = byName ?? '';
  if (state === 'verified')
    return html`<span class="badge good">${t('class.activity-verified', { name })}</span>`;
  if (state === 'changed')
    return html`<span class="badge warn">${t('class.activity-changed')}</span>`;
  if (state === 'returned')
    return html`<span class="badge warn">${t('class.activity-returned', { name })}</span>`;
  if (state === 'sent') return html`<span class="badge">${t('class.activity-sent')}</span>`;
  return html`<span class="badge">${t('class.activity-claimed')}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-activities': IlpStudentActivities;
  }
}
