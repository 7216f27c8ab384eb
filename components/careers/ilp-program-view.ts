import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ProgramReply } from '#contracts/programs.js';
import { formatNumber } from '../i18n/format.js';
import { shownLocale, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { factName, sourceText } from './career-words.js';
import './ilp-career-rows.js';
import { awardName, familyName } from './program-words.js';

/**
 * One program of study: its field, the awards and how many colleges give each, and the careers it
 * leads to.
 *
 * @element ilp-program-view
 */
@customElement('ilp-program-view')
export class IlpProgramView extends IlpView {
  static override styles = [layout, lists, buttons];

  private readonly program = new Task(this, {
    args: () => [this.params.cip ?? ''] as const,
    task: ([cip], { signal }) =>
      this.api.get<ProgramReply>(`/programs/${encodeURIComponent(cip)}`, { signal }),
    onComplete: ({ title }) => this.setTitle(title),
  });

  protected override render() {
    const program = this.program.value;
    return html`<div class="page">
      <h1 tabindex="-1" lang=${program?.titleLocale ?? nothing}>
        ${program?.title ?? t('shell.title-program')}
      </h1>
      ${renderLoad(this.program, (found) => this.renderProgram(found), { lines: 6 })}
    </div>`;
  }

  private renderProgram(program: ProgramReply) {
    const { code, family, careers, noData, source, titleLocale } = program;
    return html`
      <p>${familyName(family)} · ${t('programs.colleges', { count: program.colleges })}</p>
      <p class="small quiet">
        ${t('programs.code', { code })}
        ${shownLocale() === titleLocale ? nothing : t('programs.in-english')}
      </p>
      <section class="stack tight" aria-labelledby="careers">
        <h2 id="careers">${t('programs.careers')}</h2>
        ${
          noData
            ? html`<p class="quiet">${factName('no-data', noData)}</p>`
            : html`<ilp-career-rows .careers=${careers}></ilp-career-rows>`
        }
        <p class="small quiet">${sourceText(source)}</p>
      </section>
      ${this.renderAwards(program)}
      ${
        program.colleges > 0
          ? html`<p>
              <a class="button" href=${hrefFor(`explore/colleges?program=${code}`)}
                >${t('programs.teach-it')}</a
              >
            </p>`
          : nothing
      }
    `;
  }

  private renderAwards({ awards, awardsSource }: ProgramReply) {
    return html`<section class="stack tight" aria-labelledby="awards">
      <h2 id="awards">${t('programs.awards')}</h2>
      ${
        awards.length > 0
          ? html`<table aria-labelledby="awards">
              <thead>
                <tr>
                  <th scope="col">${t('programs.award')}</th>
                  <th scope="col" class="number">${t('programs.count')}</th>
                </tr>
              </thead>
              <tbody>
                ${awards.map(
                  ({ level, colleges }) =>
                    html`<tr>
                      <th scope="row">${awardName(level)}</th>
                      <td class="number">${formatNumber(colleges)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`
          : html`<p class="quiet">${t('programs.no-awards')}</p>`
      }
      <p class="small quiet">${sourceText(awardsSource)}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-program-view': IlpProgramView;
  }
}
