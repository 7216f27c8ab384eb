import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CareerProfile, NoDataReason } from '#contracts/careers.js';
import { formatList, formatNumber, formatPercent } from '../i18n/format.js';
import { loadMessages, t } from '../i18n/i18n.js';
import '../shared/charts/ilp-hexagon.js';
import type { AreaChooseEvent } from '../shared/charts/ilp-hexagon.js';
import '../shared/charts/ilp-range-bar.js';
import '../shared/charts/ilp-share-bars.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor, navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { careerSentence, factName, sourceText } from './career-words.js';
import './ilp-career-rows.js';
import { renderFacts, renderHourly, renderSources } from './career-facts.js';
import { styles } from './ilp-career-view.styles.js';
import './ilp-career-states.js';
import './ilp-career-uses.js';
import './ilp-career-work.js';
import './ilp-save-career.js';
import './ilp-ways-map.js';

const CAREER_SCORE_MAX = 7;

/**
 * One career: what it is in a sentence, four facts, what the work is, pay, outlook, ways in, classes
 * that help, what one uses, careers like it, and where each number comes from.
 *
 * @element ilp-career-view
 */
@customElement('ilp-career-view')
export class IlpCareerView extends IlpView {
  static override styles = [layout, buttons, cards, lists, styles];

  private readonly career = new Task(this, {
    args: () => [this.params.code ?? ''] as const,
    task: ([code], { signal }) =>
      this.api.get<CareerProfile>(`/careers/${encodeURIComponent(code)}`, { signal }),
    onComplete: ({ title }) => this.setTitle(title),
  });

  /** Long texts far down the page: they come in a chunk of their own, after the numbers. */
  private readonly voices = new Task(this, {
    args: () => [] as const,
    task: () => Promise.all([import('../voices/ilp-career-voices.js'), loadMessages('voices')]),
  });

  /** Only students ask. */
  private readonly questions = new Task(this, {
    args: () => [this.session.role === 'student'] as const,
    task: async ([isStudent]) => {
      if (isStudent)
        await Promise.all([
          import('../questions/ilp-career-questions.js'),
          loadMessages('questions'),
        ]);
    },
  });

  /** What one can study comes by itself too: it is long for some careers. */
  private readonly programs = new Task(this, {
    args: () => [] as const,
    task: () => Promise.all([import('./ilp-career-programs.js'), loadMessages('programs')]),
  });

  protected override render() {
    const career = this.career.value;
    return html`<div class="page">
      <h1 tabindex="-1" lang=${career?.titleLocale ?? nothing}>
        ${career?.title ?? t('shell.title-career')}
      </h1>
      ${renderLoad(this.career, (found) => this.renderCareer(found), { lines: 8 })}
    </div>`;
  }

  private renderCareer(career: CareerProfile) {
    return html`
      ${career.noLongerListed === null ? nothing : html`<p class="notice warn">${t('careers.no-longer-listed', { release: career.noLongerListed })}</p>`}
      <p>${careerSentence(career)}</p>
      ${this.renderGroups(career)} ${renderFacts(career)}
      <ilp-career-work .career=${career}></ilp-career-work>
      ${
        this.session.role === 'student'
          ? html`<ilp-save-career
              code=${career.code}
              career-title=${career.title}
            ></ilp-save-career>`
          : html`<p class="quiet">${t('careers.save-for-students')}</p>`
      }
      ${this.renderPay(career)}
      <ilp-career-states .career=${career}></ilp-career-states>
      ${this.renderOutlook(career)} ${this.renderWays(career)}
      ${renderLoad(
        this.programs,
        () => html`<ilp-career-programs code=${career.code}></ilp-career-programs>`,
      )}
      ${renderLoad(
        this.voices,
        () => html`<ilp-career-voices code=${career.code}></ilp-career-voices>`,
      )}
      ${
        this.session.role === 'student'
          ? renderLoad(
              this.questions,
              () => html`<ilp-career-questions code=${career.code}></ilp-career-questions>`,
            )
          : nothing
      }
      ${this.renderClasses(career)}
      <ilp-career-uses .career=${career}></ilp-career-uses>
      ${this.renderInterests(career)} ${this.renderRelated(career)} ${renderSources(career)}
    `;
  }

  private renderGroups({ clusters }: CareerProfile) {
    if (clusters.length === 0) return nothing;
    return html`<p class="small">
      ${t('careers.groups-of')}
      ${clusters.map(
        (id) => html`<a href=${hrefFor(`explore/clusters/${id}`)}>${factName('cluster', id)}</a> `,
      )}
    </p>`;
  }

  private renderPay({ pay }: CareerProfile) {
    return html`<section class="stack tight" aria-labelledby="pay">
      <h2 id="pay">${t('careers.pay')}</h2>
      ${
        pay.data
          ? html`
              ${
                pay.data.yearly
                  ? html`<ilp-range-bar .pay=${pay.data.yearly}></ilp-range-bar>`
                  : html`<p>${factName('no-data', 'hourly-only')}</p>`
              }
              ${renderHourly(pay.data.hourly)}
              ${pay.data.isForGroup ? html`<p class="small quiet">${t('careers.pay-group')}</p>` : nothing}
            `
          : this.renderNoData(pay.noData)
      }
      <p class="small quiet">${sourceText(pay.source)}</p>
    </section>`;
  }

  private renderOutlook({ jobOutlook }: CareerProfile) {
    const { data, noData, source } = jobOutlook;
    return html`<section class="stack tight" aria-labelledby="outlook">
      <h2 id="outlook">${t('careers.outlook')}</h2>
      ${
        data
          ? html`<p>
                ${t('careers.outlook-text', {
                  from: String(data.fromYear),
                  to: String(data.toYear),
                  percent: formatPercent(data.growthPercent / 100),
                  label: factName('outlook', data.label),
                })}
                ${data.openingsPerYear === null ? nothing : t('careers.outlook-openings', { count: formatNumber(data.openingsPerYear) })}
              </p>
              ${data.isForGroup ? html`<p class="small quiet">${t('careers.pay-group')}</p>` : nothing}`
          : this.renderNoData(noData)
      }
      <p class="small quiet">${sourceText(source)}</p>
    </section>`;
  }

  private renderWays(career: CareerProfile) {
    const { entry, educationLevels, preparation } = career;
    const { data } = entry;
    return html`<section class="stack tight" aria-labelledby="ways">
      <h2 id="ways">${t('careers.ways')}</h2>
      <ilp-ways-map .career=${career}></ilp-ways-map>
      <p><a href=${hrefFor(`next-step?career=${career.code}`)}>${t('careers.to-ways')}</a></p>
      ${
        data
          ? html`<ul>
              <li>${t('careers.ways-text', { education: factName('typical', data.education) })}</li>
              ${data.experience ? html`<li>${t('careers.ways-experience', { experience: factName('experience', data.experience) })}</li>` : nothing}
              ${data.training ? html`<li>${t('careers.ways-training', { training: factName('training', data.training) })}</li>` : nothing}
            </ul>`
          : this.renderNoData(entry.noData)
      }
      <p class="small quiet">${sourceText(entry.source)}</p>
      ${
        preparation.data
          ? html`<p>
                ${t('careers.ways-preparation', { zone: factName('zone', preparation.data.zone) })}
              </p>
              <p class="small quiet">${sourceText(preparation.source)}</p>`
          : nothing
      }
      <h3>${t('careers.ways-levels')}</h3>
      ${
        educationLevels.data
          ? html`<ilp-share-bars
                label=${t('careers.ways-levels')}
                column=${t('careers.level')}
                .bars=${educationLevels.data.map(({ level, percent }) => ({ label: factName('education', level), percent }))}
              ></ilp-share-bars>
              <p class="small quiet">${sourceText(educationLevels.source)}</p>`
          : this.renderNoData(educationLevels.noData)
      }
    </section>`;
  }

  private renderClasses({ subjects }: CareerProfile) {
    return html`<section class="stack tight" aria-labelledby="classes">
      <h2 id="classes">${t('careers.classes')}</h2>
      ${
        subjects.data
          ? html`<p>${formatList(subjects.data.map((id) => factName('subject', id)))}</p>`
          : this.renderNoData(subjects.noData)
      }
      <p class="small quiet">${sourceText(subjects.source)}</p>
    </section>`;
  }

  private renderInterests({ interests }: CareerProfile) {
    return html`<section class="stack tight" aria-labelledby="interests">
      <h2 id="interests">${t('careers.interests')}</h2>
      ${
        interests.data
          ? html`<ilp-hexagon
                label=${t('careers.interests-label')}
                .scores=${interests.data}
                max=${CAREER_SCORE_MAX}
                @ilp-area-choose=${(event: AreaChooseEvent) => navigate(`explore?area=${event.area}`)}
              ></ilp-hexagon>
              <p class="small quiet">${t('profiler.letters')}</p>`
          : this.renderNoData(interests.noData)
      }
      <p class="small quiet">${sourceText(interests.source)}</p>
    </section>`;
  }

  private renderRelated({ related }: CareerProfile) {
    return html`<section class="stack tight" aria-labelledby="related">
      <h2 id="related">${t('careers.related')}</h2>
      ${
        related.data
          ? html`<ilp-career-rows .careers=${related.data}></ilp-career-rows>`
          : this.renderNoData(related.noData)
      }
      <p class="small quiet">${sourceText(related.source)}</p>
    </section>`;
  }

  private renderNoData(reason: NoDataReason | null) {
    return html`<p class="quiet">${factName('no-data', reason ?? 'not-published')}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-view': IlpCareerView;
  }
}
