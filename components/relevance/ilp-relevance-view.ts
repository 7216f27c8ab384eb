import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { RelevanceMap, WantKind } from '#contracts/relevance.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { fold } from './fold.js';
import './ilp-heat-map.js';
import type { HeatRow } from './ilp-heat-map.js';
import { WantOpenEvent } from './relevance-events.js';
import { renderTable } from './relevance-table.js';
import { figureWords, isShown, KIND_WORDS, nameOf } from './relevance-words.js';

/** More columns than these are no picture any more. */
const WORK_SHOWN = 12;
const HINTS_SHOWN = 3;
/** Figures need as many who want something as who don't. */
const STUDENTS_LEAST = 20;

/**
 * What in a course touches what its class wants: a picture, hints, and the same as a table.
 *
 * @element ilp-relevance-view
 */
@customElement('ilp-relevance-view')
export class IlpRelevanceView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    fold,
    css`
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }
    `,
  ];

  @state() private kind: WantKind = 'cluster';
  /** The place of the group in the map; -1 stands for the whole class. */
  @state() private group = -1;
  @state() private opened: { kind: string; id: string } | null = null;
  @state() private map: RelevanceMap | undefined;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<RelevanceMap>('/relevance', { signal }),
    onComplete: (map) => (this.map = map),
  });

  protected override render() {
    return html`<div class="page" @ilp-want-open=${(event: WantOpenEvent) => void this.open(event)}>
      <div class="stack tight">
        <h1 tabindex="-1">${t('relevance.title')}</h1>
        <p class="quiet">${t('relevance.intro')}</p>
      </div>
      ${this.map ? this.renderMap(this.map) : renderLoad(this.loading, () => nothing, { lines: 8 })}
    </div>`;
  }

  private renderMap(map: RelevanceMap) {
    if (map.students === 0)
      return html`<ilp-empty-state heading=${t('relevance.empty')}>
        <p>${t('relevance.empty-text')}</p>
        <a slot="actions" class="button primary" href=${hrefFor('class')}>
          ${t('relevance.to-class')}
        </a>
      </ilp-empty-state>`;
    const all = map.wants.map((want): HeatRow => ({
      want,
      figure: want.parts[this.group] ?? want.figure,
    }));
    const rows = all.filter(({ want }) => want.kind === this.kind);
    const isListed = ({ want, figure }: HeatRow) =>
      isShown(figure) || (want.touchedBy ?? []).length > 0;
    const listed = rows.filter(isListed);
    return html`
      ${
        map.students < STUDENTS_LEAST
          ? html`<p class="notice">${t('relevance.few', { count: map.students })}</p>`
          : nothing
      }
      ${this.renderHints(all)} ${this.renderChoices(map)}
      ${listed.length > 0 ? this.renderPicture(map, listed) : nothing}
      ${this.renderOthers(rows.filter((row) => !isListed(row)))} ${this.renderWork(map)}
      ${this.renderOpened(map, all)}
    `;
  }

  /** The largest that no work touches, and a sentence to begin with. */
  private renderHints(rows: readonly HeatRow[]) {
    const isTheme = ({ want }: HeatRow) => want.kind === 'cluster' || want.kind === 'subject';
    const known = rows.filter((row) => isTheme(row) && isShown(row.figure));
    const missing = known.filter(({ want }) => want.touchedBy?.length === 0);
    const first = known.find(({ want }) => want.kind === 'cluster');
    if (!first && missing.length === 0) return nothing;
    return html`<section class="card stack" aria-labelledby="hints">
      <h2 id="hints">${t('relevance.hints')}</h2>
      ${missing.slice(0, HINTS_SHOWN).map(
        ({ want, figure }) =>
          html`<div class="spread">
            <p>${t('relevance.hint', { want: nameOf(want), figure: figureWords(figure) })}</p>
            <button
              type="button"
              class="button small"
              @click=${(event: Event) =>
                event.currentTarget?.dispatchEvent(new WantOpenEvent(want.kind, want.id))}
            >
              ${t('relevance.hint-do')}
            </button>
          </div>`,
      )}
      ${first ? html`<p>${t('relevance.starter', { want: nameOf(first.want) })}</p>` : nothing}
    </section>`;
  }

  private renderChoices({ groups }: RelevanceMap) {
    const kinds = Object.entries(KIND_WORDS).map(([value, key]) => ({ value, label: t(key) }));
    const parts = groups.map(({ name }, at) => ({ value: String(at), label: name }));
    return html`<div class="choices">
      <ilp-field
        type="select"
        name="kind"
        label=${t('relevance.kind')}
        .options=${kinds}
        .value=${this.kind}
        @change=${(event: Event) => {
          this.kind = (event.currentTarget as IlpField).value as WantKind;
        }}
      ></ilp-field>
      ${
        groups.length > 0
          ? html`<ilp-field
              type="select"
              name="group"
              label=${t('relevance.group')}
              .options=${[{ value: '-1', label: t('relevance.group-all') }, ...parts]}
              .value=${String(this.group)}
              @change=${(event: Event) => {
                this.group = Number((event.currentTarget as IlpField).value);
              }}
            ></ilp-field>`
          : nothing
      }
    </div>`;
  }

  private renderPicture(map: RelevanceMap, rows: readonly HeatRow[]) {
    const students = map.groups[this.group]?.students ?? map.students;
    const items = this.kind === 'goal' ? [] : map.items.slice(0, WORK_SHOWN);
    const titles = new Map(map.items.map(({ key, title }) => [key, title]));
    return html`<ilp-heat-map .rows=${rows} .items=${items} students=${students}></ilp-heat-map>
      ${renderTable(rows, titles)}`;
  }

  /** What has no number still opens: the names behind it are a choice of each student's. */
  private renderOthers(rows: readonly HeatRow[]) {
    if (rows.length === 0)
      return this.kind === 'career' && !this.map?.wants.some(({ kind }) => kind === 'career')
        ? html`<p class="quiet">${t('relevance.no-careers')}</p>`
        : nothing;
    const sorted = rows.toSorted((a, b) => nameOf(a.want).localeCompare(nameOf(b.want)));
    return html`<details ?open=${(this.map?.students ?? 0) < STUDENTS_LEAST}>
      <summary>${t('relevance.others')}</summary>
      <p class="actions">
        ${sorted.map(
          ({ want }) =>
            html`<button
              type="button"
              class="button small quiet"
              @click=${(event: Event) =>
                event.currentTarget?.dispatchEvent(new WantOpenEvent(want.kind, want.id))}
            >
              ${nameOf(want)}
            </button>`,
        )}
      </p>
    </details>`;
  }

  private renderWork({ items }: RelevanceMap) {
    return html`<section class="stack tight" aria-labelledby="work">
      <h2 id="work">${t('relevance.work')}</h2>
      ${items.length === 0 ? html`<p class="quiet">${t('relevance.work-none')}</p>` : nothing}
      <ol>
        ${items.slice(0, WORK_SHOWN).map(
          ({ title, dueDate, goals }) =>
            html`<li>
              ${title}
              <span class="small quiet">
                ${dueDate ? html`· ${t('common.due', { date: formatDate(dueDate) })}` : nothing}
                ${
                  isShown(goals)
                    ? html`· ${t('relevance.work-goals', { figure: figureWords(goals) })}`
                    : nothing
                }
              </span>
            </li>`,
        )}
      </ol>
      ${
        items.length > WORK_SHOWN
          ? html`<p class="small quiet">${t('relevance.work-more', { count: WORK_SHOWN })}</p>`
          : nothing
      }
      ${
        this.session.canTeach
          ? html`<p><a href=${hrefFor('tags')}>${t('relevance.open-tags')}</a></p>`
          : nothing
      }
    </section>`;
  }

  private renderOpened({ items }: RelevanceMap, rows: readonly HeatRow[]) {
    const { opened } = this;
    const row = rows.find(({ want }) => want.kind === opened?.kind && want.id === opened.id);
    if (!row) return nothing;
    return html`<ilp-want-dialog
      .api=${this.api}
      .session=${this.session}
      .row=${row}
      .items=${items}
      @ilp-want-tag=${() => void this.loading.run()}
      @ilp-dialog-close=${() => (this.opened = null)}
    ></ilp-want-dialog>`;
  }

  private async open({ kind, id }: WantOpenEvent): Promise<void> {
    await import('./ilp-want-dialog.js');
    this.opened = { kind, id };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-relevance-view': IlpRelevanceView;
  }
}
