import { Task } from '@lit/task';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AreaResult, Readiness } from '#contracts/readiness.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { layout, lists } from '../styles/shared.js';

const WIDTH = 300;
const HEIGHT = 10;

/**
 * What the district knows of the four content areas of college-level work: a bar each, with where it is
 * from. Not there at all without a result; nothing is worked out or guessed.
 *
 * @element ilp-readiness
 */
@customElement('ilp-readiness')
export class IlpReadiness extends IlpView {
  static override styles = [
    layout,
    lists,
    css`
      svg {
        display: block;
        inline-size: 100%;
        max-inline-size: 30rem;
        block-size: 0.625rem;
      }

      .track {
        fill: var(--ilp-surface-quiet);
        stroke: var(--ilp-line-strong);
      }

      .value {
        fill: var(--ilp-accent);
      }

      @media (forced-colors: active) {
        .value {
          fill: Highlight;
        }
      }
    `,
  ];

  /** One of the reader's students; empty for the reader's own. */
  @property({ attribute: 'person-id' }) personId = '';

  private readonly loading = new Task(this, {
    args: () => [this.personId] as const,
    task: ([personId], { signal }) => {
      const path = personId ? `/class/${encodeURIComponent(personId)}/readiness` : '/readiness';
      return this.api.get<Readiness>(path, { signal });
    },
  });

  protected override render() {
    // Beside the plan's own state this is an extra: while it is not there, nothing is.
    const areas = this.loading.value?.areas ?? [];
    if (areas.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="readiness">
      <h2 id="readiness">${t('requirements.readiness')}</h2>
      <p class="small quiet">
        ${t(this.personId ? 'requirements.readiness-of' : 'requirements.readiness-text')}
      </p>
      <ul class="rows">
        ${areas.map((area) => html`<li class="stack tight">${renderArea(area)}</li>`)}
      </ul>
    </section>`;
  }
}

function renderArea(result: AreaResult) {
  const { area, tool, part, takenOn, level, meaning, source } = result;
  const from = { tool: part ? `${tool} · ${part}` : tool, day: formatDate(takenOn) };
  return html`<div class="spread">
      <strong>${t(`requirements.area-${area}`)}</strong>
      <span>${[scoreWords(result), level].filter((words) => words !== '').join(' · ')}</span>
    </div>
    ${renderBar(result)} ${meaning ? html`<span>${meaning}</span>` : nothing}
    <span class="small quiet">
      ${t(source === 'staff' ? 'requirements.from-staff' : 'requirements.from-district', from)}
    </span>`;
}

function scoreWords({ value, maximum }: AreaResult): string {
  if (value === null) return '';
  return maximum === null
    ? formatNumber(value)
    : t('requirements.score-of', { value: formatNumber(value), maximum: formatNumber(maximum) });
}

/** The number beside it says the same, so the bar is for eyes only. */
function renderBar({ value, maximum }: AreaResult) {
  if (value === null || maximum === null) return nothing;
  const width = (Math.max(0, Math.min(value, maximum)) / maximum) * WIDTH;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="track" width=${WIDTH} height=${HEIGHT}></rect>
      <rect class="value" width=${width} height=${HEIGHT}></rect>`}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-readiness': IlpReadiness;
  }
}
