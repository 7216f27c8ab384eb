import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ContactReport } from '#contracts/advising.js';
import type { StaffCorrection, StaffCorrections } from '#contracts/record.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { keepText } from '../shared/save-file.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { CorrectionsEvent } from './corrections-event.js';
import './ilp-correction.js';

/**
 * What students asked to have put right, for those who decide; and the table of contacts.
 *
 * @element ilp-corrections-view
 */
@customElement('ilp-corrections-view')
export class IlpCorrectionsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      h2:focus {
        outline: none;
      }
    `,
  ];

  @state() private items: readonly StaffCorrection[] = [];

  private readonly fetching = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.items = (await this.api.get<StaffCorrections>('/corrections', { signal })).items;
    },
  });

  protected override render() {
    return html`<div class="page" @ilp-corrections=${this.handleChange}>
      <h1 tabindex="-1">${t('record.corrections-title')}</h1>
      <p class="quiet">${t('record.corrections-intro')}</p>
      ${renderLoad(this.loading, () => this.renderLists())}
      <section class="stack" aria-labelledby="report">
        <h2 id="report">${t('record.report')}</h2>
        <p>${t('record.report-text')}</p>
        ${this.fetching.renderFault()}
        <div>
          <button
            type="button"
            class="button"
            ?disabled=${this.fetching.isBusy}
            @click=${() => void this.fetching.run(() => this.download())}
          >
            ${t('record.report-get')}
          </button>
        </div>
      </section>
    </div>`;
  }

  private renderLists() {
    if (this.items.length === 0) return html`<p class="quiet">${t('record.corrections-empty')}</p>`;
    const open = this.items.filter(({ state: at }) => at === 'open');
    const done = this.items.filter(({ state: at }) => at !== 'open');
    return html`<section class="stack" aria-labelledby="open">
        <h2 id="open" tabindex="-1">${t('record.corrections-open')}</h2>
        ${
          open.length === 0
            ? html`<p class="quiet">${t('record.corrections-none')}</p>`
            : this.renderList(open)
        }
      </section>
      ${
        done.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="done">
              <h2 id="done">${t('record.corrections-done')}</h2>
              ${this.renderList(done)}
            </section>`
      }`;
  }

  private renderList(items: readonly StaffCorrection[]) {
    return html`<ul class="rows">
      ${repeat(
        items,
        ({ id }) => id,
        (item) =>
          html`<li><ilp-correction .api=${this.api} .correction=${item}></ilp-correction></li>`,
      )}
    </ul>`;
  }

  private async handleChange({ items }: CorrectionsEvent): Promise<void> {
    this.items = items;
    await this.updateComplete;
    // The form that was sent is gone.
    this.renderRoot.querySelector<HTMLElement>('#open')?.focus();
  }

  private async download(): Promise<void> {
    const { csv, fileName } = await this.api.get<ContactReport>('/contact-report');
    keepText(fileName, csv, 'text/csv');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-corrections-view': IlpCorrectionsView;
  }
}
