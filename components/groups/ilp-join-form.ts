import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { FoundGroup, NewPartInput } from '#contracts/group-goals.js';
import { GOAL_TITLE_MAX } from '#contracts/limits.js';
import type { Visibility } from '#contracts/visibility.js';
import { problemMessage } from '../api/problem-messages.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-dialog.js';
import { DialogCloseEvent } from '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { GroupJoinEvent } from './group-events.js';

/** Under which name the words of a step stay on the device until they are saved. */
export const stepDraft = (groupId: string) => `group.step.${groupId}`;

/**
 * Says what one would join, and asks for one's own step and who is shown it. Whether the group is shown
 * the step is never chosen beforehand.
 *
 * @element ilp-join-form
 * @fires {GroupJoinEvent} ilp-group-join
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-join-form')
export class IlpJoinForm extends IlpView {
  static override styles = [layout, buttons, cards, fields];

  @property({ attribute: false }) group!: FoundGroup;
  /** The code that opened the group; null where none was needed. */
  @property({ attribute: false }) code: string | null = null;
  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) busy = false;

  @state() private hasTried = false;
  @query('form') private readonly form!: HTMLFormElement;
  private start: Partial<NewPartInput> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    const kept = this.drafts.get(stepDraft(this.group.id));
    this.start = (kept as Partial<NewPartInput> | undefined) ?? {};
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  protected override render() {
    const { title, why, maker } = this.group;
    const isTitleMissing = this.hasTried && this.values().title === '';
    return html`<ilp-dialog heading=${t('groups.join-title', { title })} open>
      <form
        class="stack"
        novalidate
        @submit=${this.handleSubmit}
        @input=${this.keep}
        @change=${this.keep}
      >
        <div class="stack tight">
          <p class="small quiet">${t('groups.made-by', { name: maker ?? t('groups.somebody') })}</p>
          ${why ? html`<p>${why}</p>` : nothing}
        </div>
        ${this.renderFault()}
        <ilp-field
          name="title"
          label=${t('groups.step-title')}
          hint=${t('groups.step-hint')}
          maxlength=${GOAL_TITLE_MAX}
          error=${isTitleMissing ? t('groups.step-missing') : ''}
          required
          .value=${this.start.title ?? ''}
        ></ilp-field>
        ${this.renderShares()}
        <ilp-field
          name="visibility"
          type="select"
          label=${t('groups.step-visibility')}
          .value=${this.start.visibility ?? 'teachers'}
          .options=${visibilityOptions()}
        ></ilp-field>
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.busy}>
            ${this.busy ? t('common.saving') : t('groups.join-save')}
          </button>
          <button type="button" class="button" @click=${this.cancel}>${t('common.cancel')}</button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private renderShares() {
    const isMissing = this.hasTried && !this.hasChosen;
    return html`<fieldset
      class="stack tight"
      aria-describedby="shares-hint ${isMissing ? 'shares-error' : ''}"
    >
      <legend>${t('groups.shares')}</legend>
      <p class="hint" id="shares-hint">${t('groups.shares-hint')}</p>
      ${(['yes', 'no'] as const).map(
        (value) =>
          html`<label class="choice">
            <input
              type="radio"
              name="shares"
              value=${value}
              ?checked=${this.start.shares === (value === 'yes')}
            />
            ${t(`groups.shares-${value}`)}
          </label>`,
      )}
      ${
        isMissing
          ? html`<p class="error" id="shares-error" role="alert">${t('groups.shares-missing')}</p>`
          : nothing
      }
    </fieldset>`;
  }

  private renderFault() {
    if (!this.error) return nothing;
    return html`<p class="notice bad" role="alert">
      ${isFull(this.error) ? t('groups.full') : problemMessage(this.error)}
    </p>`;
  }

  private readonly keep = () => {
    const values = this.values();
    this.drafts.set(stepDraft(this.group.id), this.hasChosen ? values : omitShares(values));
    if (this.hasTried) this.requestUpdate();
  };

  private readonly cancel = () => {
    this.drafts.remove(stepDraft(this.group.id));
    this.dispatchEvent(new DialogCloseEvent());
  };

  private get data(): FormData {
    return new FormData(this.form);
  }

  private get hasChosen(): boolean {
    return this.data.has('shares');
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy) return;
    this.hasTried = true;
    const part = this.values();
    if (part.title !== '' && this.hasChosen) {
      this.dispatchEvent(new GroupJoinEvent(part));
      return;
    }
    await this.updateComplete;
    const first = part.title === '' ? 'ilp-field' : 'input[name=shares]';
    this.renderRoot.querySelector<HTMLElement>(first)?.focus();
  }

  private values(): NewPartInput {
    const { data } = this;
    return {
      code: this.code,
      title: textOf(data, 'title'),
      visibility: textOf(data, 'visibility') as Visibility,
      shares: textOf(data, 'shares') === 'yes',
    };
  }
}

const omitShares = ({ title, visibility }: NewPartInput) => ({ title, visibility });

/** The request was well formed: there is no room, in the group or in the plan. */
function isFull(error: unknown): boolean {
  return (
    error instanceof ProblemError && error.code === 'invalid-request' && error.errors.length === 0
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-join-form': IlpJoinForm;
  }
}
