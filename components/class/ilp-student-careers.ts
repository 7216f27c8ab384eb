import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SharedCareer, SharedCareers } from '#contracts/careers.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';

/**
 * Saved careers that a student shows, with what they say of each now.
 *
 * @element ilp-student-careers
 */
@customElement('ilp-student-careers')
export class IlpStudentCareers extends IlpView {
  static override styles = [
    layout,
    lists,
    css`
      li {
        overflow-wrap: anywhere;
      }

      .lines {
        margin: 0;
        padding-inline-start: var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: 'person-id' }) personId = '';

  private readonly loading = new Task(this, {
    args: () => [this.personId] as const,
    task: async ([personId], { signal }) => {
      const path = `/class/${encodeURIComponent(personId)}/saved-careers`;
      return (await this.api.get<SharedCareers>(path, { signal })).items;
    },
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="careers">
      <h3 id="careers">${t('class.careers')}</h3>
      ${renderLoad(this.loading, (items) => renderCareers(items, !this.session.part), { lines: 2 })}
    </section>`;
  }
}

function renderCareers(items: readonly SharedCareer[], hasPages: boolean) {
  if (items.length === 0) return html`<p class="quiet">${t('class.no-careers')}</p>`;
  return html`<ul class="rows">
    ${items.map((item) => html`<li class="stack tight">${renderCareer(item, hasPages)}</li>`)}
  </ul>`;
}

/** @param hasPages - whether the visit may open the pages of careers; a part of the staff may not. */
function renderCareer({ career, ...said }: SharedCareer, hasPages: boolean) {
  const facts = [
    said.rating === null ? '' : t('class.career-liking', { stars: said.rating }),
    said.confidence === null ? '' : t('class.career-confidence', { stars: said.confidence }),
    said.stillInterested ? '' : t('class.career-aside'),
  ].filter(Boolean);
  const lines = [
    ...said.reasons.map((line) => t('class.career-because', { line })),
    ...said.pros.map((line) => t('class.career-pro', { line })),
    ...said.cons.map((line) => t('class.career-con', { line })),
  ];
  return html`${
    hasPages
      ? html`<a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}
          >${career.title}</a
        >`
      : html`<span lang=${career.titleLocale}>${career.title}</span>`
  }
  ${facts.length === 0 ? nothing : html`<p class="small quiet">${facts.join(' · ')}</p>`}
  ${said.thought ? html`<p class="small">${said.thought}</p>` : nothing}
  ${
    lines.length === 0
      ? nothing
      : html`<ul class="lines small">
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>`
  }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-careers': IlpStudentCareers;
  }
}
