import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Worries, Worry } from '#contracts/worries.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout, lists } from '../styles/shared.js';

/**
 * Notes passed on about students who aren't in the reader's caseload, and perhaps in nobody's: each stays
 * here for every counselor until one of them settles it. Nothing while there are none.
 *
 * @element ilp-outside-worries
 */
@customElement('ilp-outside-worries')
export class IlpOutsideWorries extends IlpElement {
  static override styles = [layout, buttons, lists];

  @property({ attribute: false }) api!: ApiClient;

  @state() private items: readonly Worry[] = [];

  private readonly changing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.api] as const,
    task: async ([api], { signal }) => this.take(await api.get<Worries>('/worries', { signal })),
  });

  protected override render() {
    return html`${this.changing.renderFault()}
    ${renderLoad(this.loading, () => (this.items.length > 0 ? this.renderItems() : nothing))}`;
  }

  private renderItems() {
    return html`<section class="stack" aria-labelledby="outside">
      <div class="stack tight">
        <h2 id="outside" tabindex="-1">${t('queue.outside')}</h2>
        <p class="small quiet">${t('queue.outside-text')}</p>
      </div>
      <ul class="rows">
        ${repeat(
          this.items,
          ({ id }) => id,
          (worry) => html`<li class="stack tight">${this.renderWorry(worry)}</li>`,
        )}
      </ul>
    </section>`;
  }

  private renderWorry(worry: Worry) {
    const { id, name, text, additions, from, at, lookedAt } = worry;
    const date = formatDate(at);
    const button = (words: string, work: () => Promise<void>) =>
      html`<button
        type="button"
        class="button small"
        aria-label=${t('queue.do-for', { action: words, name })}
        ?disabled=${this.changing.isBusy}
        @click=${() => void work()}
      >
        ${words}
      </button>`;
    return html`<div class="spread">
        <strong>${name}</strong>
        <span class="small quiet">
          ${
            from === null
              ? t('queue.fact-worry-unknown', { date })
              : t('queue.fact-worry', { name: from, date })
          }
        </span>
      </div>
      ${[text, ...additions.map((one) => one.text)].map((words) => html`<p>${words}</p>`)}
      <div class="actions">
        ${
          lookedAt === null
            ? button(t('queue.looked'), () => this.change(`${pathOf(id)}/looked`, {}))
            : html`<span class="small quiet">
                ${t('queue.looked-on', { date: formatDate(lookedAt) })}
              </span>`
        }
        ${button(t('queue.settled'), () => this.settle(worry))}
      </div>`;
  }

  private async settle({ id, name }: Worry): Promise<void> {
    const path = `${pathOf(id)}/settled`;
    if (!(await this.changing.run(() => this.put(path, { isSettled: true })))) return;
    showToast({
      text: t('queue.settled-one', { name }),
      undo: () => this.change(path, { isSettled: false }),
    });
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  private async change(path: string, body: object): Promise<void> {
    await this.changing.run(() => this.put(path, body));
  }

  private async put(path: string, body: object): Promise<void> {
    await this.api.put(path, body);
    this.take(await this.api.get<Worries>('/worries'));
  }

  private take({ items }: Worries): void {
    this.items = items.filter(({ isInCaseload }) => !isInCaseload);
  }
}

const pathOf = (id: string) => `/worries/${encodeURIComponent(id)}`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-outside-worries': IlpOutsideWorries;
  }
}
