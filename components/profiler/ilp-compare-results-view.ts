import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type {
  DatedResult,
  DatedResultList,
  KindChange,
  ResultComparison,
} from '#contracts/result-comparison.js';
import { t } from '../i18n/i18n.js';
import '../shared/charts/ilp-change-dots.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate, onNavigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { areaTitle } from './area-words.js';
import { cautions, columnName, findings, MOVES_FROM, optionName } from './change-words.js';
import './ilp-changed-careers.js';
import './ilp-compared-basis.js';
import { kindName, pairName } from './match-words.js';

const PATH = 'explore/compare-results';
type Side = 'one' | 'other';
type Pair = Record<Side, string>;

/**
 * Two kept results side by side: what moved in the answers, and in the list of careers. Which two stands
 * in the address; without, the newest of this year and of the year before it, else the newest two.
 *
 * @element ilp-compare-results-view
 */
@customElement('ilp-compare-results-view')
export class IlpCompareResultsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    fields,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(18rem, 100%), 1fr));
        gap: var(--ilp-space-4);
      }

      .finding {
        font-size: var(--ilp-text-large);
        font-weight: 550;
      }

      @media print {
        .screen-only {
          display: none;
        }

        h2 {
          break-after: avoid;
        }
      }
    `,
  ];

  @state() private results: readonly DatedResult[] = [];
  @state() private pair: Pair | null = null;
  private stopFollowing?: () => void;

  private readonly list = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.results = (
        await this.api.get<DatedResultList>('/profiler/dated-results', { signal })
      ).items;
      this.pair = pairFrom(location.search) ?? usualPair(this.results);
    },
  });

  private readonly comparing = new Task(this, {
    args: () => [this.pair] as const,
    task: async ([pair], { signal }) => {
      if (!pair || pair.one === pair.other) return null;
      return this.api.get<ResultComparison>(
        `/profiler/results/${encodeURIComponent(pair.one)}/compared/${encodeURIComponent(pair.other)}`,
        { signal },
      );
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopFollowing = onNavigate(() => {
      if (location.pathname === hrefFor(PATH)) this.pair = pairFrom(location.search) ?? this.pair;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('changes.title')}</h1>
      ${renderLoad(this.list, () =>
        this.pair ? this.renderPair(this.pair) : renderTooFew(this.results.length),
      )}
    </div>`;
  }

  private renderPair(pair: Pair) {
    return html`<div class="choices screen-only">
        ${this.renderChoice('one', t('changes.one'), pair)}
        ${this.renderChoice('other', t('changes.other'), pair)}
      </div>
      ${renderLoad(this.comparing, (comparison) => (comparison ? renderComparison(comparison) : html`<p role="status">${t('changes.same')}</p>`), { lines: 6 })}`;
  }

  private renderChoice(side: Side, label: string, pair: Pair) {
    return html`<ilp-field
      type="select"
      name=${side}
      label=${label}
      .value=${pair[side]}
      .options=${this.results.map((result) => ({ value: result.id, label: optionName(result) }))}
      @change=${({ currentTarget }: Event) => {
        const { value } = currentTarget as IlpField;
        const one = side === 'one' ? value : pair.one;
        const other = side === 'other' ? value : pair.other;
        navigate(`${PATH}?one=${one}&other=${other}`, { replace: true });
      }}
    ></ilp-field>`;
  }
}

function pairFrom(search: string): Pair | null {
  const wish = new URLSearchParams(search);
  const [one, other] = [wish.get('one'), wish.get('other')];
  return one && other ? { one, other } : null;
}

/** @param results - the newest first. */
function usualPair(results: readonly DatedResult[]): Pair | null {
  const [newest, next] = results;
  if (!newest || !next) return null;
  const yearBefore = results.find(({ schoolYear }) => schoolYear < newest.schoolYear);
  return { one: (yearBefore ?? next).id, other: newest.id };
}

function renderComparison(comparison: ResultComparison) {
  const notes = cautions(comparison);
  return html`<div class="stack">
      ${findings(comparison).map((text) => html`<p class="finding">${text}</p>`)}
      ${notes.map((text) => html`<p>${text}</p>`)}
      <p class="quiet">${t('changes.caution')}</p>
      <div class="actions screen-only">
        <button type="button" class="button" @click=${() => window.print()}>
          ${t('changes.print')}
        </button>
      </div>
    </div>
    ${comparison.kinds.map((kind) => renderKind(kind, comparison))}
    <ilp-changed-careers .comparison=${comparison}></ilp-changed-careers>
    <ilp-compared-basis .comparison=${comparison}></ilp-compared-basis>`;
}

function renderKind({ kind, areas }: KindChange, { earlier, later }: ResultComparison) {
  const isMissing = (side: 'earlier' | 'later') => areas.every((area) => area[side] === null);
  const missing = isMissing('earlier') ? 'earlier' : isMissing('later') ? 'later' : null;
  const size = (area: KindChange['areas'][number]) =>
    Math.abs((area.later ?? 0) - (area.earlier ?? 0));
  const sorted = missing ? areas : areas.toSorted((one, two) => size(two) - size(one));
  const dots = sorted.map(({ id, ...values }) => ({
    ...values,
    label: kind === 'interests' ? pairName({ kind, id }) : areaTitle(kind, id),
  }));
  return html`<section class="stack tight">
    <h2>${kindName(kind)}</h2>
    ${missing ? html`<p>${t(missing === 'earlier' ? 'changes.missing-earlier' : 'changes.missing-later')}</p>` : nothing}
    <ilp-change-dots
      .dots=${dots}
      label=${t('changes.scale', { points: MOVES_FROM })}
      earlier-at=${columnName('earlier', earlier)}
      later-at=${columnName('later', later)}
    ></ilp-change-dots>
  </section>`;
}

const renderTooFew = (count: number) =>
  html`<ilp-empty-state heading=${t('changes.few')}>
    <p>${t('changes.few-text', { count })}</p>
    <a slot="actions" class="button primary" href=${hrefFor('explore/profiler')}>
      ${t('changes.to-questions')}
    </a>
  </ilp-empty-state>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-compare-results-view': IlpCompareResultsView;
  }
}
