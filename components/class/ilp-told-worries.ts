import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ToldWorries, ToldWorry } from '#contracts/worries.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';

/**
 * What the teacher passed on to the counselors, each with a receipt; asked for once it is opened.
 *
 * @element ilp-told-worries
 */
@customElement('ilp-told-worries')
export class IlpToldWorries extends IlpView {
  static override styles = [
    layout,
    lists,
    css`
      summary {
        min-block-size: 1.75rem;
        cursor: pointer;
      }
    `,
  ];

  @state() private isOpen = false;

  private readonly loading = new Task(this, {
    args: () => [this.isOpen] as const,
    task: async ([isOpen], { signal }) =>
      isOpen ? (await this.api.get<ToldWorries>('/worries/told', { signal })).items : [],
  });

  /** Something was passed on just now. */
  refresh(): void {
    if (this.isOpen) void this.loading.run();
  }

  protected override render() {
    return html`<details @toggle=${this.handleToggle}>
      <summary>${t('class.told')}</summary>
      ${this.isOpen ? renderLoad(this.loading, renderTold, { lines: 2 }) : nothing}
    </details>`;
  }

  private readonly handleToggle = (event: Event) => {
    this.isOpen = (event.currentTarget as HTMLDetailsElement).open;
  };
}

function renderTold(items: readonly ToldWorry[]) {
  if (items.length === 0) return html`<p class="quiet">${t('class.told-none')}</p>`;
  return html`<ul class="rows">
      ${items.map(
        ({ personId, name, at, lookedAt }) =>
          html`<li class="spread">
            <a href=${hrefFor(`class/${encodeURIComponent(personId)}`)}>${name}</a>
            <span class="small quiet">
              ${
                lookedAt === null
                  ? t('class.told-received', { date: formatDate(at) })
                  : t('class.told-looked', { date: formatDate(lookedAt) })
              }
            </span>
          </li>`,
      )}
    </ul>
    <p class="small quiet">${t('class.told-note')}</p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-told-worries': IlpToldWorries;
  }
}
