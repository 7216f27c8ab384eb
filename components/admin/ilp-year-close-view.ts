import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { YearClose, YearCloseBoard } from '#contracts/year-close.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { spanOf } from '../years/year-words.js';
import './ilp-graduates.js';
import { renderPast, renderPreview, renderUndo } from './year-close-parts.js';

/**
 * What closing the school year will do, the close under way, and undoing it.
 *
 * @element ilp-year-close-view
 */
@customElement('ilp-year-close-view')
export class IlpYearCloseView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  /** How often a close under way is asked about. */
  @property({ attribute: false }) everyMs = 2_000;

  @state() private board: YearCloseBoard | undefined;
  @state() private isAsking = false;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<YearCloseBoard>('/year-closes', { signal }),
    onComplete: (board) => this.show(board),
  });

  private readonly updates = new Poll(
    this,
    () => this.api.get<YearCloseBoard>('/year-closes'),
    (board) => this.show(board),
    () => this.everyMs,
  );

  private show(board: YearCloseBoard): void {
    this.board = board;
    this.updates.follow(underWay(board) !== undefined);
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-year-close')}</h1>
      </div>
      <p>${t('close.intro')}</p>
      ${renderLoad(this.loading, (first) => this.renderBoard(this.board ?? first))}
    </div>`;
  }

  private renderBoard(board: YearCloseBoard) {
    const running = underWay(board);
    const latest = board.closes.find(({ undoUntil }) => undoUntil !== null);
    return html`
      <section class="stack" aria-labelledby="year">
        <h2 id="year">${t('close.year', { span: spanOf(board.year) })}</h2>
        ${running ? renderRunning(running) : this.renderStanding(board)}
        ${latest ? renderUndo(latest, this.attempt.isBusy, () => void this.undo(latest)) : nothing}
        ${this.isAsking ? nothing : this.attempt.renderFault()}
      </section>
      <ilp-graduates
        .api=${this.api}
        .session=${this.session}
        standing=${board.closes.map(({ id, state: now }) => `${id} ${now}`).join()}
      ></ilp-graduates>
      ${renderPast(board.closes)} ${this.renderDialog(board)}
    `;
  }

  private renderStanding({ standing, opensOn, preview, year }: YearCloseBoard) {
    if (standing === 'early')
      return html`<p class="notice">${t('close.early', { date: formatDate(opensOn, 'long') })}</p>`;
    if (standing !== 'ready' || !preview)
      return html`<p class="notice">
        ${t(standing === 'closed' ? 'close.closed' : 'close.grades-moved')}
      </p>`;
    return html`
      ${renderPreview(preview)}
      ${
        preview.moving + preview.graduating === 0
          ? nothing
          : html`<div class="actions">
              <button type="button" class="button primary" @click=${() => (this.isAsking = true)}>
                ${t('close.close', { span: spanOf(year) })}
              </button>
            </div>`
      }
    `;
  }

  private renderDialog({ year, preview }: YearCloseBoard) {
    const count = (preview?.moving ?? 0) + (preview?.graduating ?? 0);
    return html`<ilp-dialog
      heading=${t('close.ask', { span: spanOf(year) })}
      ?open=${this.isAsking}
      @ilp-dialog-close=${() => (this.isAsking = false)}
    >
      <p>${t('close.ask-text', { count })}</p>
      ${this.isAsking ? this.attempt.renderFault() : nothing}
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.close(year)}
      >
        ${t('close.close', { span: spanOf(year) })}
      </button>
      <button slot="footer" type="button" class="button" @click=${() => (this.isAsking = false)}>
        ${t('close.cancel')}
      </button>
    </ilp-dialog>`;
  }

  private async close(year: number): Promise<void> {
    const isDone = await this.attempt.run(() => this.ask('/year-closes', { year }, 'close.begun'));
    if (isDone) this.isAsking = false;
  }

  private undo({ id }: YearClose): Promise<unknown> {
    return this.attempt.run(() =>
      this.ask(`/year-closes/${id}/undo`, undefined, 'close.undo-begun'),
    );
  }

  /** Where another administrator was first, what they began is shown instead. */
  private async ask(
    path: string,
    body: object | undefined,
    words: 'close.begun' | 'close.undo-begun',
  ): Promise<void> {
    try {
      this.show(await this.api.post<YearCloseBoard>(path, body));
      showToast({ text: t(words) });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
      this.show(await this.api.get<YearCloseBoard>('/year-closes'));
      showToast({ text: t('close.changed') });
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

const underWay = ({ closes }: YearCloseBoard): YearClose | undefined =>
  closes.find(({ state: now }) => now === 'running' || now === 'undoing');

function renderRunning({ state: now, done, total }: YearClose) {
  return html`<div class="card stack" role="status">
    <p>${t(now === 'running' ? 'close.running' : 'close.undoing')}</p>
    <ilp-progress label=${t('close.students')} .done=${done} .total=${total}></ilp-progress>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-year-close-view': IlpYearCloseView;
  }
}
