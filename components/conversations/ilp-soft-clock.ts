import { css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';

const TICK_MS = 1_000;
/** Fifteen minutes in four parts: by which minute each of them is over. */
const PARTS: readonly { until: number; words: PlainKey }[] = [
  { until: 3, words: 'conversations.part-1' },
  { until: 8, words: 'conversations.part-2' },
  { until: 12, words: 'conversations.part-3' },
  { until: Infinity, words: 'conversations.part-4' },
];

/**
 * A quiet clock for a talk of about fifteen minutes, with a question for each part. It ends nothing and says
 * nothing aloud; time that goes over is only shown.
 *
 * @element ilp-soft-clock
 */
@customElement('ilp-soft-clock')
export class IlpSoftClock extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      svg {
        display: block;
        inline-size: 100%;
        block-size: 0.25rem;
        background: var(--ilp-line);
      }

      rect {
        fill: var(--ilp-accent);
      }
    `,
  ];

  /** Milliseconds of talk before the clock was last started. */
  @state() private spent = 0;
  @state() private startedAt: number | null = null;

  private timer: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override render() {
    const elapsed = this.spent + (this.startedAt === null ? 0 : Date.now() - this.startedAt);
    const minutes = Math.floor(elapsed / 60_000);
    const part = PARTS.find(({ until }) => minutes < until) ?? PARTS[0];
    const share = Math.min(100, (elapsed / (15 * 60_000)) * 100);
    const isOn = this.startedAt !== null;
    return html`<div class="stack tight" role="group" aria-label=${t('conversations.timer')}>
      <div class="spread">
        <span class="small quiet">${t('conversations.timer-minutes', { minutes })}</span>
        <button type="button" class="button small quiet" @click=${isOn ? this.pause : this.start}>
          ${t(
            isOn
              ? 'conversations.timer-pause'
              : this.spent > 0
                ? 'conversations.timer-go-on'
                : 'conversations.timer-start',
          )}
        </button>
      </div>
      <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none">
        <rect width=${share} height="1"></rect>
      </svg>
      <p>${part ? t(part.words) : ''}</p>
    </div>`;
  }

  private readonly start = () => {
    this.startedAt = Date.now();
    this.timer = setInterval(() => this.requestUpdate(), TICK_MS);
  };

  private readonly pause = () => {
    clearInterval(this.timer);
    if (this.startedAt !== null) this.spent += Date.now() - this.startedAt;
    this.startedAt = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-soft-clock': IlpSoftClock;
  }
}
