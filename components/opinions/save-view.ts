import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import type { Opinion, OpinionAt, OpinionChanges } from '#contracts/opinions.js';
import { loadMessages, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { OpinionChangeEvent } from './opinion-events.js';

export interface SavedThing extends Opinion {
  history: readonly OpinionAt[];
}

export interface SaveWords {
  save: string;
  saved: string;
  /** Who sees it, where the student has no choice. */
  own?: string;
  all: string;
  unsave: string;
  justSaved: string;
  unsaved: string;
}

/** Saves something and keeps what the student thinks of it, in place; nothing has to be sent by hand. */
export abstract class SaveView<Saved extends SavedThing> extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        display: block;
      }
    `,
  ];

  /** In the API. */
  protected abstract readonly path: string;
  /** Of what was written and has not reached the server. */
  protected abstract readonly draftKey: string;
  /** The page of all that is saved. */
  protected abstract readonly allPath: string;
  protected abstract readonly words: SaveWords;

  @state() private saved: Saved | null = null;
  /** As the server has it: the last entry is what it knows of. */
  @state() private history: readonly OpinionAt[] = [];
  /** What did not work out, and how to try it again. */
  @state() private problem: { error: unknown; again: () => Promise<void> } | null = null;
  private autosave?: AutosaveController<OpinionChanges>;
  /** What the server does not have yet. Only that is sent: the rest may have changed elsewhere. */
  private unsaved: OpinionChanges = {};

  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: ([path], { signal }) => this.api.get<{ saved: Saved | null }>(path, { signal }),
    onComplete: ({ saved }) => {
      this.take(saved);
      this.resume();
    },
  });

  /** Only who saved it needs the form. */
  private readonly form = new Task(this, {
    args: () => [this.saved !== null] as const,
    task: async ([isSaved]) => {
      if (!isSaved) return;
      await Promise.all([
        import('./ilp-opinion-form.js'),
        import('./ilp-opinion-history.js'),
        loadMessages('opinions'),
      ]);
    },
  });

  protected override render() {
    return renderLoad(
      this.loading,
      () => html`
        ${this.saved ? this.renderSaved(this.saved) : this.renderOffer()}
        ${
          this.problem
            ? html`<ilp-error-state
                .error=${this.problem.error}
                @ilp-retry=${this.problem.again}
              ></ilp-error-state>`
            : nothing
        }
      `,
      { lines: 1 },
    );
  }

  private take(saved: Saved | null): void {
    this.saved = saved;
    this.history = saved?.history ?? [];
  }

  /** Takes up what was written here and never reached the server. */
  private resume(): void {
    const path = this.path;
    this.autosave ??= new AutosaveController<OpinionChanges>(this, {
      save: async (changes, signal) => {
        const { history } = await this.api.put<Saved>(path, changes, { signal });
        this.history = history;
        // What was written meanwhile goes out next.
        this.unsaved = without(this.unsaved, changes);
      },
      draft: { drafts: this.drafts, key: this.draftKey },
    });
    const { draft } = this.autosave;
    if (this.saved && draft) this.change(draft);
  }

  private renderOffer() {
    return html`<button type="button" class="button primary" @click=${this.save}>
      ${icon('heart')} ${this.words.save}
    </button>`;
  }

  private renderSaved(saved: Saved) {
    const { own } = this.words;
    return html`<section class="card" aria-labelledby="saved">
      <div class="stack">
        <div class="spread">
          <h2 id="saved" tabindex="-1">${icon('heart', { filled: true })} ${this.words.saved}</h2>
          <ilp-save-state
            state=${this.autosave?.state ?? 'idle'}
            .savedAt=${this.autosave?.savedAt ?? null}
            .error=${this.autosave?.error}
          ></ilp-save-state>
        </div>
        ${own === undefined ? nothing : html`<p class="small quiet">${own}</p>`}
        ${renderLoad(
          this.form,
          () =>
            html`<div class="stack">
              <ilp-opinion-form
                ?only-own=${own !== undefined}
                .opinion=${own === undefined ? saved : { ...saved, visibility: 'private' }}
                @ilp-opinion-change=${({ changes }: OpinionChangeEvent) => this.change(changes)}
              ></ilp-opinion-form>
              <p class="small quiet">${t('opinions.noted')}</p>
              <ilp-opinion-history .history=${this.history}></ilp-opinion-history>
            </div>`,
          { lines: 6 },
        )}
        <div class="actions">
          <a class="button quiet small" href=${hrefFor(this.allPath)}>${this.words.all}</a>
          <button type="button" class="button quiet small" id="unsave" @click=${this.unsave}>
            ${icon('trash')} ${this.words.unsave}
          </button>
        </div>
      </div>
    </section>`;
  }

  private save(): Promise<void> {
    return this.attend(async () => {
      this.take(await this.api.put<Saved>(this.path, {}));
      announce(this.words.justSaved);
      await this.focusOn('#saved');
    });
  }

  private change(changes: OpinionChanges): void {
    if (!this.saved) return;
    this.saved = { ...this.saved, ...changes };
    this.unsaved = { ...this.unsaved, ...changes };
    this.autosave?.change(this.unsaved);
  }

  private unsave(): Promise<void> {
    return this.attend(async () => {
      // A thought still under way would bring it back.
      if (!(await this.autosave?.flush())) return;
      await this.api.delete(this.path);
      this.take(null);
      showToast({
        text: this.words.unsaved,
        undo: async () => {
          this.take(await this.api.post<Saved>(`${this.path}/restore`));
        },
      });
      await this.focusOn('button');
    });
  }

  /** The button that was pressed is gone; focus goes to what took its place. */
  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  private async attend(action: () => Promise<void>): Promise<void> {
    this.problem = null;
    try {
      await action();
    } catch (error) {
      this.problem = { error, again: () => this.attend(action) };
    }
  }
}

/** What stands in both is no longer left to do. */
function without(changes: OpinionChanges, sent: OpinionChanges): OpinionChanges {
  const left = Object.entries(changes).filter(
    ([name, value]) => value !== sent[name as keyof OpinionChanges],
  );
  return Object.fromEntries(left);
}
