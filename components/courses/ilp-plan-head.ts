import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CoursePlan } from '#contracts/course-plans.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, cards, layout } from '../styles/shared.js';

/** What the student wants with the plan; `text` is a name, words to the counselor, or which plan. */
export class PlanWishEvent extends Event {
  static readonly type = 'ilp-plan-wish';
  readonly wish: 'show' | 'copy' | 'remove' | 'adopt' | 'submit' | 'withdraw';
  readonly text: string;

  constructor(wish: PlanWishEvent['wish'], text = '') {
    super(PlanWishEvent.type, { bubbles: true, composed: true });
    this.wish = wish;
    this.text = text;
  }
}

/**
 * Where the plan stands, and what can be done with it as a whole.
 *
 * @element ilp-plan-head
 * @fires {PlanWishEvent} ilp-plan-wish
 */
@customElement('ilp-plan-head')
export class IlpPlanHead extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .choice {
        inline-size: min(16rem, 100%);
      }
    `,
  ];

  @property({ attribute: false }) plan!: CoursePlan;
  @property({ type: Boolean }) busy = false;

  @state() private asking: 'copy' | 'submit' | null = null;

  protected override render() {
    const { plan } = this;
    return html`<div class="stack">
      <div class="spread">
        <span class="actions">
          ${
            plan.plans.length > 1
              ? html`<ilp-field
                  class="choice"
                  type="select"
                  label=${t('courses.plan-choose')}
                  .value=${plan.id}
                  .options=${plan.plans.map(({ id, name, isMain }) => ({
                    value: id,
                    label: isMain ? t('courses.plan-main') : name,
                  }))}
                  @change=${(event: Event) =>
                    this.wish('show', (event.currentTarget as IlpField).value)}
                ></ilp-field>`
              : nothing
          }
          ${
            plan.isMain
              ? html`<span class=${plan.state === 'approved' ? 'badge good' : 'badge'}>
                  ${t(`courses.plan-state-${plan.state}`)}
                </span>`
              : html`<span class="badge warn">${t('courses.plan-copy-badge')}</span>`
          }
        </span>
        <span class="actions">${this.renderActions()}</span>
      </div>
      ${
        plan.isMain && plan.state === 'approved'
          ? html`<p class="notice">${t('courses.plan-locked')}</p>`
          : nothing
      }
      ${this.renderAsking()}
    </div>`;
  }

  private renderActions() {
    const { plan } = this;
    const copy = html`<button
      type="button"
      class="button small"
      ?disabled=${this.busy}
      @click=${() => (this.asking = 'copy')}
    >
      ${icon('compass')} ${t('courses.plan-copy')}
    </button>`;
    if (!plan.isMain)
      return html`${this.renderButton('adopt', 'courses.plan-adopt', true)}
      ${this.renderButton('remove', 'courses.plan-remove')} ${copy}`;
    if (plan.state === 'submitted')
      return html`${copy} ${this.renderButton('withdraw', 'courses.plan-withdraw')}`;
    if (plan.state === 'approved') return copy;
    return html`${copy}
      <button
        type="button"
        class="button small primary"
        ?disabled=${this.busy}
        @click=${() => (this.asking = 'submit')}
      >
        ${t('courses.plan-submit')}
      </button>`;
  }

  private renderButton(
    wish: 'adopt' | 'remove' | 'withdraw',
    words: 'courses.plan-adopt' | 'courses.plan-remove' | 'courses.plan-withdraw',
    isPrimary = false,
  ) {
    return html`<button
      type="button"
      class=${isPrimary ? 'button small primary' : 'button small'}
      ?disabled=${this.busy}
      @click=${() => this.wish(wish)}
    >
      ${t(words)}
    </button>`;
  }

  private renderAsking() {
    const { asking } = this;
    if (!asking) return nothing;
    const isCopy = asking === 'copy';
    return html`<ilp-dialog
      heading=${t(isCopy ? 'courses.plan-copy' : 'courses.plan-submit')}
      open
      @ilp-dialog-close=${() => (this.asking = null)}
    >
      <form class="stack" @submit=${this.handleSubmit}>
        <ilp-field
          name="text"
          type=${isCopy ? 'text' : 'textarea'}
          label=${t(isCopy ? 'courses.plan-copy-name' : 'courses.plan-submit-text')}
          hint=${t(isCopy ? 'courses.plan-copy-hint' : 'courses.plan-submit-hint')}
          maxlength=${isCopy ? 80 : 2000}
          ?required=${isCopy}
        ></ilp-field>
        <div>
          <button type="submit" class="button primary">
            ${t(isCopy ? 'courses.plan-copy' : 'courses.plan-submit')}
          </button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { asking } = this;
    const value = new FormData(event.currentTarget as HTMLFormElement).get('text');
    const text = typeof value === 'string' ? value.trim() : '';
    if (!asking || (asking === 'copy' && text === '')) return;
    this.asking = null;
    this.wish(asking, text);
  };

  private wish(wish: PlanWishEvent['wish'], text = ''): void {
    this.dispatchEvent(new PlanWishEvent(wish, text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-head': IlpPlanHead;
  }
  interface HTMLElementEventMap {
    [PlanWishEvent.type]: PlanWishEvent;
  }
}
