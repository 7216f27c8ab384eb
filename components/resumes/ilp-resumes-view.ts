import { Task, TaskStatus } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { RESUME_NAME_MAX } from '#contracts/limits.js';
import type { ResumeBrief, ResumeList } from '#contracts/resumes.js';
import { formatDate } from '../i18n/format.js';
import { getLocale, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-empty-state.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { LANGUAGES, TEMPLATES } from './resume-words.js';

/** What is open beside the list. */
type Open = { what: 'rename' | 'history'; resume: ResumeBrief } | null;

/**
 * A student's résumés: begin, copy, rename, remove with undo, bring back a version, and take over what
 * changed in the records.
 *
 * @element ilp-resumes-view
 */
@customElement('ilp-resumes-view')
export class IlpResumesView extends IlpView {
  static override styles = [cards, layout, buttons];

  @state() private resumes: ResumeList = [];
  @state() private open: Open = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.resumes = await this.api.get<ResumeList>('/resumes', { signal });
      return this.resumes;
    },
  });

  protected override render() {
    const isShown = this.loading.status === TaskStatus.COMPLETE && this.resumes.length > 0;
    return html`<div class="page">
      <div class="spread">
        <h1 tabindex="-1">${t('shell.title-resumes')}</h1>
        ${isShown ? this.renderAdd() : nothing}
      </div>
      <p class="quiet">${t('resumes.intro')}</p>
      ${this.attempt.renderFault()} ${renderLoad(this.loading, () => this.renderList())}
      ${this.renderOpen()}
    </div>`;
  }

  private renderAdd() {
    return html`<button
      type="button"
      slot="actions"
      id="add"
      class="button primary"
      ?disabled=${this.attempt.isBusy}
      @click=${() => this.add()}
    >
      ${icon('plus')} ${t('resumes.add')}
    </button>`;
  }

  private renderList() {
    if (this.resumes.length === 0)
      return html`<ilp-empty-state heading=${t('resumes.empty')}>
        <p>${t('resumes.empty-text')}</p>
        ${this.renderAdd()}
      </ilp-empty-state>`;
    const outdated = this.resumes.filter((resume) => resume.outdated > 0).length;
    return html`${outdated > 0 ? this.renderOffer(outdated) : nothing}
      <ul class="plain stack">
        ${repeat(
          this.resumes,
          ({ id }) => id,
          (resume) => html`<li>${this.renderResume(resume)}</li>`,
        )}
      </ul>`;
  }

  private renderOffer(count: number) {
    return html`<div class="notice spread">
      <p>${t('resumes.offer')}</p>
      <button
        type="button"
        id="update"
        class="button"
        ?disabled=${this.attempt.isBusy}
        @click=${() => this.updateAll(count)}
      >
        ${t('resumes.update', { count })}
      </button>
    </div>`;
  }

  private renderResume(resume: ResumeBrief) {
    const { id, name, template, language, updatedAt, flagged } = resume;
    const button = (what: 'rename' | 'copy' | 'remove' | 'history', action: () => unknown) =>
      html`<button
        type="button"
        data-do=${what}
        class="button quiet small"
        aria-label=${t(`resumes.${what}-named`, { name })}
        ?disabled=${this.attempt.isBusy}
        @click=${action}
      >
        ${t(`resumes.${what}`)}
      </button>`;
    return html`<article class="card stack tight" data-resume=${id}>
      <h2>
        <a href=${hrefFor(`resumes/${encodeURIComponent(id)}`)}>${name}</a>
      </h2>
      <p class="small quiet">
        ${t(TEMPLATES[template].name)} · ${t(LANGUAGES[language])} ·
        ${t('resumes.changed-on', { date: formatDate(updatedAt) })}
      </p>
      ${
        flagged > 0
          ? html`<p><span class="badge warn">${t('resumes.flagged', { count: flagged })}</span></p>`
          : nothing
      }
      <div class="actions">
        ${button('rename', () => (this.open = { what: 'rename', resume }))}
        ${button('copy', () => this.copy(resume))}
        ${button('history', () => this.openHistory(resume))}
        ${button('remove', () => this.takeOut(resume))}
      </div>
    </article>`;
  }

  private renderOpen() {
    if (!this.open) return nothing;
    const { what, resume } = this.open;
    if (what === 'history')
      return html`<ilp-history-dialog
        kind="resume"
        record-id=${resume.id}
        @ilp-dialog-close=${this.close}
        @ilp-version-restored=${() => this.loading.run()}
      ></ilp-history-dialog>`;
    return html`<ilp-dialog heading=${t('resumes.rename')} open @ilp-dialog-close=${this.close}>
      <form class="stack" @submit=${this.handleRename}>
        <ilp-field
          name="name"
          label=${t('resumes.name')}
          .value=${resume.name}
          maxlength=${RESUME_NAME_MAX}
          required
        ></ilp-field>
        <div class="actions">
          <button type="submit" class="button primary">${t('common.save')}</button>
        </div>
        ${this.attempt.renderFault()}
      </form>
    </ilp-dialog>`;
  }

  private readonly close = () => {
    this.open = null;
  };

  private async openHistory(resume: ResumeBrief): Promise<void> {
    await import('../history/ilp-history-dialog.js');
    this.open = { what: 'history', resume };
  }

  private async add(): Promise<void> {
    await this.attempt.run(async () => {
      const language = getLocale() === 'es' ? 'es' : 'en';
      const { id } = await this.api.post<ResumeBrief>('/resumes', { language });
      navigate(`resumes/${encodeURIComponent(id)}`);
    });
  }

  private async copy({ id }: ResumeBrief): Promise<void> {
    await this.attempt.run(async () => {
      const copy = await this.api.post<ResumeBrief>(`/resumes/${id}/copy`);
      this.resumes = [copy, ...this.resumes];
      announce(t('resumes.copied', { name: copy.name }));
      await this.focusResume(copy.id);
    });
  }

  private async handleRename(event: Event): Promise<void> {
    event.preventDefault();
    const resume = this.open?.resume;
    const name = this.renderRoot.querySelector<IlpField>('ilp-field')?.value.trim();
    if (!resume || !name) return;
    const isDone = await this.attempt.run(async () => {
      const renamed = await this.api.patch<ResumeBrief>(`/resumes/${resume.id}`, { name });
      this.resumes = this.resumes.map((one) => (one.id === resume.id ? renamed : one));
    });
    if (!isDone) return;
    this.close();
    announce(t('resumes.renamed', { name }));
    await this.focusResume(resume.id);
  }

  private async takeOut(resume: ResumeBrief): Promise<void> {
    const isDone = await this.attempt.run(() => this.api.delete(`/resumes/${resume.id}`));
    if (!isDone) return;
    const at = this.resumes.indexOf(resume);
    this.resumes = this.resumes.filter(({ id }) => id !== resume.id);
    this.renderRoot.querySelector('h1')?.focus();
    showToast({
      text: t('resumes.removed', { name: resume.name }),
      undo: () => this.restore(resume, at),
    });
  }

  private async restore(resume: ResumeBrief, at: number): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      const back = await this.api.post<ResumeBrief>(`/resumes/${resume.id}/restore`);
      this.resumes = [...this.resumes.slice(0, at), back, ...this.resumes.slice(at)];
    });
    if (!isDone) return;
    announce(t('resumes.restored', { name: resume.name }));
    await this.focusResume(resume.id);
  }

  private async updateAll(count: number): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      this.resumes = await this.api.post<ResumeList>('/resumes/update');
    });
    if (!isDone) return;
    announce(t('resumes.updated', { count }));
    this.renderRoot.querySelector('h1')?.focus();
  }

  private async focusResume(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-resume="${id}"] a`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resumes-view': IlpResumesView;
  }
}
