import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Decision, StaffCorrection, StaffCorrections } from '#contracts/record.js';
import { RECORD_TEXT_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { CorrectionsEvent } from './corrections-event.js';
import './ilp-result-card.js';
import './ilp-result-form.js';
import type { ResultSubmitEvent } from './ilp-result-form.js';
import { answerWords, FACTS, STATES } from './record-words.js';

/**
 * One request of a student: what stood there, what stands there now, and the answer.
 *
 * @element ilp-correction
 * @fires {CorrectionsEvent} ilp-corrections
 */
@customElement('ilp-correction')
export class IlpCorrection extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .words {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) correction!: StaffCorrection;

  @state() private error = '';
  @state() private isCorrecting = false;

  private readonly asking = new Attempt(this);

  private get path(): string {
    return `/corrections/${this.correction.id}`;
  }

  protected override render() {
    const { studentName, subject, state: at, shown, text, askedAt } = this.correction;
    const badge = { open: 'badge', accepted: 'badge good', refused: 'badge warn' }[at];
    return html`<article class="stack" aria-labelledby="who">
      <div class="spread">
        <h3 id="who">${studentName} · ${t(FACTS[subject])}</h3>
        <span class=${badge}>${t(STATES[at])}</span>
      </div>
      ${shown ? html`<p class="small quiet words">${t('record.request-shown', { text: shown })}</p>` : nothing}
      <p class="words">
        ${t('record.staff-asked', { name: studentName, date: formatDate(askedAt), text })}
      </p>
      ${at === 'open' ? this.renderDecision() : this.renderAnswer()} ${this.asking.renderFault()}
    </article>`;
  }

  private renderDecision() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        type="textarea"
        rows="2"
        label=${t('record.reason')}
        error=${this.error}
        maxlength=${RECORD_TEXT_MAX}
        required
      ></ilp-field>
      <div class="actions">
        <button
          type="submit"
          class="button primary small"
          value="accepted"
          ?disabled=${this.asking.isBusy}
        >
          ${t('record.accept')}
        </button>
        <button type="submit" class="button small" value="refused" ?disabled=${this.asking.isBusy}>
          ${t('record.refuse')}
        </button>
      </div>
    </form>`;
  }

  private renderAnswer() {
    const { state: at, result, correctedAt } = this.correction;
    return html`<p class="words">${answerWords(this.correction)}</p>
      ${
        correctedAt
          ? html`<p class="small">${t('record.corrected', { date: formatDate(correctedAt) })}</p>`
          : nothing
      }
      ${at === 'accepted' ? (result ? this.renderCorrect() : html`<p class="small quiet">${t('record.correct-source')}</p>`) : nothing}`;
  }

  private renderCorrect() {
    const { result, studentName } = this.correction;
    if (this.isCorrecting)
      return html`<ilp-result-form
        staff
        .result=${result}
        ?busy=${this.asking.isBusy}
        @ilp-result-submit=${this.handleResult}
        @ilp-cancel=${() => (this.isCorrecting = false)}
      ></ilp-result-form>`;
    return html`<ilp-result-card .result=${result}></ilp-result-card>
      <div>
        <button
          type="button"
          class="button small"
          aria-label=${t('record.correct-one', { name: studentName })}
          @click=${() => void this.correct()}
        >
          ${t('record.correct')}
        </button>
      </div>`;
  }

  private async correct(): Promise<void> {
    this.isCorrecting = true;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-result-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = this.renderRoot.querySelector<IlpField>('ilp-field');
    const reason = field?.value.trim() ?? '';
    this.error = reason === '' ? t('record.reason-missing') : '';
    if (reason === '') {
      field?.focus();
      return;
    }
    const state = (event.submitter as HTMLButtonElement).value as Decision['state'];
    const body: Decision = { state, reason };
    if (await this.send(() => this.api.post<StaffCorrections>(`${this.path}/decision`, body)))
      showToast({ text: t('record.decided') });
  }

  private async handleResult({ values }: ResultSubmitEvent): Promise<void> {
    const path = `${this.path}/result`;
    if (!(await this.send(() => this.api.put<StaffCorrections>(path, values)))) return;
    this.isCorrecting = false;
    showToast({ text: t('record.correct-done') });
  }

  private send(request: () => Promise<StaffCorrections>): Promise<boolean> {
    return this.asking.run(async () => {
      this.dispatchEvent(new CorrectionsEvent((await request()).items));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-correction': IlpCorrection;
  }
}
