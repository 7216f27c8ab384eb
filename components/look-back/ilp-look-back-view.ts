import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LOOK_BACK_MAX } from '#contracts/limits.js';
import type { LookBack, LookBackPage } from '#contracts/look-back.js';
import type { Visibility } from '#contracts/visibility.js';
import type { AnswerChangeEvent, ConflictChooseEvent } from '../assignments/assignment-events.js';
import '../assignments/ilp-answer-conflict.js';
import '../assignments/ilp-answer.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-save-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { schoolYearName } from '../years/year-words.js';
import type { CarriedGoalsEvent } from './carried-goals-event.js';
import './ilp-carried-goal.js';
import './ilp-then-and-now.js';
import { LookBackController } from './look-back-controller.js';
import { STATES } from './look-back-words.js';

/**
 * The yearly look back: an earlier year beside this one, and what the student says has changed. Needs the
 * `look-back`, `years` and `charts` messages.
 *
 * @element ilp-look-back-view
 */
@customElement('ilp-look-back-view')
export class IlpLookBackView extends IlpView {
  static override styles = [layout, buttons, cards];

  @state() private showsHistory = false;

  private readonly attempt = new Attempt(this);
  private readonly work: LookBackController = new LookBackController(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_none, { signal }) => this.work.load(signal),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('timeline')}>${t('years.title')}</a>
        <h1 tabindex="-1">${t('look-back.title')}</h1>
        <p class="quiet">${t('look-back.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.work.item ? this.renderPage(this.work.item) : nothing))}
    </div>`;
  }

  private renderPage(page: LookBackPage) {
    const { own, beside } = page;
    if (!beside)
      return html`<ilp-empty-state heading=${t('look-back.empty')}>
        <p>${t('look-back.empty-text')}</p>
        <a slot="actions" class="button" href=${hrefFor('goals')}>${t('look-back.to-goals')}</a>
      </ilp-empty-state>`;
    return html`${this.renderChoice(page)}
      <ilp-then-and-now .years=${beside} now=${own.year}></ilp-then-and-now>
      ${this.renderGoals(page)}
      <section class="card stack" aria-labelledby="changed">
        <div class="spread">
          <h2 id="changed">${t('look-back.changed')}</h2>
          <span class=${own.state === 'done' ? 'badge good' : 'badge'}
            >${t(STATES[own.state])}</span
          >
        </div>
        ${this.renderReturned(own)} ${this.renderWriting(own)}
      </section>`;
  }

  private renderGoals({ goals }: LookBackPage) {
    if (goals.length === 0) return nothing;
    const done = goals.filter(({ chosen }) => chosen !== null).length;
    return html`<section class="stack" aria-labelledby="turn">
      <div class="stack tight">
        <h2 id="turn">${t('look-back.turn')}</h2>
        <p class="quiet">${t('look-back.turn-intro')}</p>
        <p class="small quiet">${t('look-back.turn-count', { done, total: goals.length })}</p>
      </div>
      <ul
        class="plain stack"
        @ilp-carried-goals=${(event: CarriedGoalsEvent) => this.work.takeGoals(event.goals)}
      >
        ${repeat(
          goals,
          ({ id }) => id,
          (goal) =>
            html`<li>
              <ilp-carried-goal
                .api=${this.api}
                .drafts=${this.drafts}
                .goal=${goal}
              ></ilp-carried-goal>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderChoice({ earlier, beside }: LookBackPage) {
    if (earlier.length < 2) return nothing;
    return html`<ilp-field
      type="select"
      label=${t('look-back.which')}
      value=${String(beside?.year)}
      .options=${earlier.map((year) => ({ value: String(year), label: schoolYearName(year) }))}
      @change=${this.handleYear}
    ></ilp-field>`;
  }

  private renderReturned({ state, comment, returnedBy, returnedAt }: LookBack) {
    if (state !== 'returned' || !returnedAt) return nothing;
    return html`<div class="notice warn stack tight">
      <p>
        ${t('look-back.returned-by', {
          name: returnedBy ?? t('look-back.somebody'),
          date: formatDate(returnedAt),
        })}
      </p>
      <p>${comment}</p>
    </div>`;
  }

  private renderWriting(own: LookBack) {
    const { theirs, autosave, answers } = this.work;
    if (theirs)
      return html`<ilp-answer-conflict
        .blocks=${[{ id: 'text', prompt: t('look-back.question') }]}
        .mine=${answers}
        .theirs=${theirs}
        @ilp-conflict-choose=${({ choice }: ConflictChooseEvent) => this.work.choose(choice)}
      ></ilp-answer-conflict>`;
    return html`<ilp-answer
        block-id="text"
        most=${LOOK_BACK_MAX}
        prompt=${t('look-back.question')}
        text=${answers.text ?? ''}
        @ilp-answer-change=${({ text }: AnswerChangeEvent) => this.work.write('text', text)}
      ></ilp-answer>
      <ilp-save-state
        state=${autosave?.state ?? 'idle'}
        .savedAt=${autosave?.savedAt ?? null}
        .error=${autosave?.error}
      ></ilp-save-state>
      <ilp-field
        type="select"
        label=${t('look-back.who-sees')}
        hint=${t('look-back.who-sees-hint')}
        value=${own.visibility}
        .options=${visibilityOptions()}
        @change=${this.handleVisibility}
      ></ilp-field>
      ${this.attempt.renderFault()} ${this.renderActions(own)} ${this.renderHistory(own)}`;
  }

  private renderActions({ id, state: handedIn }: LookBack) {
    const isDone = handedIn === 'done';
    const isEmpty = !this.work.answers.text?.trim();
    return html`<div class="actions">
      <button
        type="button"
        class=${isDone ? 'button' : 'button primary'}
        ?disabled=${this.attempt.isBusy || isEmpty}
        @click=${() => void this.finish(!isDone)}
      >
        ${t(isDone ? 'look-back.reopen' : 'look-back.done')}
      </button>
      ${
        id
          ? html`<button type="button" class="button" @click=${() => void this.openHistory()}>
              ${t('look-back.versions')}
            </button>`
          : nothing
      }
    </div>`;
  }

  private renderHistory({ id }: LookBack) {
    if (!this.showsHistory || id === null) return nothing;
    return html`<ilp-history-dialog
      .api=${this.api}
      kind="look-back"
      record-id=${id}
      @ilp-dialog-close=${() => (this.showsHistory = false)}
      @ilp-version-restored=${() => void this.loading.run()}
    ></ilp-history-dialog>`;
  }

  private async openHistory(): Promise<void> {
    await this.work.autosave?.flush();
    await import('../history/ilp-history-dialog.js');
    this.showsHistory = true;
  }

  private async finish(isDone: boolean): Promise<void> {
    if (await this.attempt.run(() => this.work.finish(isDone)))
      announce(t(isDone ? 'look-back.is-done' : 'look-back.is-open'));
  }

  private handleVisibility(event: Event): void {
    const { value } = event.currentTarget as IlpField;
    void this.attempt.run(() => this.work.setVisibility(value as Visibility));
  }

  private handleYear(event: Event): void {
    this.work.from = Number((event.currentTarget as IlpField).value);
    void this.loading.run();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-look-back-view': IlpLookBackView;
  }
}
