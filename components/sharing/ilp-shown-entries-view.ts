import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ShownChange, ShownDone, ShownEntries, ShownEntry } from '#contracts/shown-entries.js';
import type { Visibility } from '#contracts/visibility.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { VISIBILITIES, visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { renderRequired } from './required-parts.js';
import {
  changesFor,
  filtered,
  keyOf,
  NO_FILTER,
  reversed,
  type ShownFilter,
} from './shown-choices.js';
import { KIND_WORDS, shownStyles } from './shown-words.js';

/** How many rows stand on the page at first, and how many more each time. */
const STEP = 50;

/**
 * All entries that have a choice of who sees them, to choose for many at once. Needs the `sharing` messages.
 *
 * @element ilp-shown-entries-view
 */
@customElement('ilp-shown-entries-view')
export class IlpShownEntriesView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists, shownStyles];

  @state() private entries: readonly ShownEntry[] = [];
  @state() private filter: ShownFilter = NO_FILTER;
  @state() private ticked: ReadonlySet<string> = new Set();
  @state() private wanted: Visibility = 'private';
  @state() private rows = STEP;
  @state() private skipped = 0;

  private readonly setting = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.entries = (await this.api.get<ShownEntries>('/sharing/entries', { signal })).entries;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('sharing')}>${t('sharing.title')}</a>
        <h1 tabindex="-1">${t('sharing.choose-title')}</h1>
        <p class="quiet">${t('sharing.choose-intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.entries.length === 0 ? renderEmpty() : this.renderChoice()))}
      ${renderRequired()}
    </div>`;
  }

  private renderChoice() {
    const shown = filtered(this.entries, this.filter);
    return html`${this.renderFilter()} ${this.renderAct()}
    ${shown.length === 0 ? html`<p class="quiet">${t('sharing.none-found')}</p>` : this.renderList(shown)}`;
  }

  private renderFilter() {
    const kinds = [...new Set(this.entries.map(({ kind }) => kind))];
    const field = (name: keyof ShownFilter, event: Event) =>
      this.narrow({ [name]: (event.currentTarget as IlpField).value });
    return html`<div class="filters">
      <ilp-field
        type="select"
        label=${t('sharing.which')}
        .value=${this.filter.kind}
        .options=${[
          { value: '', label: t('sharing.which-all') },
          ...kinds.map((kind) => ({ value: kind, label: t(KIND_WORDS[kind]) })),
        ]}
        @change=${(event: Event) => field('kind', event)}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('sharing.seen-now')}
        .value=${this.filter.seenBy}
        .options=${[{ value: '', label: t('sharing.seen-any') }, ...visibilityOptions()]}
        @change=${(event: Event) => field('seenBy', event)}
      ></ilp-field>
      <ilp-field
        type="search"
        label=${t('sharing.find')}
        .value=${this.filter.text}
        @input=${(event: Event) => field('text', event)}
      ></ilp-field>
    </div>`;
  }

  private narrow(change: Partial<ShownFilter>): void {
    this.filter = { ...this.filter, ...change };
    this.rows = STEP;
  }

  private renderAct() {
    return html`<div class="act card stack tight">
      <p role="status">${t('sharing.ticked', { count: this.ticked.size })}</p>
      <div class="setting">
        <ilp-field
          type="select"
          label=${t('sharing.set-who')}
          .value=${this.wanted}
          .options=${visibilityOptions()}
          @change=${(event: Event) => {
            this.wanted = (event.currentTarget as IlpField).value as Visibility;
          }}
        ></ilp-field>
        <button
          type="button"
          class="button primary"
          ?disabled=${this.ticked.size === 0 || this.setting.isBusy}
          @click=${() => void this.set()}
        >
          ${t('sharing.set')}
        </button>
      </div>
      ${this.setting.renderFault()}
      ${
        this.skipped === 0
          ? nothing
          : html`<p class="small">${t('sharing.set-skipped', { count: this.skipped })}</p>`
      }
    </div>`;
  }

  private renderList(shown: ShownEntry[]) {
    const free = shown.filter(({ isFixed }) => !isFixed);
    const isAll = free.length > 0 && free.every((entry) => this.ticked.has(keyOf(entry)));
    const left = shown.length - this.rows;
    return html`<section class="stack tight" aria-label=${t('sharing.choose-title')}>
      ${
        free.length === 0
          ? nothing
          : html`<label class="choice">
              <input
                type="checkbox"
                .checked=${isAll}
                @change=${() => this.tick(free, !isAll)}
              />${t('sharing.all-shown', { count: free.length })}
            </label>`
      }
      <ul class="rows">
        ${repeat(
          shown.slice(0, this.rows),
          keyOf,
          (entry) => html`<li>${this.renderEntry(entry)}</li>`,
        )}
      </ul>
      ${
        left <= 0
          ? nothing
          : html`<div>
              <button type="button" class="button" @click=${() => (this.rows += STEP)}>
                ${t('sharing.show-more', { count: Math.min(left, STEP) })}
              </button>
            </div>`
      }
    </section>`;
  }

  private renderEntry(entry: ShownEntry) {
    const { kind, title, visibility, isFixed } = entry;
    return html`<label class="entry">
      <input
        type="checkbox"
        .checked=${this.ticked.has(keyOf(entry))}
        ?disabled=${isFixed}
        @change=${() => this.tick([entry], !this.ticked.has(keyOf(entry)))}
      />
      <span class="words">
        <span class="small quiet">${t(KIND_WORDS[kind])}</span>
        <span>${title.trim() || t('sharing.untitled')}</span>
        ${isFixed ? html`<span class="small">${t('sharing.fixed')}</span>` : nothing}
      </span>
      ${isFixed ? nothing : html`<span class="badge">${t(VISIBILITIES[visibility])}</span>`}
    </label>`;
  }

  private tick(entries: readonly ShownEntry[], isTicked: boolean): void {
    const ticked = new Set(this.ticked);
    for (const entry of entries) {
      if (isTicked) ticked.add(keyOf(entry));
      else ticked.delete(keyOf(entry));
    }
    this.ticked = ticked;
  }

  private async set(): Promise<void> {
    const chosen = this.entries.filter((entry) => this.ticked.has(keyOf(entry)));
    const done = await this.send(changesFor(chosen, this.wanted));
    if (!done) return;
    this.ticked = new Set();
    const count = done.reduce((sum, { ids }) => sum + ids.length, 0);
    const text = t('sharing.set-done', { count });
    announce(text);
    if (count === 0) showToast({ text });
    else showToast({ text, undo: () => this.takeBack(done) });
  }

  private async takeBack(done: readonly ShownChange[]): Promise<void> {
    if (await this.send(reversed(done))) announce(t('sharing.set-undone'));
  }

  /** @returns what was done; null when it failed, which stays on the page. */
  private async send(changes: ShownChange[]): Promise<ShownChange[] | null> {
    this.skipped = 0;
    if (changes.length === 0) return [];
    let reply: ShownDone | undefined;
    await this.setting.run(async () => {
      reply = await this.api.put<ShownDone>('/sharing/entries', { changes });
    });
    if (!reply) return null;
    this.entries = reply.entries;
    this.skipped = reply.skipped;
    return reply.done;
  }
}

const renderEmpty = () =>
  html`<ilp-empty-state heading=${t('sharing.choose-empty')}>
    ${t('sharing.choose-empty-text')}
  </ilp-empty-state>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-shown-entries-view': IlpShownEntriesView;
  }
}
