import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SavedCareer, SavedCareerReply } from '#contracts/careers.js';
import type { OpinionAt, OpinionChanges } from '#contracts/opinions.js';
import { loadMessages, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import { icon } from '../shared/icons.js';
import type { OpinionChangeEvent } from '../opinions/opinion-events.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';

/**
 * Saves a career and keeps what the student thinks of it, in place; nothing has to be sent by hand.
 *
 * @element ilp-save-career
 */
@customElement('ilp-save-career')
export class IlpSaveCareer extends IlpView {
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

  @property() code = '';
  @property({ attribute: 'career-title' }) careerTitle = '';

  @state() private saved: SavedCareer | null = null;
  /** As the server has it: the last entry is what it knows of. */
  @state() private history: readonly OpinionAt[] = [];
  /** What did not work out, and how to try it again. */
  @state() private problem: { error: unknown; again: () => Promise<void> } | null = null;
  private autosave?: AutosaveController<OpinionChanges>;
  /** What the server does not have yet. Only that is sent: the rest may have changed elsewhere. */
  private unsaved: OpinionChanges = {};

  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: ([path], { signal }) => this.api.get<SavedCareerReply>(path, { signal }),
    onComplete: ({ saved }) => {
      this.take(saved);
      this.resume();
    },
  });

  /** Only who saved a career needs the form. */
  private readonly form = new Task(this, {
    args: () => [this.saved !== null] as const,
    task: async ([isSaved]) => {
      if (!isSaved) return;
      await Promise.all([
        import('../opinions/ilp-opinion-form.js'),
        import('../opinions/ilp-opinion-history.js'),
        loadMessages('opinions'),
      ]);
    },
  });

  private get path(): string {
    return `/saved-careers/${encodeURIComponent(this.code)}`;
  }

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

  private take(saved: SavedCareer | null): void {
    this.saved = saved;
    this.history = saved?.history ?? [];
  }

  /** Takes up what was written here and never reached the server. */
  private resume(): void {
    const path = this.path;
    this.autosave ??= new AutosaveController<OpinionChanges>(this, {
      save: async (changes, signal) => {
        const { history } = await this.api.put<SavedCareer>(path, changes, { signal });
        this.history = history;
        // What was written meanwhile goes out next.
        this.unsaved = without(this.unsaved, changes);
      },
      draft: { drafts: this.drafts, key: `career.${this.code}` },
    });
    const { draft } = this.autosave;
    if (this.saved && draft) this.change(draft);
  }

  private renderOffer() {
    return html`<button type="button" class="button primary" @click=${this.save}>
      ${icon('heart')} ${t('careers.save')}
    </button>`;
  }

  private renderSaved(saved: SavedCareer) {
    return html`<section class="card" aria-labelledby="saved">
      <div class="stack">
        <div class="spread">
          <h2 id="saved" tabindex="-1">
            ${icon('heart', { filled: true })} ${t('careers.saved-state')}
          </h2>
          <ilp-save-state
            state=${this.autosave?.state ?? 'idle'}
            .savedAt=${this.autosave?.savedAt ?? null}
            .error=${this.autosave?.error}
          ></ilp-save-state>
        </div>
        ${renderLoad(
          this.form,
          () =>
            html`<div class="stack">
              <ilp-opinion-form
                .opinion=${saved}
                @ilp-opinion-change=${({ changes }: OpinionChangeEvent) => this.change(changes)}
              ></ilp-opinion-form>
              <p class="small quiet">${t('opinions.noted')}</p>
              <ilp-opinion-history .history=${this.history}></ilp-opinion-history>
            </div>`,
          { lines: 6 },
        )}
        <div class="actions">
          <a class="button quiet small" href=${hrefFor('explore/saved')}
            >${t('careers.saved-all')}</a
          >
          <button type="button" class="button quiet small" id="unsave" @click=${this.unsave}>
            ${icon('trash')} ${t('careers.unsave')}
          </button>
        </div>
      </div>
    </section>`;
  }

  private save(): Promise<void> {
    return this.attend(async () => {
      this.take(await this.api.put<SavedCareer>(this.path, {}));
      announce(t('careers.just-saved', { title: this.careerTitle }));
      await this.focusOn('#saved');
    });
  }

  private change(changes: OpinionChanges): void {
    if (!this.saved) return;
    this.saved = { ...this.saved, ...changes } as SavedCareer;
    this.unsaved = { ...this.unsaved, ...changes };
    this.autosave?.change(this.unsaved);
  }

  private unsave(): Promise<void> {
    return this.attend(async () => {
      // A thought still under way would bring the career back.
      if (!(await this.autosave?.flush())) return;
      await this.api.delete(this.path);
      this.take(null);
      showToast({
        text: t('careers.unsaved', { title: this.careerTitle }),
        undo: async () => {
          this.take(await this.api.post<SavedCareer>(`${this.path}/restore`));
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

declare global {
  interface HTMLElementTagNameMap {
    'ilp-save-career': IlpSaveCareer;
  }
}
