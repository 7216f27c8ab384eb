import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SavedCareer, SavedCareerReply } from '#contracts/careers.js';
import { CAREER_THOUGHT_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-error-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-rating.js';
import type { IlpRating } from '../shared/ilp-rating.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';

type Opinion = Pick<SavedCareer, 'rating' | 'thought' | 'stillInterested'>;

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
    fields,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property() code = '';
  @property({ attribute: 'career-title' }) careerTitle = '';

  @state() private saved: SavedCareer | null = null;
  /** What did not work out, and how to try it again. */
  @state() private problem: { error: unknown; again: () => Promise<void> } | null = null;
  private autosave?: AutosaveController<Opinion>;

  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: ([path], { signal }) => this.api.get<SavedCareerReply>(path, { signal }),
    onComplete: ({ saved }) => {
      this.saved = saved;
      this.resume();
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

  /** Takes up what was written here and never reached the server. */
  private resume(): void {
    const path = this.path;
    this.autosave ??= new AutosaveController<Opinion>(this, {
      save: (changes, signal) => this.api.put<SavedCareer>(path, changes, { signal }),
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

  private renderSaved({ rating, thought, stillInterested }: SavedCareer) {
    return html`<section class="card stack" aria-labelledby="saved">
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
      <ilp-rating
        label=${t('careers.rating')}
        .value=${rating}
        @change=${(event: Event) =>
          this.change({ rating: (event.currentTarget as IlpRating).value })}
      ></ilp-rating>
      <ilp-field
        name="thought"
        type="textarea"
        rows="3"
        label=${t('careers.thought')}
        hint=${t('careers.thought-hint')}
        maxlength=${CAREER_THOUGHT_MAX}
        .value=${thought}
        @input=${(event: Event) => this.change({ thought: (event.currentTarget as IlpField).value })}
      ></ilp-field>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${stillInterested}
          @change=${(event: Event) =>
            this.change({ stillInterested: (event.currentTarget as HTMLInputElement).checked })}
        />
        ${t('careers.still')}
      </label>
      <div class="actions">
        <button type="button" class="button quiet small" @click=${this.unsave}>
          ${icon('trash')} ${t('careers.unsave')}
        </button>
      </div>
    </section>`;
  }

  private save(): Promise<void> {
    return this.attend(async () => {
      this.saved = await this.api.put<SavedCareer>(this.path, {});
      announce(t('careers.just-saved', { title: this.careerTitle }));
      await this.focusOn('#saved');
    });
  }

  /** All three are sent each time: a newer save takes the place of one still under way. */
  private change(changes: Partial<Opinion>): void {
    if (!this.saved) return;
    const saved = { ...this.saved, ...changes };
    this.saved = saved;
    const { rating, thought, stillInterested } = saved;
    this.autosave?.change({ rating, thought, stillInterested });
  }

  private unsave(): Promise<void> {
    return this.attend(async () => {
      // A thought still under way would bring the career back.
      if (!(await this.autosave?.flush())) return;
      await this.api.delete(this.path);
      this.saved = null;
      showToast({
        text: t('careers.unsaved', { title: this.careerTitle }),
        undo: async () => {
          this.saved = await this.api.post<SavedCareer>(`${this.path}/restore`);
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

declare global {
  interface HTMLElementTagNameMap {
    'ilp-save-career': IlpSaveCareer;
  }
}
