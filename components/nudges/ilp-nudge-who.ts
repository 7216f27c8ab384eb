import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { NUDGE_STUDENTS_MAX } from '#contracts/counsel-fields.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { renderLms } from '../shared/namesakes.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type Choosable, fitting, type Why } from './nudge-choice.js';

/** As many names stand on the page at first. */
const SHOWN = 40;

/** These students are chosen now, by their ids. */
export class ChosenEvent extends Event {
  static readonly type = 'ilp-chosen';
  readonly chosen: ReadonlySet<string>;

  constructor(chosen: ReadonlySet<string>) {
    super(ChosenEvent.type, { bubbles: true, composed: true });
    this.chosen = chosen;
  }
}

/**
 * Students of a caseload to choose from, by why and by grade. Needs the `nudges` and `queue` messages.
 *
 * @element ilp-nudge-who
 * @fires {ChosenEvent} ilp-chosen
 */
@customElement('ilp-nudge-who')
export class IlpNudgeWho extends IlpElement {
  static override styles = [
    cards,
    layout,
    buttons,
    css`
      .names {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        gap: var(--ilp-space-1) var(--ilp-space-3);
      }

      .names label {
        display: flex;
        gap: var(--ilp-space-2);
        align-items: center;
        min-block-size: 1.75rem;
      }

      input {
        inline-size: 1.25rem;
        block-size: 1.25rem;
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) all: readonly Choosable[] = [];
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  @property() error = '';
  /** Who fits at first; the reader may choose otherwise. */
  @property() why: Why = '';
  @state() private grade = '';
  @state() private isWhole = false;
  /** More fit than one message reaches. */
  @state() private isCut = false;

  protected override render() {
    const fit = fitting(this.all, this.why, this.grade);
    const shown = this.isWhole ? fit : fit.slice(0, SHOWN);
    return html`<section class="card stack" aria-labelledby="who">
      <h2 id="who">${t('nudges.who')}</h2>
      ${this.renderFilters()}
      <div class="actions">
        <button type="button" class="button small" @click=${() => this.choose(fit)}>
          ${t('nudges.choose-all', { count: formatNumber(fit.length) })}
        </button>
        <button type="button" class="button small quiet" @click=${() => this.choose([])}>
          ${t('nudges.choose-none')}
        </button>
        <span role="status">${t('nudges.chosen', { count: this.chosen.size })}</span>
      </div>
      ${this.error ? html`<p class="notice bad" role="alert">${this.error}</p>` : nothing}
      ${this.isCut ? html`<p class="notice warn" role="status">${tooMany()}</p>` : nothing}
      ${fit.length === 0 ? html`<p class="quiet">${t('nudges.nobody')}</p>` : nothing}
      <div class="names">${shown.map((one) => this.renderName(one))}</div>
      ${
        shown.length < fit.length
          ? html`<div>
              <button
                type="button"
                class="button small"
                @click=${() => {
                  this.isWhole = true;
                }}
              >
                ${t('nudges.show-more', { count: formatNumber(fit.length) })}
              </button>
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderFilters() {
    const reasons = [...new Set(this.all.flatMap((one) => one.reasons))];
    const grades = [...new Set(this.all.map(({ grade }) => grade))];
    return html`<div class="actions">
      <ilp-field
        type="select"
        label=${t('nudges.filter-reason')}
        .value=${this.why}
        .options=${[
          { value: '', label: t('nudges.filter-all') },
          { value: 'plan', label: t('nudges.filter-missing') },
          ...reasons.map((reason) => ({
            value: reason,
            label: t('nudges.filter-queue', { reason: t(`queue.reason-${reason}`) }),
          })),
        ]}
        @change=${(event: Event) => {
          const value = valueOf(event);
          this.why = value === 'plan' ? value : (reasons.find((one) => one === value) ?? '');
        }}
      ></ilp-field>
      <ilp-field
        type="select"
        label=${t('nudges.filter-grade')}
        .value=${this.grade}
        .options=${[
          { value: '', label: t('nudges.filter-any') },
          ...grades.map((grade) => ({
            value: String(grade),
            label:
              grade === null
                ? t('nudges.grade-unknown')
                : t('nudges.grade', { grade: String(grade) }),
          })),
        ]}
        @change=${(event: Event) => {
          this.grade = valueOf(event);
        }}
      ></ilp-field>
    </div>`;
  }

  private renderName({ personId, name, lms, grade }: Choosable) {
    return html`<label>
      <input
        type="checkbox"
        .checked=${this.chosen.has(personId)}
        @change=${(event: Event) => {
          const chosen = new Set(this.chosen);
          if ((event.currentTarget as HTMLInputElement).checked) chosen.add(personId);
          else chosen.delete(personId);
          this.tell(chosen);
        }}
      />
      <span>
        ${name} ${renderLms(lms)}
        ${
          grade === null
            ? nothing
            : html`<span class="small quiet">${t('nudges.grade', { grade: String(grade) })}</span>`
        }
      </span>
    </label>`;
  }

  /** The first so many where more fit than one message reaches. */
  private choose(some: readonly Choosable[]): void {
    this.isCut = some.length > NUDGE_STUDENTS_MAX;
    this.tell(new Set(some.slice(0, NUDGE_STUDENTS_MAX).map(({ personId }) => personId)));
  }

  private tell(chosen: ReadonlySet<string>): void {
    this.dispatchEvent(new ChosenEvent(chosen));
  }
}

export const tooMany = () => t('nudges.too-many', { count: formatNumber(NUDGE_STUDENTS_MAX) });

declare global {
  interface HTMLElementEventMap {
    [ChosenEvent.type]: ChosenEvent;
  }

  interface HTMLElementTagNameMap {
    'ilp-nudge-who': IlpNudgeWho;
  }
}
