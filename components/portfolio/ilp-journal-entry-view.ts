import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PortfolioChoices } from '#contracts/entries.js';
import type { JournalEntry } from '#contracts/journal.js';
import type { Visibility } from '#contracts/visibility.js';
import type { AnswerChangeEvent, ConflictChooseEvent } from '../assignments/assignment-events.js';
import '../assignments/ilp-answer-conflict.js';
import '../assignments/ilp-answer.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { VISIBILITIES, visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { PromptChooseEvent } from './ilp-prompt-chips.js';
import './ilp-past-entry.js';
import './ilp-prompt-chips.js';
import { JournalController } from './journal-controller.js';
import { aboutWords, languageOf, promptsFor, whenWords } from './portfolio-words.js';
import { newId } from '../shared/new-id.js';

/**
 * One reflection of the journal: a quiet editor with three questions to start from, saved as the student
 * writes; read-only once its school year is over.
 *
 * @element ilp-journal-entry-view
 */
@customElement('ilp-journal-entry-view')
export class IlpJournalEntryView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .foot {
        display: grid;
        gap: var(--ilp-space-4);
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      ilp-field {
        max-inline-size: 26rem;
      }
    `,
  ];

  @state() private choices: PortfolioChoices['entries'] = [];
  @state() private showsHistory = false;

  /** The browser names a new entry, so that sending it twice keeps it once. */
  private entryId = '';
  private on: string | null = null;
  private readonly attempt = new Attempt(this);
  private readonly work: JournalController = new JournalController(this, () => ({
    id: this.entryId,
    on: this.on,
  }));
  private readonly loading = new Task(this, {
    args: () => [this.params.id ?? ''] as const,
    task: async ([id], { signal }) => {
      this.takePlace(id);
      const entry = await this.work.load(signal);
      if (entry.revision === 0)
        this.choices = (
          await this.api.get<PortfolioChoices>('/portfolio/choices', { signal })
        ).entries;
      return entry;
    },
  });

  protected override render() {
    const { entry } = this.work;
    return html`<div class="page">
      <div class="stack tight">
        <p>
          <a href=${hrefFor('portfolio')}>${icon('back')} ${t('portfolio.back')}</a>
        </p>
        <h1 tabindex="-1" lang=${languageOf(entry?.entry ?? null) ?? nothing}>
          ${entry ? aboutWords(entry.entry) : t('portfolio.entry-title')}
        </h1>
        ${
          entry
            ? html`<p class="small quiet">${whenWords(entry.writtenAt, entry.gradeLevel)}</p>`
            : nothing
        }
      </div>
      ${renderLoad(this.loading, () => (this.work.entry ? this.renderEntry(this.work.entry) : nothing))}
    </div>`;
  }

  private renderEntry(entry: JournalEntry) {
    if (this.work.theirs) return this.renderConflict(this.work.theirs);
    return html`${
        entry.canWrite
          ? this.renderEditor(entry)
          : html`<ilp-past-entry .entry=${entry}></ilp-past-entry>`
      }
      <div class="foot">${this.renderFoot(entry)}</div>
      ${
        this.showsHistory
          ? html`<ilp-history-dialog
              kind="reflection"
              record-id=${entry.id}
              .api=${this.api}
              @ilp-dialog-close=${() => (this.showsHistory = false)}
              @ilp-version-restored=${() => void this.loading.run()}
            ></ilp-history-dialog>`
          : nothing
      }`;
  }

  private renderConflict(theirs: Readonly<Record<string, string>>) {
    return html`<ilp-answer-conflict
      .blocks=${[{ id: 'text', prompt: t('portfolio.your-words') }]}
      .mine=${this.work.answers}
      .theirs=${theirs}
      @ilp-conflict-choose=${this.handleChoice}
    ></ilp-answer-conflict>`;
  }

  private renderEditor(entry: JournalEntry) {
    const prompts = promptsFor(entry.entry?.kind ?? 'free', entry.gradeBand);
    const chosen = prompts.find(({ number }) => number === this.work.prompt);
    return html`
      ${
        entry.isRemoved
          ? html`<p class="notice warn">${t('portfolio.entry-was-removed')}</p>`
          : nothing
      }
      ${this.renderAbout(entry)}
      <ilp-prompt-chips
        .prompts=${prompts}
        .chosen=${this.work.prompt}
        @ilp-prompt-choose=${this.handlePrompt}
      ></ilp-prompt-chips>
      <ilp-answer
        block-id="text"
        prompt=${chosen?.text ?? t('portfolio.your-words')}
        text=${this.work.answers.text ?? ''}
        @ilp-answer-change=${this.handleText}
      ></ilp-answer>
    `;
  }

  /** A choice until the first words are there; then it is about that. */
  private renderAbout(entry: JournalEntry) {
    const isBlank = !this.work.isKept && !this.work.answers.text?.trim();
    if (!isBlank || this.choices.length === 0) return nothing;
    const options = [
      { value: 'free', label: t('portfolio.about-free') },
      ...this.choices.map((choice) => ({
        value: `${choice.kind}:${choice.ref}`,
        label: aboutWords(choice),
      })),
    ];
    return html`<ilp-field
      type="select"
      label=${t('portfolio.what-about')}
      value=${entry.entry ? `${entry.entry.kind}:${entry.entry.ref}` : 'free'}
      .options=${options}
      @change=${this.handleAbout}
    ></ilp-field>`;
  }

  private renderFoot(entry: JournalEntry) {
    const { autosave } = this.work;
    return html`
      ${
        entry.canWrite
          ? html`<ilp-save-state
              state=${autosave?.state ?? 'idle'}
              .savedAt=${autosave?.savedAt ?? null}
              .error=${autosave?.error}
            ></ilp-save-state>`
          : nothing
      }
      <ilp-field
        type="select"
        label=${t('portfolio.who-sees')}
        value=${entry.visibility}
        .options=${visibilityOptions()}
        @change=${this.handleVisibility}
      ></ilp-field>
      ${this.attempt.renderFault()}
      ${
        this.work.isKept && entry.canWrite
          ? html`<div class="actions">
              <button type="button" class="button small" @click=${() => void this.openHistory()}>
                ${icon('clock')} ${t('portfolio.versions')}
              </button>
              <button
                type="button"
                class="button small quiet"
                @click=${() => void this.removeEntry()}
              >
                ${icon('trash')} ${t('portfolio.remove-entry')}
              </button>
            </div>`
          : nothing
      }
    `;
  }

  /** `new` gets an id of its own in the address, so that a reload finds the same words. */
  private takePlace(id: string): void {
    this.on = new URLSearchParams(location.search).get('on');
    if (id !== 'new') this.entryId = id;
    if (this.entryId) return;
    this.entryId = newId();
    this.on ??= 'free';
    this.showPlace();
  }

  private showPlace(): void {
    const on = encodeURIComponent(this.on ?? 'free');
    history.replaceState(null, '', hrefFor(`portfolio/entries/${this.entryId}?on=${on}`));
  }

  private async handleAbout(event: Event): Promise<void> {
    this.on = (event.currentTarget as IlpField).value;
    this.showPlace();
    await this.attempt.run(() => this.work.load());
  }

  private handlePrompt({ number }: PromptChooseEvent): void {
    this.work.write('prompt', number === null ? '' : String(number));
    this.renderRoot.querySelector('ilp-answer')?.focus();
  }

  private handleText({ text }: AnswerChangeEvent): void {
    this.work.write('text', text);
  }

  private async handleChoice({ choice }: ConflictChooseEvent): Promise<void> {
    this.work.choose(choice);
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-answer')?.focus();
  }

  private async handleVisibility(event: Event): Promise<void> {
    const visibility = (event.currentTarget as IlpField).value as Visibility;
    if (await this.attempt.run(() => this.work.setVisibility(visibility)))
      announce(t('portfolio.who-sees-saved', { who: t(VISIBILITIES[visibility]) }));
  }

  private async openHistory(): Promise<void> {
    await this.work.autosave?.flush();
    await import('../history/ilp-history-dialog.js');
    this.showsHistory = true;
  }

  private async removeEntry(): Promise<void> {
    const id = this.entryId;
    if (!(await this.attempt.run(() => this.work.remove()))) return;
    navigate('portfolio');
    showToast({
      text: t('portfolio.entry-removed'),
      undo: async () => {
        await this.api.post(`/journal/${id}/restore`);
        navigate(`portfolio/entries/${id}`);
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-journal-entry-view': IlpJournalEntryView;
  }
}
