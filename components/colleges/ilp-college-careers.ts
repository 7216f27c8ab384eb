import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CollegeCareers } from '#contracts/colleges.js';
import { factName, middlePay } from '../careers/career-words.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { sourceText, whyNone } from './college-words.js';

/**
 * Careers that a college's programs lead to: how many in each group, and on demand those of one group with the
 * programs. Needs the `careers` and `careers-data` messages.
 *
 * @element ilp-college-careers
 */
@customElement('ilp-college-careers')
export class IlpCollegeCareers extends IlpView {
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

  @property() unitid = '';
  @state() private cluster: string | null = null;

  private readonly careers = new Task(this, {
    args: () => [this.unitid, this.cluster] as const,
    task: ([unitid, cluster], { signal }) =>
      this.api.get<CollegeCareers>(
        `/colleges/${encodeURIComponent(unitid)}/careers${cluster ? `?cluster=${cluster}` : ''}`,
        { signal },
      ),
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="careers">
      <h2 id="careers">${t('colleges.careers')}</h2>
      ${renderLoad(this.careers, (reply) => this.renderCareers(reply), { lines: 4 })}
    </section>`;
  }

  private renderCareers({ total, clusters, items, none, sources }: CollegeCareers) {
    if (none)
      return html`<p class="quiet">${whyNone(none)}</p>
        ${renderSources(sources)}`;
    return html`<p>${t('colleges.careers-count', { count: total })}</p>
      <div class="actions" role="group" aria-labelledby="careers">
        ${clusters.map(
          ({ id, count }) =>
            html`<button
              type="button"
              class="button small"
              aria-pressed=${id === this.cluster}
              @click=${() => (this.cluster = id === this.cluster ? null : id)}
            >
              ${factName('cluster', id)} (${count})
            </button>`,
        )}
      </div>
      ${items.length > 0 ? renderRows(items) : nothing} ${renderSources(sources)}`;
  }
}

const renderSources = (sources: CollegeCareers['sources']) =>
  sources.map((source) => html`<p class="small quiet">${sourceText(source)}</p>`);

function renderRows(careers: CollegeCareers['items']) {
  return html`<ul class="rows">
    ${careers.map((career) => {
      const { code, title, titleLocale, programs, morePrograms } = career;
      const names = formatList(programs.map((program) => program.title));
      return html`<li>
        <a href=${hrefFor(`careers/${code}`)} lang=${titleLocale}>${title}</a>
        <span class="small quiet">${middlePay(career)}</span>
        <div class="small">
          ${
            morePrograms > 0
              ? t('colleges.careers-by-more', { programs: names, count: morePrograms })
              : t('colleges.careers-by', { programs: names })
          }
        </div>
      </li>`;
    })}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-careers': IlpCollegeCareers;
  }
}
