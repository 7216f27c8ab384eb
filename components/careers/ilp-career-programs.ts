import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerPrograms, ProgramBrief } from '#contracts/programs.js';
import { formatList } from '../i18n/format.js';
import { shownLocale, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { factName, sourceText } from './career-words.js';
import { awardName, familyName } from './program-words.js';

const SHOWN = 8;

/**
 * What one can study for a career: programs with their field, awards and how many colleges have them,
 * those of most colleges first; or why there are none. Needs the `programs` messages.
 *
 * @element ilp-career-programs
 */
@customElement('ilp-career-programs')
export class IlpCareerPrograms extends IlpView {
  static override styles = [
    layout,
    lists,
    buttons,
    css`
      section {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }

      li a {
        font-weight: 550;
      }
    `,
  ];

  @property() code = '';

  private readonly programs = new Task(this, {
    args: () => [this.code] as const,
    task: ([code], { signal }) =>
      this.api.get<CareerPrograms>(`/careers/${encodeURIComponent(code)}/programs`, { signal }),
  });

  protected override render() {
    return html`<section class="stack tight" aria-labelledby="programs">
      <h2 id="programs">${t('programs.title')}</h2>
      ${renderLoad(this.programs, (reply) => this.renderPrograms(reply), { lines: 4 })}
    </section>`;
  }

  private renderPrograms({ items, noData, isForGroup, source, awardsSource }: CareerPrograms) {
    if (noData)
      return html`<p class="quiet">${factName('no-data', noData)}</p>
        <p class="small quiet">${sourceText(source)}</p>`;
    const more = items.slice(SHOWN);
    return html`<p>${t('programs.text')}</p>
      ${renderRows(items.slice(0, SHOWN))}
      ${
        more.length > 0
          ? html`<details>
              <summary>${t('programs.all', { count: more.length })}</summary>
              ${renderRows(more)}
            </details>`
          : nothing
      }
      <p>
        <a class="button" href=${hrefFor(`explore/colleges?career=${this.code}`)}
          >${t('programs.lead-there')}</a
        >
      </p>
      ${isForGroup ? html`<p class="small quiet">${t('programs.part')}</p>` : nothing}
      ${shownLocale() === items[0]?.titleLocale ? nothing : html`<p class="small quiet">${t('programs.in-english')}</p>`}
      <p class="small quiet">${sourceText(source)}</p>
      <p class="small quiet">${sourceText(awardsSource)}</p>`;
  }
}

function renderRows(programs: readonly ProgramBrief[]) {
  return html`<ul class="rows">
    ${programs.map(
      ({ code, title, titleLocale, family, awards, colleges }) =>
        html`<li>
          <a href=${hrefFor(`explore/programs/${code}`)} lang=${titleLocale}>${title}</a>
          <div class="small quiet">
            ${familyName(family)} · ${t('programs.colleges', { count: colleges })}
          </div>
          ${
            awards.length > 0
              ? html`<div class="small">
                  ${formatList(awards.map(({ level }) => awardName(level)))}
                </div>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-programs': IlpCareerPrograms;
  }
}
