import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CareerIndexReply } from '#contracts/explore.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, onNavigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout } from '../styles/shared.js';

const FIRST = 'A';

/**
 * All careers by the first letter of their titles. The letter stands in the address.
 *
 * @element ilp-career-index-view
 */
@customElement('ilp-career-index-view')
export class IlpCareerIndexView extends IlpView {
  static override styles = [
    layout,
    css`
      .letters {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1);
        margin: 0;
        padding: 0;
        list-style-type: '';
      }

      .letter {
        display: grid;
        min-inline-size: 2.75rem;
        min-block-size: 2.75rem;
        padding: var(--ilp-space-1);
        place-content: center;
        border: 1px solid var(--ilp-line-strong);
        border-radius: var(--ilp-radius-small);
        background: var(--ilp-surface);
        line-height: 1.1;
        text-align: center;
        text-decoration: none;
      }

      .letter[aria-current] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent);
        color: var(--ilp-on-accent);
      }

      span.letter {
        border-color: var(--ilp-line);
        background: none;
        color: var(--ilp-ink-quiet);
      }

      .titles {
        columns: 18rem;
        margin: 0;
        padding: 0;
        list-style-type: '';
      }

      .titles li {
        padding-block: var(--ilp-space-1);
        break-inside: avoid;
      }

      @media (forced-colors: active) {
        .letter[aria-current] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @state() private letter = FIRST;
  /** The person chose a letter, so that focus goes to its list. */
  private hasChosen = false;
  private stopFollowing?: () => void;

  private readonly index = new Task(this, {
    args: () => [this.letter] as const,
    task: ([letter], { signal }) =>
      this.api.get<CareerIndexReply>(`/careers/index?letter=${letter}`, { signal }),
    onComplete: ({ items }) => void this.handleLoaded(items.length),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.letter = letterFrom(location.search);
    this.stopFollowing = onNavigate(() => this.followAddress());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
  }

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore')}>${t('explore.back')}</a>
        <h1 tabindex="-1">${t('explore.index-title')}</h1>
        <p class="quiet">${t('explore.index-text')}</p>
      </div>
      ${renderLoad(this.index, (reply) => this.renderIndex(reply), { lines: 8 })}
    </div>`;
  }

  private renderIndex({ letter, letters, items }: CareerIndexReply) {
    return html`<nav aria-label=${t('explore.index-letters')}>
        <ul class="letters">
          ${letters.map(({ id, count }) => html`<li>${this.renderLetter(id, count, letter)}</li>`)}
        </ul>
      </nav>
      <section class="stack tight" aria-labelledby="titles">
        <h2 id="titles" tabindex="-1">${t('explore.index-under', { letter })}</h2>
        <p class="quiet">${t('explore.count', { count: items.length })}</p>
        <ul class="titles">
          ${items.map(
            ({ code, title, titleLocale }) =>
              html`<li>
                <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
              </li>`,
          )}
        </ul>
      </section>`;
  }

  private renderLetter(id: string, count: number, current: string) {
    const words = html`${id} <span class="small">${count}</span>
      <span class="visually-hidden">${t('explore.index-careers', { count })}</span>`;
    if (count === 0) return html`<span class="letter">${words}</span>`;
    return html`<a
      class="letter"
      href=${hrefFor(`explore/index?letter=${id}`)}
      aria-current=${id === current ? 'true' : nothing}
      >${words}</a
    >`;
  }

  private followAddress(): void {
    if (location.pathname !== hrefFor('explore/index')) return;
    const letter = letterFrom(location.search);
    if (letter === this.letter) return;
    this.hasChosen = true;
    this.letter = letter;
  }

  private async handleLoaded(count: number): Promise<void> {
    if (!this.hasChosen) return;
    this.hasChosen = false;
    announce(t('explore.count', { count }));
    // The task itself asks for the drawing only after this.
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#titles')?.focus();
  }
}

function letterFrom(search: string): string {
  const letter = (new URLSearchParams(search).get('letter') ?? FIRST).toUpperCase();
  return /^[A-Z]$/.test(letter) ? letter : FIRST;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-index-view': IlpCareerIndexView;
  }
}
