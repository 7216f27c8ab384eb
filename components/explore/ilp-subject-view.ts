import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { SubjectReply } from '#contracts/explore.js';
import { factName, sourceText } from '../careers/career-words.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-error-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { MoreRows } from '../shared/more-rows.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout, lists } from '../styles/shared.js';

const PAGE = 20;
type Row = SubjectReply['items'][number];

/**
 * The careers that use one school subject, with how, those that need it most first.
 *
 * @element ilp-subject-view
 */
@customElement('ilp-subject-view')
export class IlpSubjectView extends IlpView {
  static override styles = [
    layout,
    lists,
    buttons,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-4);
        justify-content: space-between;
      }

      li a {
        font-weight: 550;
      }
    `,
  ];

  private readonly subject = new Task(this, {
    args: () => [this.params.subject ?? ''] as const,
    task: ([id], { signal }) => this.api.get<SubjectReply>(pathOf(id, 0), { signal }),
    onComplete: ({ items }) => {
      this.setTitle(this.name());
      this.careers.start(items);
    },
  });

  private readonly careers = new MoreRows<Row>(this, {
    load: async (offset) =>
      (await this.api.get<SubjectReply>(pathOf(this.params.subject ?? '', offset))).items,
    shown: (offset) => {
      this.renderRoot.querySelectorAll<HTMLElement>('li a')[offset]?.focus();
      return Promise.resolve();
    },
  });

  protected override render() {
    const isKnown = this.subject.value !== undefined;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore/subjects')}>${t('explore.subjects-all')}</a>
        <h1 tabindex="-1">${isKnown ? this.name() : t('shell.title-subject')}</h1>
        <p>${t('explore.subject-text')}</p>
      </div>
      ${renderLoad(this.subject, (reply) => this.renderSubject(reply), { lines: 8 })}
    </div>`;
  }

  private renderSubject({ total, source }: SubjectReply) {
    const { rows, problem, isBusy, showMore } = this.careers;
    return html`<p class="quiet">${t('explore.count', { count: total })}</p>
      <ul class="rows">
        ${rows.map((row) => this.renderRow(row))}
      </ul>
      ${
        problem
          ? html`<ilp-error-state .error=${problem} @ilp-retry=${showMore}></ilp-error-state>`
          : nothing
      }
      ${
        rows.length < total
          ? html`<button type="button" class="button" aria-disabled=${isBusy} @click=${showMore}>
              ${t('explore.more')}
            </button>`
          : nothing
      }
      <p class="small quiet">${sourceText(source)}</p>`;
  }

  private renderRow({ code, title, titleLocale, uses }: Row) {
    const how = uses.map(({ id, importance }) =>
      t('explore.use', { name: factName('knowledge', id), level: Math.round(importance) }),
    );
    return html`<li>
      <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
      <span class="small quiet">${how.length > 0 ? formatList(how) : t('explore.use-none')}</span>
    </li>`;
  }

  private name(): string {
    return factName('subject', this.params.subject ?? '');
  }
}

function pathOf(id: string, offset: number): string {
  return `/careers/subjects/${encodeURIComponent(id)}?limit=${PAGE}&offset=${offset}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-subject-view': IlpSubjectView;
  }
}
