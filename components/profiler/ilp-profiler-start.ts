import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CurrentAttempt, ProfilerAttempt, ProfilerForm } from '#contracts/profiler.js';
import type { QuestionKind } from '#contracts/assessment-kinds.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { renderOfficial } from './official-note.js';
import { QUESTIONS, type QuestionWords } from './question-words.js';

/** A person chose how many questions to answer, and whether to begin anew. */
export class BeginEvent extends Event {
  static readonly type = 'ilp-profiler-begin';
  readonly form: ProfilerForm;
  readonly startOver: boolean;

  constructor(form: ProfilerForm, startOver = false) {
    super(BeginEvent.type, { bubbles: true, composed: true });
    this.form = form;
    this.startOver = startOver;
  }
}

/**
 * What the questions are, whose they are, and the choice of length; or the way back into those
 * under way, also in the other length.
 *
 * @element ilp-profiler-start
 * @fires {BeginEvent} ilp-profiler-begin
 */
@customElement('ilp-profiler-start')
export class IlpProfilerStart extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property() kind: QuestionKind = 'interests';
  /** The questions under way, if any. */
  @property({ attribute: false }) attempt: ProfilerAttempt | null = null;
  /** The district's official questions, for whoever begins now. */
  @property({ attribute: false }) official: CurrentAttempt['official'];
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { intro, ours } = QUESTIONS[this.kind];
    const isOurs = !this.official || this.kind !== 'interests';
    return html`<div class="stack">
      <p>${t(intro)}</p>
      ${this.attempt ? this.renderResume(this.attempt) : this.renderForms(this.forms, true)}
      ${isOurs ? html`<p class="small quiet">${t(ours)}</p>` : renderOfficial(this.official)}
    </div>`;
  }

  private get forms(): QuestionWords['forms'] {
    const { forms } = QUESTIONS[this.kind];
    const { official } = this;
    return official ? forms.filter(([form]) => official.forms.includes(form)) : forms;
  }

  private renderResume({ form, answered, total, isEarlier = false }: ProfilerAttempt) {
    const others = isEarlier ? [] : this.forms.filter(([other]) => other !== form);
    // Questions asked by now may come in one length only.
    const newest = this.forms.some(([each]) => each === form) ? form : (this.forms[0]?.[0] ?? form);
    return html`<section class="card stack tight" aria-labelledby="resume">
        <h2 id="resume">${t('profiler.resume')}</h2>
        <p>${t('profiler.resume-text', { answered, total })}</p>
        ${isEarlier ? html`<p>${t('profiler.earlier-questions')}</p>` : nothing}
        <div class="actions">
          ${this.renderButton(t('profiler.resume'), new BeginEvent(form), true)}
          ${this.renderButton(t('profiler.start-over'), new BeginEvent(newest, true))}
        </div>
      </section>
      ${others.length > 0 ? html`<p>${t('profiler.other-form')}</p>` : nothing}
      ${others.length > 0 ? this.renderForms(others) : nothing}`;
  }

  private renderForms(forms: QuestionWords['forms'], isFirst = false) {
    const canBeLonger =
      this.kind === 'interests' && this.forms.length > 1 && forms.some(([form]) => form === 'full');
    return html`<div class="actions">
      ${forms.map(([form, name], index) =>
        this.renderButton(t(name), new BeginEvent(form), isFirst && index === 0),
      )}
      ${canBeLonger ? html`<span class="small quiet">${t('profiler.full-why')}</span>` : nothing}
    </div>`;
  }

  private renderButton(name: string, { form, startOver }: BeginEvent, isPrimary = false) {
    return html`<button
      type="button"
      class="button ${isPrimary ? 'primary' : ''}"
      ?disabled=${this.busy}
      @click=${() => this.dispatchEvent(new BeginEvent(form, startOver))}
    >
      ${name}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-profiler-start': IlpProfilerStart;
  }
  interface HTMLElementEventMap {
    [BeginEvent.type]: BeginEvent;
  }
}
