import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerProfile } from '#contracts/careers.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout } from '../styles/shared.js';
import { factName, sourceText } from './career-words.js';

const DECIMAL = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/**
 * What one uses in a job: skills and knowledge with how important each is, tools, and other names of
 * the job; each list with its source, or with why there is none.
 *
 * @element ilp-career-uses
 */
@customElement('ilp-career-uses')
export class IlpCareerUses extends IlpElement {
  static override styles = [
    layout,
    css`
      section {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      ul {
        columns: 16rem;
        column-gap: var(--ilp-space-6);
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }

      li {
        break-inside: avoid;
      }
    `,
  ];

  @property({ attribute: false }) career?: CareerProfile;

  protected override render() {
    const { career } = this;
    if (!career) return nothing;
    const { skills, knowledge, technology, alsoCalled, titleLocale } = career;
    const english = (name: string) => html`<span lang=${titleLocale}>${name}</span>`;
    return html`<section class="stack tight" aria-labelledby="uses">
      <h2 id="uses">${t('careers.skills')}</h2>
      <h3>${t('careers.skills-list')}</h3>
      ${renderRated(skills, 'skill')}
      <h3>${t('careers.knowledge-list')}</h3>
      ${renderRated(knowledge, 'knowledge')}
      <h3>${t('careers.technology-list')}</h3>
      ${renderList(technology, ({ name, isHot }) => html`${english(name)}${isHot ? html` <span class="small quiet">(${t('career-work.hot')})</span>` : nothing}`)}
      ${
        alsoCalled.length > 0
          ? html`<h3>${t('careers.also-called')}</h3>
              <ul>
                ${alsoCalled.map((name) => html`<li>${english(name)}</li>`)}
              </ul>
              <p class="small quiet">${sourceText(career.titlesSource)}</p>`
          : nothing
      }
    </section>`;
  }
}

type Section<T> = Pick<CareerProfile['skills'], 'noData' | 'source'> & { data: T[] | null };

function renderRated(
  section: CareerProfile['skills'] | CareerProfile['knowledge'],
  kind: 'skill' | 'knowledge',
) {
  return html`${section.data ? html`<p class="small quiet">${t('career-work.important')}</p>` : nothing}
  ${renderList<{ id: string; importance: number }>(
    section,
    ({ id, importance }) => html`${factName(kind, id)}: ${formatNumber(importance, DECIMAL)}`,
  )}`;
}

function renderList<T>(
  { data, noData, source }: Section<T>,
  renderItem: (item: T) => TemplateResult,
) {
  return html`${
    data
      ? html`<ul>
            ${data.map((item) => html`<li>${renderItem(item)}</li>`)}
          </ul>
          <p class="small quiet">${sourceText(source)}</p>`
      : html`<p class="quiet">${factName('no-data', noData ?? 'not-published')}</p>`
  }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-uses': IlpCareerUses;
  }
}
