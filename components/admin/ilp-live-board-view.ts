import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LiveBoard } from '#contracts/live-board.js';
import { formatTime } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/charts/ilp-day-columns.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { renderLists, renderLmss, renderSchools } from './live-board-parts.js';

/**
 * The district's day as counts, which brings itself up to date; nobody is named.
 *
 * @element ilp-live-board-view
 */
@customElement('ilp-live-board-view')
export class IlpLiveBoardView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  /** How long a picture of the day stands before the next is asked for. */
  @property({ attribute: false }) everyMs = 30_000;

  @state() private board: LiveBoard | undefined;
  @state() private isPaused = false;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: () => this.read(),
    onComplete: (board) => this.show(board),
  });

  private readonly resuming = new Attempt(this);
  private readonly updates = new Poll(
    this,
    () => this.read(),
    (board) => this.show(board),
    () => this.everyMs,
  );

  private read(): Promise<LiveBoard> {
    return this.api.get<LiveBoard>('/live-board');
  }

  private show(board: LiveBoard): void {
    this.board = board;
    this.updates.follow(!this.isPaused);
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('shell.title-live-board')}</h1>
      ${renderLoad(this.loading, (first) => this.renderBoard(this.board ?? first))}
    </div>`;
  }

  private renderBoard(board: LiveBoard) {
    return html`
      <div class="stack">
        <p>${t('board.intro', { district: this.session.districtName })}</p>
        <div class="spread">
          <span class="small quiet">${t('board.updated', { time: formatTime(board.at) })}</span>
          <button
            type="button"
            class="button small"
            ?disabled=${this.resuming.isBusy}
            @click=${this.handlePause}
          >
            ${t(this.isPaused ? 'board.resume' : 'board.pause')}
          </button>
        </div>
        ${this.resuming.renderFault()}
      </div>
      <section class="stack" aria-labelledby="visits">
        <h2 id="visits">${t('board.visits')}</h2>
        <ilp-day-columns .counts=${board.hours} since=${board.since}></ilp-day-columns>
      </section>
      ${renderLmss(board.platforms)} ${renderSchools(board.schools)} ${renderLists(board.lists)}
      ${this.renderMore()}
    `;
  }

  private renderMore() {
    return html`<section class="stack tight" aria-labelledby="more">
      <h2 id="more">${t('board.more')}</h2>
      <p><a href=${hrefFor('district/audit')}>${t('board.audit-link')}</a></p>
      <p><a href=${hrefFor('district/support')}>${t('board.support-link')}</a></p>
      <p><a href=${hrefFor('district/parts')}>${t('board.parts-link')}</a></p>
      <p><a href=${hrefFor('district/schools')}>${t('board.schools-link')}</a></p>
      <p><a href=${hrefFor('district/rights')}>${t('board.rights-link')}</a></p>
      <p><a href=${hrefFor('district/year')}>${t('board.close-link')}</a></p>
      <p><a href=${hrefFor('district/clock')}>${t('board.clock-link')}</a></p>
      <p><a href=${hrefFor('district/mail')}>${t('shell.title-district-mail')}</a></p>
      <p><a href=${hrefFor('district/api')}>${t('board.api-link')}</a></p>
    </section>`;
  }

  private readonly handlePause = async () => {
    if (!this.isPaused) {
      this.isPaused = true;
      this.updates.follow(false);
      return;
    }
    // Still paused where nothing comes: the picture on screen is the old one.
    await this.resuming.run(async () => {
      const board = await this.read();
      this.isPaused = false;
      this.show(board);
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-live-board-view': IlpLiveBoardView;
  }
}
