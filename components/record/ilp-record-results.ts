import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StudentRecord } from '#contracts/advising.js';
import type { AssessmentResult } from '#contracts/record.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-result-card.js';
import './ilp-result-form.js';
import type { ResultSubmitEvent } from './ilp-result-form.js';
import './ilp-text-dialog.js';
import { RecordSection } from './record-section.js';
import { renderOwnResult, sortedResults } from './own-results.js';
import { titleOf } from './record-words.js';

type Open =
  | { kind: 'add' }
  | { kind: 'change' | 'ask' | 'comment'; result: AssessmentResult }
  | null;

/**
 * Every result of the student in one list, ours and those from elsewhere.
 *
 * @element ilp-record-results
 * @fires {RecordChangeEvent} ilp-record-change
 */
@customElement('ilp-record-results')
export class IlpRecordResults extends RecordSection {
  static override styles = [layout, buttons, cards, lists];

  @state() private open: Open = null;

  protected override render() {
    const results = sortedResults(this.record);
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading" tabindex="-1">${t('record.results')}</h2>
      ${this.asking.renderFault()}
      ${
        results.length === 0
          ? html`<p class="quiet">${t('record.results-empty')}</p>`
          : html`<ul class="rows">
              ${repeat(
                results,
                (entry) => entry.id,
                (entry) =>
                  html`<li>
                    ${'tool' in entry ? this.renderResult(entry) : renderOwnResult(entry)}
                  </li>`,
              )}
            </ul>`
      }
      ${
        this.open?.kind === 'add'
          ? this.renderForm(null)
          : html`<div>
              <button type="button" class="button" @click=${() => void this.show({ kind: 'add' })}>
                ${icon('plus')} ${t('record.result-add')}
              </button>
            </div>`
      }
      ${this.renderDialog()}
    </section>`;
  }

  private renderResult(result: AssessmentResult) {
    const { open } = this;
    if (open?.kind === 'change' && open.result.id === result.id) return this.renderForm(result);
    const waits = this.record.corrections.find(
      ({ resultId, state }) => resultId === result.id && state === 'open',
    );
    return html`<div class="stack tight">
      <ilp-result-card .result=${result} own></ilp-result-card>
      ${
        waits
          ? html`<p class="small">${t('record.ask-waits', { date: formatDate(waits.askedAt) })}</p>`
          : nothing
      }
      <div class="actions">
        ${result.source === 'student' ? this.renderOwnActions(result) : this.renderOthers(result, waits !== undefined)}
      </div>
    </div>`;
  }

  private renderOwnActions(result: AssessmentResult) {
    const title = titleOf(result);
    return html`<button
        type="button"
        class="button small quiet"
        aria-label=${t('record.result-edit', { title })}
        @click=${() => void this.show({ kind: 'change', result })}
      >
        ${icon('edit')}
      </button>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('record.result-remove', { title })}
        ?disabled=${this.asking.isBusy}
        @click=${() => void this.takeOut(result)}
      >
        ${icon('trash')}
      </button>`;
  }

  private renderOthers(result: AssessmentResult, isAsked: boolean) {
    const title = titleOf(result);
    return html`<button
        type="button"
        class="button small"
        aria-label=${t('record.comment-on', { title })}
        @click=${() => void this.show({ kind: 'comment', result })}
      >
        ${t('record.comment')}
      </button>
      ${
        isAsked
          ? nothing
          : html`<button
              type="button"
              class="button small quiet"
              aria-label=${t('record.ask-about', { title })}
              @click=${() => void this.show({ kind: 'ask', result })}
            >
              ${t('record.ask')}
            </button>`
      }`;
  }

  private renderForm(result: AssessmentResult | null) {
    return html`<ilp-result-form
      .result=${result}
      ?busy=${this.asking.isBusy}
      @ilp-result-submit=${(event: ResultSubmitEvent) => void this.save(result, event)}
      @ilp-cancel=${() => void this.close()}
    ></ilp-result-form>`;
  }

  private renderDialog() {
    const { open } = this;
    if (open?.kind !== 'ask' && open?.kind !== 'comment') return nothing;
    const { result, kind } = open;
    const title = titleOf(result);
    const isComment = kind === 'comment';
    return html`<ilp-text-dialog
      heading=${isComment ? t('record.comment-on', { title }) : t('record.ask-about', { title })}
      label=${isComment ? t('record.comment-label') : t('record.ask-label')}
      hint=${isComment ? t('record.comment-hint') : t('record.ask-hint')}
      missing=${isComment ? '' : t('record.ask-missing')}
      action=${isComment ? t('common.save') : t('record.ask-send')}
      .value=${isComment ? result.comment : ''}
      .send=${(text: string) =>
        this.change(() =>
          isComment
            ? this.api.patch<StudentRecord>(`/record/results/${result.id}`, { comment: text })
            : this.api.post<StudentRecord>('/record/corrections', {
                ...{ subject: 'result', resultId: result.id, text },
              }),
        )}
      @ilp-dialog-close=${() => (this.open = null)}
    ></ilp-text-dialog>`;
  }

  private async show(open: NonNullable<Open>): Promise<void> {
    this.open = open;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-result-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async close(): Promise<void> {
    this.open = null;
    await this.focusHeading();
  }

  private async save(result: AssessmentResult | null, { values }: ResultSubmitEvent) {
    const isSaved = await this.ask(() =>
      result
        ? this.api.patch<StudentRecord>(`/record/results/${result.id}`, values)
        : this.api.post<StudentRecord>('/record/results', values),
    );
    if (isSaved) await this.close();
  }

  private async takeOut(result: AssessmentResult): Promise<void> {
    const path = `/record/results/${result.id}`;
    if (!(await this.ask(() => this.api.delete<StudentRecord>(path)))) return;
    await this.focusHeading();
    showToast({
      text: t('record.result-removed', { title: titleOf(result) }),
      undo: async () => {
        await this.ask(() => this.api.post<StudentRecord>(`${path}/restore`));
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-record-results': IlpRecordResults;
  }
}
