import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Citable, Citations, CitationSnapshot } from '#contracts/citations.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-dialog.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

const KINDS = {
  result: 'strengths.rests-result',
  career: 'strengths.rests-career',
  reflection: 'strengths.rests-reflection',
} as const satisfies Record<Citable['kind'], string>;

/**
 * What a goal rests on: results, careers and reflections as they were when they were named. Needs the
 * `strengths` messages.
 *
 * @element ilp-goal-citations
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-goal-citations')
export class IlpGoalCitations extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: 'goal-id' }) goalId = '';

  @state() private list: Citations = { cited: [], citable: [] };

  private readonly asking = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      this.list = await this.api.get<Citations>(path, { signal });
    },
  });

  private get path(): string {
    return `/goals/${this.goalId}/citations`;
  }

  protected override render() {
    return html`<ilp-dialog heading=${t('strengths.rests-title')} open>
      <div class="stack">
        <p class="quiet small">${t('strengths.rests-intro')}</p>
        ${this.asking.renderFault()} ${renderLoad(this.loading, () => this.renderLists())}
      </div>
    </ilp-dialog>`;
  }

  private renderLists() {
    const { cited, citable } = this.list;
    return html`
      ${
        cited.length === 0
          ? html`<p>${t('strengths.rests-none')}</p>`
          : html`<ul class="rows">
              ${cited.map(
                ({ id, kind, snapshot }) =>
                  html`<li class="spread">
                    ${renderWords(kind, snapshot)}
                    ${this.renderButton('trash', 'strengths.rests-remove', snapshot.title, () =>
                      this.api.delete<Citations>(`${this.path}/${id}`),
                    )}
                  </li>`,
              )}
            </ul>`
      }
      <h3>${t('strengths.rests-could')}</h3>
      ${
        citable.length === 0
          ? html`<p class="quiet">${t('strengths.rests-nothing')}</p>`
          : html`<ul class="rows">
              ${citable.map(
                ({ kind, source, snapshot }) =>
                  html`<li class="spread">
                    ${renderWords(kind, snapshot)}
                    ${this.renderButton('plus', 'strengths.rests-add', snapshot.title, () =>
                      this.api.post<Citations>(this.path, { kind, source }),
                    )}
                  </li>`,
              )}
            </ul>`
      }
    `;
  }

  private renderButton(
    drawing: 'plus' | 'trash',
    key: 'strengths.rests-add' | 'strengths.rests-remove',
    title: string,
    request: () => Promise<Citations>,
  ) {
    return html`<button
      type="button"
      class="button small quiet"
      aria-label=${t(key, { title })}
      ?disabled=${this.asking.isBusy}
      @click=${() =>
        void this.asking.run(async () => {
          this.list = await request();
        })}
    >
      ${icon(drawing)}
    </button>`;
  }
}

function renderWords(kind: Citable['kind'], snapshot: CitationSnapshot) {
  const { title, titleLocale, at, areas, rating, score } = snapshot;
  const facts = [
    t(KINDS[kind], { date: formatDate(at) }),
    areas.length > 0 ? t('strengths.rests-areas', { letters: formatList(letters(areas)) }) : '',
    rating === null ? '' : t('common.rating-of-five', { count: rating }),
    score === null
      ? ''
      : t('common.score-of', {
          points: formatNumber(score.points),
          maximum: formatNumber(score.maximum),
        }),
  ];
  return html`<span class="stack tight">
    <span lang=${titleLocale ?? nothing}>${title}</span>
    <span class="small quiet">${facts.filter(Boolean).join(' · ')}</span>
  </span>`;
}

const letters = (areas: readonly string[]) => areas.map((area) => area.toUpperCase());

declare global {
  interface HTMLElementTagNameMap {
    'ilp-goal-citations': IlpGoalCitations;
  }
}
