import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ResumePage } from '#contracts/resumes.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { LanguageWishEvent } from './ilp-resume-about.js';
import './ilp-resume-about.js';
import './ilp-resume-conflict.js';
import './ilp-resume-download.js';
import './ilp-resume-preview.js';
import './ilp-resume-section.js';
import { styles } from './ilp-resume-view.styles.js';
import { ResumeController } from './resume-controller.js';
import { insertLine, lineOf, placeOf, removeLine, type ResumeDoc } from './resume-edit.js';
import type {
  FocusWish,
  LineRemoveEvent,
  ResumeEditEvent,
  VersionChooseEvent,
} from './resume-events.js';
import { nameOfLine, titleOf } from './resume-words.js';

/**
 * The builder of one résumé: its parts on the left, the page as it will be printed on the right; on a
 * phone one of the two.
 *
 * @element ilp-resume-view
 */
@customElement('ilp-resume-view')
export class IlpResumeView extends IlpView {
  static override styles = [cards, layout, buttons, styles];

  @state() private shown: 'edit' | 'preview' = 'edit';
  @state() private languageError: unknown = null;

  private readonly work: ResumeController = new ResumeController(this);
  private readonly loading = new Task(this, {
    args: () => [this.params.id] as const,
    task: (_, { signal }) => this.work.load(signal),
    onComplete: ({ resume }) => this.setTitle(resume.name),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.handleKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.handleKey);
  }

  protected override render() {
    const { doc, page } = this.work;
    return html`<div class="page">
      <div class="stack tight">
        <a class="small" href=${hrefFor('resumes')}>${t('resumes.all')}</a>
        <div class="spread">
          <h1 tabindex="-1">${page?.resume.name ?? t('shell.title-resume')}</h1>
          ${page ? this.renderState() : nothing}
        </div>
      </div>
      ${renderLoad(this.loading, () => (doc && page ? this.renderWork(doc, page) : nothing), {
        lines: 8,
      })}
    </div>`;
  }

  private renderState() {
    const { autosave } = this.work;
    return html`<div class="actions">
      <ilp-save-state
        state=${autosave?.state ?? 'idle'}
        .savedAt=${autosave?.savedAt ?? null}
        .error=${autosave?.error}
      ></ilp-save-state>
      <button
        type="button"
        id="undo"
        class="button small"
        ?disabled=${!this.work.canUndo}
        @click=${() => this.undo()}
      >
        ${icon('undo')} ${t('common.undo')}
      </button>
    </div>`;
  }

  private renderWork(doc: ResumeDoc, page: ResumePage) {
    if (this.work.theirs)
      return html`<ilp-resume-conflict
        .mine=${doc}
        .theirs=${this.work.theirs}
        .titles=${page.titles}
        @ilp-version-choose=${this.handleChoice}
      ></ilp-resume-conflict>`;
    return html`${this.renderTabs()}
      <div class="sides" data-shown=${this.shown}>
        <div
          class="stack edit"
          @ilp-resume-edit=${this.handleEdit}
          @ilp-line-remove=${this.handleRemove}
          @ilp-language-wish=${this.handleLanguage}
        >
          ${
            this.languageError
              ? html`<p class="notice bad" role="alert">${problemMessage(this.languageError)}</p>`
              : nothing
          }
          <ilp-resume-about .doc=${doc} .page=${page}></ilp-resume-about>
          ${repeat(
            doc.sections,
            ({ kind }) => kind,
            (section) =>
              html`<ilp-resume-section
                .section=${section}
                .sections=${doc.sections}
                .page=${page}
              ></ilp-resume-section>`,
          )}
        </div>
        <section class="stack preview" aria-labelledby="preview">
          <div class="spread">
            <h2 id="preview">${t('resumes.preview')}</h2>
            <ilp-resume-download
              .api=${this.api}
              .path=${this.work.path()}
              .first=${() => this.work.saveFirst()}
            ></ilp-resume-download>
          </div>
          <ilp-resume-preview
            .layout=${page.layout}
            language=${page.resume.language}
          ></ilp-resume-preview>
        </section>
      </div>`;
  }

  /** Only on narrow screens; wide ones show both. */
  private renderTabs() {
    return html`<div class="tabs" role="group" aria-label=${t('resumes.show')}>
      ${(['edit', 'preview'] as const).map(
        (side) =>
          html`<button
            type="button"
            class="button"
            aria-pressed=${side === this.shown ? 'true' : 'false'}
            @click=${() => (this.shown = side)}
          >
            ${t(`resumes.show-${side}`)}
          </button>`,
      )}
    </div>`;
  }

  private handleEdit({ change, options }: ResumeEditEvent): void {
    const before = options.focus ? this.whereIs(options.focus.lineId) : '';
    this.work.edit(change, options.step);
    if (options.said) announce(options.said);
    if (!options.focus) return;
    const after = this.whereIs(options.focus.lineId);
    if (before && after !== before) announce(after);
    void this.focusLine(options.focus);
  }

  /** "Captain, Robotics club: 2 of 4 in Activities" */
  private whereIs(lineId: string): string {
    const { doc, page } = this.work;
    const place = doc && placeOf(doc.sections, lineId);
    const section = doc?.sections.find(({ kind }) => kind === place?.kind);
    const line = section?.lines[place?.index ?? 0];
    if (!place || !section || !line || !page) return '';
    return t('resumes.moved', {
      name: nameOfLine(line) || t('resumes.new-line'),
      number: place.index + 1,
      count: section.lines.length,
      section: titleOf(section, page.titles),
    });
  }

  private handleRemove({ lineId }: LineRemoveEvent): void {
    const { doc } = this.work;
    const line = doc && lineOf(doc.sections, lineId);
    const place = doc && placeOf(doc.sections, lineId);
    if (!line || !place) return;
    this.work.edit(removeLine(lineId), {});
    this.renderRoot.querySelector('h1')?.focus();
    showToast({
      text: t('resumes.line-removed', { name: nameOfLine(line) || t('resumes.new-line') }),
      undo: () => {
        const isBack = this.work.doc && lineOf(this.work.doc.sections, lineId);
        if (!isBack) this.work.edit(insertLine(place, line), {});
        void this.focusLine({ lineId, part: 'switch' });
      },
    });
  }

  private async handleLanguage({ language }: LanguageWishEvent): Promise<void> {
    this.languageError = null;
    try {
      await this.work.changeLanguage(language);
    } catch (error) {
      this.languageError = error;
    }
  }

  private async handleChoice({ choice }: VersionChooseEvent): Promise<void> {
    this.work.choose(choice);
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }

  private undo(): void {
    if (this.work.undo()) announce(t('resumes.undone'));
  }

  /** In a field, Ctrl+Z is the browser's own. */
  private readonly handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select'))
      return;
    event.preventDefault();
    this.undo();
  };

  private async focusLine(wish: FocusWish): Promise<void> {
    await this.updateComplete;
    for (const section of this.renderRoot.querySelectorAll('ilp-resume-section'))
      if (await section.focusLine(wish)) return;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-view': IlpResumeView;
  }
}
