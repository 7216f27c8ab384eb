import { css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { NewSuggestionInput, SuggestionsMade } from '#contracts/goal-talk.js';
import type { GoalHorizon, GoalKind } from '#contracts/goals.js';
import { GOAL_TITLE_MAX, GOAL_WHY_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import { DialogCloseEvent } from '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { showToast } from '../shared/toast.js';
import { HORIZONS, KINDS } from '../goals/goal-words.js';
import { buttons, cards, layout } from '../styles/shared.js';

/**
 * Staff suggest a goal to one student, or (without a `personId`) to the class. Needs the `goals` and
 * `goal-talk` messages.
 *
 * @element ilp-suggest-goal
 * @fires {DialogCloseEvent} ilp-dialog-close
 */
@customElement('ilp-suggest-goal')
export class IlpSuggestGoal extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: 'person-id' }) personId = '';
  @property() name = '';

  @state() private hasTried = false;
  @state() private goalTitle = '';

  @query('ilp-field') private readonly titleField!: IlpField;

  private readonly sending = new Attempt(this);

  protected override firstUpdated(): void {
    this.titleField.focus();
  }

  protected override render() {
    const heading = this.personId ? t('goal-talk.suggest') : t('goal-talk.suggest-class');
    const isMissing = this.hasTried && this.goalTitle.trim() === '';
    return html`<ilp-dialog heading=${heading} open>
      <form novalidate @submit=${this.handleSubmit}>
        ${this.name ? html`<p>${t('goal-talk.suggest-to', { name: this.name })}</p>` : nothing}
        <p class="quiet small">${t('goal-talk.suggest-text')}</p>
        ${this.sending.renderFault()}
        <ilp-field
          name="title"
          label=${t('goal-talk.suggest-title')}
          error=${isMissing ? t('goal-talk.suggest-title-missing') : ''}
          maxlength=${GOAL_TITLE_MAX}
          required
          .value=${this.goalTitle}
          @input=${(event: Event) => (this.goalTitle = (event.currentTarget as IlpField).value)}
        ></ilp-field>
        <ilp-field
          name="why"
          type="textarea"
          rows="2"
          label=${t('goal-talk.suggest-why')}
          hint=${t('common.optional')}
          maxlength=${GOAL_WHY_MAX}
        ></ilp-field>
        ${choice('kind', t('goal-talk.suggest-kind'), 'academic', KINDS)}
        ${choice('horizon', t('goal-talk.suggest-horizon'), 'term', HORIZONS)}
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.sending.isBusy}>
            ${t('goal-talk.send')}
          </button>
          <button
            type="button"
            class="button"
            @click=${() => this.dispatchEvent(new DialogCloseEvent())}
          >
            ${t('common.cancel')}
          </button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    if (this.goalTitle.trim() === '') {
      this.titleField.focus();
      return;
    }
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => ((data.get(name) as string | null) ?? '').trim();
    const body: NewSuggestionInput = {
      title: this.goalTitle.trim(),
      why: text('why') || null,
      kind: text('kind') as GoalKind,
      horizon: text('horizon') as GoalHorizon,
      ...(this.personId && { studentIds: [this.personId] }),
    };
    await this.sending.run(async () => {
      const { count } = await this.api.post<SuggestionsMade>('/goal-suggestions', body);
      showToast({ text: t('goal-talk.suggest-made', { count }) });
      this.dispatchEvent(new DialogCloseEvent());
    });
  }
}

function choice(name: string, label: string, value: string, words: typeof KINDS | typeof HORIZONS) {
  return html`<ilp-field
    name=${name}
    type="select"
    label=${label}
    .value=${value}
    .options=${Object.entries(words).map(([key, word]) => ({ value: key, label: t(word) }))}
  ></ilp-field>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-suggest-goal': IlpSuggestGoal;
  }
}
