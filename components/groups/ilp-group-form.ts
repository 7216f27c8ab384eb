import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { GoalHorizon, GoalKind } from '#contracts/goals.js';
import type { NewGroupInput } from '#contracts/group-goals.js';
import { GOAL_TITLE_MAX, GOAL_WHY_MAX } from '#contracts/limits.js';
import { problemMessage } from '../api/problem-messages.js';
import { HORIZONS, KINDS } from '../goals/goal-words.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-dialog.js';
import { DialogCloseEvent } from '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { GroupMakeEvent } from './group-events.js';

/** Under which name what is written stays on the device until it is saved. */
export const NEW_GROUP_DRAFT = 'group.new';

/**
 * The form of a new group, in a dialog. Its owner saves, and gives back an `error` to show.
 *
 * @element ilp-group-form
 * @fires {GroupMakeEvent} ilp-group-make
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-group-form')
export class IlpGroupForm extends IlpView {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) busy = false;

  @state() private titleError = '';
  @query('form') private readonly form!: HTMLFormElement;
  private start: Partial<NewGroupInput> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    this.start = (this.drafts.get(NEW_GROUP_DRAFT) as Partial<NewGroupInput> | undefined) ?? {};
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  protected override render() {
    const isStudent = this.session.role === 'student';
    const { start } = this;
    return html`<ilp-dialog heading=${t('groups.form-title')} open>
      <form
        class="stack"
        novalidate
        @submit=${this.handleSubmit}
        @input=${this.keep}
        @change=${this.keep}
      >
        <p class="quiet">${isStudent ? t('groups.form-text') : t('groups.form-text-class')}</p>
        ${
          this.error
            ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
            : nothing
        }
        <ilp-field
          name="title"
          label=${t('groups.field-title')}
          hint=${t('groups.field-title-hint')}
          maxlength=${GOAL_TITLE_MAX}
          error=${this.titleError}
          required
          .value=${start.title ?? ''}
        ></ilp-field>
        <ilp-field
          name="why"
          type="textarea"
          rows="2"
          label=${t('groups.field-why')}
          hint=${t('common.optional')}
          maxlength=${GOAL_WHY_MAX}
          .value=${start.why ?? ''}
        ></ilp-field>
        ${this.renderChoices()}
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.busy}>
            ${this.busy ? t('common.saving') : t('common.save')}
          </button>
          <button type="button" class="button" @click=${this.cancel}>${t('common.cancel')}</button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private renderChoices() {
    const { kind, horizon, targetDate } = this.start;
    return html`<ilp-field
        name="kind"
        type="select"
        label=${t('goals.field-kind')}
        .value=${kind ?? 'social'}
        .options=${Object.entries(KINDS).map(([value, key]) => ({ value, label: t(key) }))}
      ></ilp-field>
      <ilp-field
        name="horizon"
        type="select"
        label=${t('groups.field-horizon')}
        .value=${horizon ?? 'year'}
        .options=${Object.entries(HORIZONS).map(([value, key]) => ({ value, label: t(key) }))}
      ></ilp-field>
      <ilp-field
        name="targetDate"
        type="date"
        label=${t('goals.field-target')}
        hint=${t('common.optional')}
        .value=${targetDate ?? ''}
      ></ilp-field>`;
  }

  private readonly keep = () => this.drafts.set(NEW_GROUP_DRAFT, this.values());

  private readonly cancel = () => {
    this.drafts.remove(NEW_GROUP_DRAFT);
    this.dispatchEvent(new DialogCloseEvent());
  };

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.busy) return;
    const values = this.values();
    this.titleError = values.title === '' ? t('groups.title-missing') : '';
    if (this.titleError) this.renderRoot.querySelector('ilp-field')?.focus();
    else this.dispatchEvent(new GroupMakeEvent(values));
  }

  private values(): NewGroupInput {
    const data = new FormData(this.form);
    return {
      title: textOf(data, 'title'),
      why: textOf(data, 'why') || null,
      kind: textOf(data, 'kind') as GoalKind,
      horizon: textOf(data, 'horizon') as GoalHorizon,
      targetDate: textOf(data, 'targetDate') || null,
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-group-form': IlpGroupForm;
  }
}
