import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GraduateGroup, GraduatePurge, Graduates } from '#contracts/graduates.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { saveFile } from '../shared/save-file.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { schoolYearName, spanOf } from '../years/year-words.js';
import './ilp-purge-dialog.js';

/** As the contract allows; it can't be imported here. */
const KEEP_DAYS = [60, 365, 730, 1095, 1825] as const;

/**
 * How long plans of graduates are kept, who left in which year, and deleting them with a certificate. Needs
 * the `close` and `years` messages.
 *
 * @element ilp-graduates
 */
@customElement('ilp-graduates')
export class IlpGraduates extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      ilp-field {
        max-inline-size: 24rem;
      }
    `,
  ];

  /** How often a deletion under way is asked about. */
  @property({ attribute: false }) everyMs = 2_000;
  /** Changes whenever who has left may have changed. */
  @property() standing = '';

  @state() private known: Graduates | undefined;
  @state() private asking: GraduateGroup | undefined;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.standing] as const,
    task: (_, { signal }) => this.api.get<Graduates>('/graduates', { signal }),
    onComplete: (graduates) => this.show(graduates),
  });

  private readonly updates = new Poll(
    this,
    () => this.api.get<Graduates>('/graduates'),
    (graduates) => this.show(graduates),
    () => this.everyMs,
  );

  private show(graduates: Graduates): void {
    this.known = graduates;
    this.updates.follow(graduates.groups.some(({ purge }) => purge?.finishedAt === null));
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="graduates">
      <h2 id="graduates" tabindex="-1">${t('close.grads')}</h2>
      <p>${t('close.grads-text')}</p>
      ${renderLoad(this.loading, (first) => this.renderAll(this.known ?? first))}
    </section>`;
  }

  private renderAll({ keepDays, groups }: Graduates) {
    return html`
      <ilp-field
        type="select"
        name="keepDays"
        label=${t('close.grads-keep')}
        .value=${String(keepDays)}
        .options=${KEEP_DAYS.map((days) => ({
          value: String(days),
          label: t(`close.grads-keep-${days}`),
        }))}
        @change=${(event: Event) => void this.keep(Number(valueOf(event)))}
      ></ilp-field>
      ${this.asking ? nothing : this.attempt.renderFault()}
      ${
        groups.length === 0
          ? html`<p class="quiet">${t('close.grads-none')}</p>`
          : html`<ul class="rows">
              ${groups.map((group) => html`<li class="stack tight">${this.renderGroup(group)}</li>`)}
            </ul>`
      }
      <ilp-purge-dialog
        count=${this.asking?.students ?? 0}
        ?open=${this.asking !== undefined}
        ?busy=${this.attempt.isBusy}
        .fault=${this.asking ? this.attempt.renderFault() : nothing}
        @ilp-purge-sure=${() => void this.purge()}
        @ilp-dialog-close=${() => (this.asking = undefined)}
      ></ilp-purge-dialog>
    `;
  }

  private renderGroup(group: GraduateGroup) {
    const { year, students, listed, keptUntil, mayDelete, purge } = group;
    return html`<strong>${schoolYearName(year)}</strong>
      ${purge ? this.renderPurge(group, purge) : nothing}
      ${
        purge?.finishedAt === null || students === 0
          ? nothing
          : html`<span>${t('close.grads-here', { count: students })}</span>`
      }
      ${
        purge
          ? nothing
          : html`<span class="small quiet">
              ${t(mayDelete ? 'close.grads-may' : 'close.grads-until', {
                date: formatDate(keptUntil, 'long'),
              })}
            </span>`
      }
      ${
        mayDelete
          ? html`${
                listed > 0
                  ? html`<p class="notice warn">${t('close.grads-listed', { count: listed })}</p>`
                  : nothing
              }
              <div class="actions">
                <button
                  type="button"
                  class="button danger"
                  ?disabled=${this.attempt.isBusy}
                  @click=${() => {
                    this.attempt.forget();
                    this.asking = group;
                  }}
                >
                  ${t('close.grads-delete', { count: students })}
                </button>
              </div>`
          : nothing
      }`;
  }

  private renderPurge({ closeId, year }: GraduateGroup, purge: GraduatePurge) {
    const { done, total, finishedAt, askedBy } = purge;
    if (finishedAt === null)
      return html`<div class="stack tight" role="status">
        <span>${t('close.grads-running')}</span>
        <ilp-progress label=${t('close.grads-plans')} .done=${done} .total=${total}></ilp-progress>
      </div>`;
    return html`<span>
        ${t('close.grads-done', {
          ...{ count: done, date: formatDate(finishedAt) },
          name: askedBy ?? t('close.by-gone'),
        })}
      </span>
      <div class="actions">
        <button
          type="button"
          class="button small"
          aria-label=${t('close.grads-certificate-of', { span: spanOf(year) })}
          ?disabled=${this.attempt.isBusy}
          @click=${() =>
            void this.attempt.run(() =>
              saveFile(
                this.api,
                `/graduates/${closeId}/certificate`,
                `${t('close.grads-certificate-name')} ${spanOf(year)}.pdf`,
              ),
            )}
        >
          ${t('close.grads-certificate')}
        </button>
      </div>`;
  }

  private keep(keepDays: number): Promise<unknown> {
    return this.attempt.run(async () => {
      this.show(await this.api.put<Graduates>('/graduates/policy', { keepDays }));
      showToast({ text: t('close.grads-kept') });
    });
  }

  /** Where it stands otherwise by now, that is shown, and nothing is deleted. */
  private async purge(): Promise<void> {
    const { asking } = this;
    if (!asking) return;
    const isOver = await this.attempt.run(async () => {
      const { closeId, students } = asking;
      try {
        this.show(await this.api.post<Graduates>(`/graduates/${closeId}/purge`, { students }));
        showToast({ text: t('close.grads-begun') });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'conflict') throw error;
        this.show(await this.api.get<Graduates>('/graduates'));
        showToast({ text: t('close.changed') });
      }
    });
    if (!isOver) return;
    this.asking = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-graduates': IlpGraduates;
  }
}
