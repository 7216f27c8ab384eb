import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { GroupCount, MatchFairness } from '#contracts/match-fairness.js';
import type { Area } from '#contracts/riasec.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/charts/ilp-change-dots.js';
import { areaName } from '../shared/charts/riasec.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { fields, layout, lists } from '../styles/shared.js';
import { fairnessFindings, type FairRun, percentOf, placesOf, runName } from './fairness-words.js';
import './ilp-fairness-people.js';
import './ilp-unreached-careers.js';
import { factName } from '../careers/career-words.js';

/**
 * What the matcher's lists tend to hold, for those who answer for its use: by preparation, interest area and
 * cluster, and the careers that are in no list.
 *
 * @element ilp-fairness-view
 */
@customElement('ilp-fairness-view')
export class IlpFairnessView extends IlpView {
  static override styles = [
    layout,
    lists,
    fields,
    css`
      li + li {
        margin-block-start: var(--ilp-space-1);
      }

      .run {
        max-inline-size: 24rem;
      }
    `,
  ];

  /** Which of the runs is shown in detail. */
  @state() private index = 0;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<MatchFairness>('/match-fairness', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('fairness.title')}</h1>
      ${renderLoad(this.loading, (fairness) => this.renderReport(fairness), { lines: 8 })}
    </div>`;
  }

  private renderReport(fairness: MatchFairness) {
    const { algorithm, computedOn, careers, first, isCurrent } = fairness;
    const run = fairness.runs[this.index];
    return html`<div class="stack">
        <p>
          ${t('fairness.intro', {
            ...{ algorithm, date: formatDate(computedOn) },
            ...{ careers: formatNumber(careers), first: formatNumber(first) },
            people: formatNumber(run?.people ?? 0),
          })}
        </p>
        ${isCurrent ? nothing : html`<p role="status">${t('fairness.outdated')}</p>`}
        <ul>
          ${fairnessFindings(fairness).map((text) => html`<li>${text}</li>`)}
        </ul>
      </div>
      <ilp-field
        class="run"
        type="select"
        name="run"
        label=${t('fairness.run')}
        .value=${String(this.index)}
        .options=${fairness.runs.map((one, value) => ({ value: String(value), label: runName(one) }))}
        @change=${({ currentTarget }: Event) => {
          this.index = Number((currentTarget as IlpField).value);
        }}
      ></ilp-field>
      ${run ? renderRun(run, fairness) : nothing}
      <section class="stack tight">
        <h2>${t('fairness.gender')}</h2>
        <p>${t('fairness.gender-none')}</p>
      </section>
      <section class="stack tight">
        <h2>${t('fairness.limits')}</h2>
        <p>${t('fairness.limits-people')}</p>
        <p>${t('fairness.limits-use')}</p>
      </section>`;
  }
}

function renderRun(run: FairRun, fairness: MatchFairness) {
  return html`${renderGroups(t('fairness.by-zone'), run.zones, (id) => factName('zone', id), run, fairness)}
    ${renderGroups(t('fairness.by-area'), run.areas, (id) => areaName(id as Area), run, fairness)}
    ${renderGroups(t('fairness.by-cluster'), run.clusters, (id) => factName('cluster', id), run, fairness)}
    <ilp-fairness-people .fairness=${fairness} .run=${run}></ilp-fairness-people>
    <ilp-unreached-careers .fairness=${fairness} .run=${run}></ilp-unreached-careers>`;
}

function renderGroups(
  heading: string,
  groups: readonly GroupCount[],
  nameOf: (id: string) => string,
  run: FairRun,
  fairness: MatchFairness,
) {
  const dots = groups.map(({ id, careers, places }) => ({
    label: nameOf(id),
    earlier: percentOf(careers, fairness.careers),
    later: percentOf(places, placesOf(run, fairness)),
  }));
  const most = Math.max(...dots.flatMap(({ earlier, later }) => [earlier, later]));
  return html`<section class="stack tight">
    <h2>${heading}</h2>
    <ilp-change-dots
      .dots=${dots}
      label=${t('fairness.table')}
      column=${t('fairness.group')}
      earlier-at=${t('fairness.of-careers')}
      later-at=${t('fairness.of-lists')}
      legend=${t('fairness.legend')}
      difference=${t('fairness.difference')}
      maximum=${Math.ceil(most / 10) * 10}
    ></ilp-change-dots>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-fairness-view': IlpFairnessView;
  }
}
