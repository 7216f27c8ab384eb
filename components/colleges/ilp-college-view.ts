import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CollegeProfile } from '#contracts/colleges.js';
import { loadMessages, shownLocale, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import {
  renderAdmission,
  renderCost,
  renderLink,
  renderOutcomes,
  renderPlace,
  renderTopFacts,
} from './college-sections.js';
import { styles } from './college-styles.js';
import { kindSentence, sourceText, standingText } from './college-words.js';
import './ilp-save-college.js';

/**
 * One college: where it is and for whom, what it costs, how one gets in, how many finish, what it teaches,
 * its own pages, and where each number comes from.
 *
 * @element ilp-college-view
 */
@customElement('ilp-college-view')
export class IlpCollegeView extends IlpView {
  static override styles = [layout, buttons, cards, lists, styles];

  private readonly college = new Task(this, {
    args: () => [this.params.unitid ?? ''] as const,
    task: ([unitid], { signal }) =>
      this.api.get<CollegeProfile>(`/colleges/${encodeURIComponent(unitid)}`, { signal }),
    onComplete: ({ name }) => this.setTitle(name),
  });

  /** What it teaches and where that leads comes by itself: it is long for large colleges. */
  private readonly programs = new Task(this, {
    args: () => [] as const,
    task: () =>
      Promise.all([
        import('./ilp-college-programs.js'),
        import('./ilp-college-careers.js'),
        loadMessages('programs', 'careers', 'careers-data'),
      ]),
  });

  protected override render() {
    const college = this.college.value;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore/colleges')}>${t('colleges.back')}</a>
        <h1 tabindex="-1" lang=${college?.nameLocale ?? nothing}>
          ${college?.name ?? t('shell.title-college')}
        </h1>
      </div>
      ${renderLoad(this.college, (found) => this.renderCollege(found), { lines: 8 })}
    </div>`;
  }

  private renderCollege(college: CollegeProfile) {
    const { standing } = college;
    return html`
      ${
        standing
          ? html`<p class="notice warn">
              ${standingText(standing)} ${t('colleges.standing-kept')}
            </p>`
          : nothing
      }
      <div class="stack tight">
        <p>${kindSentence(college)}</p>
        ${shownLocale() === college.nameLocale ? nothing : html`<p class="small quiet">${t('colleges.in-english')}</p>`}
      </div>
      <p>
        <a class="button" href=${hrefFor(`explore/colleges/compare?codes=${college.code}`)}
          >${t('colleges.compare-this')}</a
        >
      </p>
      ${
        this.session.role === 'student'
          ? html`<ilp-save-college
              unitid=${college.code}
              college-name=${college.name}
            ></ilp-save-college>`
          : nothing
      }
      ${renderTopFacts(college)} ${renderCost(college)}
      ${renderLoad(
        this.programs,
        () =>
          html`<ilp-college-programs unitid=${college.code}></ilp-college-programs>
            <ilp-college-careers unitid=${college.code}></ilp-college-careers>`,
      )}
      ${renderAdmission(college)} ${renderOutcomes(college)} ${renderPlace(college)}
      ${this.renderLinks(college)} ${this.renderSources(college)}
    `;
  }

  private renderLinks({ links }: CollegeProfile) {
    const known = (
      [
        ['home', t('colleges.link-home')],
        ['admissions', t('colleges.link-admissions')],
        ['apply', t('colleges.link-apply')],
        ['aid', t('colleges.link-aid')],
        ['priceCalculator', t('colleges.link-price-calculator')],
      ] as const
    ).flatMap(([id, words]) => (links[id] === null ? [] : [[links[id], words] as const]));
    if (known.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="links">
      <h2 id="links">${t('colleges.links')}</h2>
      <p class="small quiet">${t('colleges.links-text')}</p>
      <ul>
        ${known.map(([href, words]) => html`<li>${renderLink(href, words)}</li>`)}
      </ul>
    </section>`;
  }

  private renderSources(college: CollegeProfile) {
    const all = [
      college.placeSource,
      college.openAdmission.source,
      college.applicants.source,
      college.averageNetPrice.source,
      college.earnings.source,
    ].map(sourceText);
    return html`<section class="stack tight" aria-labelledby="sources">
      <h2 id="sources">${t('colleges.sources')}</h2>
      <ul class="small">
        ${all.map((source) => html`<li>${source}</li>`)}
      </ul>
      <p class="small quiet">${t('colleges.sources-note')}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-view': IlpCollegeView;
  }
}
