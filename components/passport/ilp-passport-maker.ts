import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PassportOverview } from '#contracts/passport.js';
import type { ApiClient } from '../api/client.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { keepFile } from '../shared/save-file.js';
import { sizeWords } from '../shared/size-words.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { PassportChangeEvent } from './passport-change-event.js';
import { partWord } from './passport-words.js';

/**
 * What is in the file, the button that makes it, and for seniors the two steps.
 *
 * @element ilp-passport-maker
 * @fires {PassportChangeEvent} ilp-passport-change
 */
@customElement('ilp-passport-maker')
export class IlpPassportMaker extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    lists,
    css`
      .rows {
        max-inline-size: 32rem;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) overview!: PassportOverview;

  @state() private leavesOut = false;
  @state() private madeSize: number | null = null;

  private readonly making = new Attempt(this);
  private readonly ticking = new Attempt(this);

  protected override render() {
    const { overview } = this;
    return html`<section class="stack" aria-labelledby="out">
      ${overview.senior ? this.renderSenior(overview.senior) : nothing}
      <h2 id="out">${t('passport.make-title')}</h2>
      <p>${t('passport.forms')}</p>
      ${this.renderContents(overview)}
      <p>${t('passport.private-note', { count: overview.privateCount })}</p>
      ${
        overview.privateCount === 0
          ? nothing
          : html`<label class="choice">
              <input
                type="checkbox"
                .checked=${this.leavesOut}
                @change=${() => (this.leavesOut = !this.leavesOut)}
              />
              ${t('passport.leave-out')}
            </label>`
      }
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.making.isBusy}
          @click=${() => void this.make()}
        >
          ${t('passport.make')}
        </button>
      </div>
      <p role="status">${this.statusWords()}</p>
      ${this.making.renderFault()} ${this.renderOpened(overview)}
      <p class="small quiet">${t('passport.proof')}</p>
    </section>`;
  }

  private statusWords(): string {
    if (this.making.isBusy) return t('passport.making');
    if (this.madeSize !== null) return t('passport.made', { size: sizeWords(this.madeSize) });
    return '';
  }

  private renderContents({ parts, files }: PassportOverview) {
    if (parts.length === 0) return html`<p class="quiet">${t('passport.nothing')}</p>`;
    const size = sizeWords(files.bytes);
    return html`<div class="stack tight">
      <h3>${t('passport.in-it')}</h3>
      <ul class="rows">
        ${parts.map(
          ({ part, count }) =>
            html`<li class="spread">
              <span>${partWord(part)}</span><span>${formatNumber(count)}</span>
            </li>`,
        )}
      </ul>
      ${
        files.count === 0
          ? nothing
          : html`<p class="small quiet">${t('passport.files', { count: files.count, size })}</p>`
      }
    </div>`;
  }

  private renderSenior({ isMade, isOpened }: NonNullable<PassportOverview['senior']>) {
    const step = (text: string, isDone: boolean) =>
      html`<li class="spread">
        <span>${text}</span>
        <span class=${isDone ? 'badge good' : 'badge warn'}>
          ${t(isDone ? 'passport.done' : 'passport.to-do')}
        </span>
      </li>`;
    return html`<div class="notice stack tight">
      <h2>${t('passport.senior-title')}</h2>
      <p>${t('passport.senior-text')}</p>
      <ol class="rows">
        ${step(t('passport.step-make'), isMade)} ${step(t('passport.step-open'), isOpened)}
      </ol>
    </div>`;
  }

  private renderOpened({ last }: PassportOverview) {
    if (!last) return nothing;
    const isOpened = last.openedAt !== null;
    return html`<p class="quiet">${t('passport.last', { day: formatDate(last.madeAt, 'long') })}</p>
      <label class="choice">
        <input
          type="checkbox"
          .checked=${isOpened}
          ?disabled=${this.ticking.isBusy}
          @change=${() => void this.tick(!isOpened)}
        />
        ${t('passport.opened')}
      </label>
      ${this.ticking.renderFault()}`;
  }

  private async make(): Promise<void> {
    this.madeSize = null;
    await this.making.run(async () => {
      const scope = this.leavesOut ? 'shared' : 'whole';
      const file = await this.api.file(`/passport/file/${scope}`);
      keepFile(file);
      this.madeSize = file.content.size;
      await this.tell(this.api.get<PassportOverview>('/passport'));
    });
  }

  private tick(isOpened: boolean): Promise<boolean> {
    return this.ticking.run(() =>
      this.tell(this.api.put<PassportOverview>('/passport/opened', { isOpened })),
    );
  }

  private async tell(overview: Promise<PassportOverview>): Promise<void> {
    this.dispatchEvent(new PassportChangeEvent(await overview));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-passport-maker': IlpPassportMaker;
  }
}
