import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CaseloadPart, Caseloads, NewCaseloadPart } from '#contracts/caseload.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { CaseloadChangeEvent, type PartSubmitEvent } from './caseload-events.js';
import { partWords } from './caseload-words.js';
import './ilp-caseload-list-form.js';
import './ilp-caseload-rule-form.js';

/**
 * The parts of one counselor's caseload: what stands, and two ways to add. Needs the `caseload` and
 * `imports` messages.
 *
 * @element ilp-caseload-parts
 * @fires {CaseloadChangeEvent} ilp-caseload-change
 */
@customElement('ilp-caseload-parts')
export class IlpCaseloadParts extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: false }) counselorId = '';
  /** What is known already; asked for without. */
  @property({ attribute: false }) known: Caseloads | null = null;

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.known ??= await this.api.get<Caseloads>('/caseloads', { signal });
    },
  });

  protected override render() {
    return html`<div class="stack">
      <p class="quiet">${t('caseload.parts-intro')}</p>
      ${renderLoad(this.loading, () => (this.known ? this.renderParts(this.known) : nothing))}
    </div>`;
  }

  private renderParts({ counselors, schools }: Caseloads) {
    const parts = counselors.find(({ personId }) => personId === this.counselorId)?.parts ?? [];
    const add = (event: PartSubmitEvent) => void this.add(event);
    return html`${this.changing.renderFault()}
      ${
        parts.length === 0
          ? html`<p>${t('caseload.no-parts')}</p>`
          : html`<ul class="rows">
              ${parts.map((part) => html`<li class="spread">${this.renderPart(part)}</li>`)}
            </ul>`
      }
      <details>
        <summary>${t('caseload.add-rule')}</summary>
        <ilp-caseload-rule-form
          .schools=${schools}
          ?busy=${this.changing.isBusy}
          @ilp-part-submit=${add}
        ></ilp-caseload-rule-form>
      </details>
      <details>
        <summary>${t('caseload.add-list')}</summary>
        <ilp-caseload-list-form
          .api=${this.api}
          .counselorId=${this.counselorId}
          ?busy=${this.changing.isBusy}
          @ilp-part-submit=${add}
        ></ilp-caseload-list-form>
      </details>`;
  }

  private renderPart(part: CaseloadPart) {
    const words = partWords(part);
    return html`<span>${words}</span>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('caseload.remove-label', { part: words })}
        ?disabled=${this.changing.isBusy}
        @click=${() => void this.takeAway(part)}
      >
        ${t('caseload.remove')}
      </button>`;
  }

  private get path(): string {
    return `/caseloads/${encodeURIComponent(this.counselorId)}/parts`;
  }

  private async change(work: () => Promise<Caseloads>): Promise<boolean> {
    const isDone = await this.changing.run(async () => {
      this.known = await work();
    });
    if (isDone) this.dispatchEvent(new CaseloadChangeEvent());
    return isDone;
  }

  private async add({ part, form }: PartSubmitEvent): Promise<void> {
    const isDone = await this.change(() =>
      this.api.post<Caseloads>(this.path, part satisfies NewCaseloadPart),
    );
    if (!isDone) return;
    form.clear();
    showToast({ text: t('caseload.added') });
  }

  private async takeAway({ id }: CaseloadPart): Promise<void> {
    const path = `${this.path}/${encodeURIComponent(id)}`;
    if (!(await this.change(() => this.api.delete<Caseloads>(path)))) return;
    showToast({
      text: t('caseload.removed'),
      undo: async () => {
        await this.change(() => this.api.post<Caseloads>(`${path}/restore`));
      },
    });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('summary')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseload-parts': IlpCaseloadParts;
  }
}
