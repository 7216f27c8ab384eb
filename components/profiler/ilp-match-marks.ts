import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MarkedCareer, MarkedCareerList } from '#contracts/matching.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-skeleton.js';
import { buttons, layout } from '../styles/shared.js';

/** A hidden career came back into the lists. */
export class UnhideEvent extends Event {
  static readonly type = 'ilp-match-unhide';

  constructor() {
    super(UnhideEvent.type, { bubbles: true, composed: true });
  }
}

/**
 * The careers a person hid, each with the way back.
 *
 * @element ilp-match-marks
 * @fires {UnhideEvent} ilp-match-unhide
 */
@customElement('ilp-match-marks')
export class IlpMatchMarks extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      summary {
        min-block-size: 1.75rem;
        inline-size: fit-content;
        cursor: pointer;
      }

      ul {
        display: grid;
        gap: var(--ilp-space-2);
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ type: Number }) count = 0;

  /** Null until they are asked for. */
  @state() private marked: readonly MarkedCareer[] | null = null;
  private readonly attempt = new Attempt(this);

  protected override render() {
    if (this.count === 0) return nothing;
    return html`<details @toggle=${this.handleToggle}>
      <summary class="small">${t('match.hidden', { count: this.count })}</summary>
      ${this.marked ? this.renderMarked(this.marked) : nothing}
      ${this.attempt.isBusy && !this.marked ? html`<ilp-skeleton lines="2"></ilp-skeleton>` : nothing}
      ${this.attempt.renderFault()}
    </details>`;
  }

  private renderMarked(marked: readonly MarkedCareer[]) {
    return html`<ul>
      ${marked.map(
        ({ career }) =>
          html`<li class="spread">
            <span lang=${career.titleLocale}>${career.title}</span>
            <button
              type="button"
              class="button"
              ?disabled=${this.attempt.isBusy}
              @click=${() => this.unhide(career)}
            >
              ${t('match.unhide')}
              <span class="visually-hidden" lang=${career.titleLocale}>${career.title}</span>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('count') && this.renderRoot.querySelector('details')?.open)
      void this.attempt.run(this.load);
  }

  private readonly handleToggle = async (event: Event): Promise<void> => {
    if ((event.currentTarget as HTMLDetailsElement).open) await this.attempt.run(this.load);
  };

  private readonly load = async (): Promise<void> => {
    const { items } = await this.api.get<MarkedCareerList>('/match-marks');
    this.marked = items.filter(({ mark }) => mark === 'hidden');
  };

  private async unhide({ code, title }: MarkedCareer['career']): Promise<void> {
    const isDone = await this.attempt.run(() => this.api.delete(`/match-marks/${code}`));
    if (!isDone) return;
    this.marked = (this.marked ?? []).filter(({ career }) => career.code !== code);
    announce(t('match.unhidden', { title }));
    this.renderRoot.querySelector('summary')?.focus();
    this.dispatchEvent(new UnhideEvent());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-match-marks': IlpMatchMarks;
  }
  interface HTMLElementEventMap {
    [UnhideEvent.type]: UnhideEvent;
  }
}
