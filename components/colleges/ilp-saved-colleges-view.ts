import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SavedCollege, SavedCollegeList } from '#contracts/saved-colleges.js';
import { COLLEGES_COMPARED_MAX, CAREER_RATING_MAX } from '#contracts/limits.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { kindSentence, standingMark } from './college-words.js';

/**
 * The student's own colleges with what they said of each, and up to four to compare.
 *
 * @element ilp-saved-colleges-view
 */
@customElement('ilp-saved-colleges-view')
export class IlpSavedCollegesView extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() private picked: readonly string[] = [];

  private readonly saved = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<SavedCollegeList>('/saved-colleges', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore/colleges')}>${t('colleges.back')}</a>
        <h1 tabindex="-1">${t('colleges.saved-title')}</h1>
        <p class="quiet">${t('colleges.saved-own')}</p>
        <p><a href=${hrefFor('places')}>${t('colleges.to-places')}</a></p>
      </div>
      ${renderLoad(this.saved, ({ items }) => this.renderList(items))}
    </div>`;
  }

  private renderList(items: readonly SavedCollege[]) {
    if (items.length === 0)
      return html`<p>${t('colleges.saved-none')}</p>
        <p>
          <a class="button primary" href=${hrefFor('explore/colleges')}>${t('colleges.title')}</a>
        </p>`;
    return html`
      ${
        this.picked.length > 0
          ? html`<p>
              <a
                class="button"
                href=${hrefFor(`explore/colleges/compare?codes=${this.picked.join(',')}`)}
                >${t('colleges.compare-go', { count: this.picked.length })}</a
              >
            </p>`
          : nothing
      }
      <ul class="rows">
        ${items.map((saved) => this.renderOne(saved))}
      </ul>
    `;
  }

  private renderOne({
    college,
    rating,
    thought,
    stillInterested,
    pros,
    cons,
    savedAt,
  }: SavedCollege) {
    const { code, name, nameLocale } = college;
    const isPicked = this.picked.includes(code);
    return html`<li class="stack tight">
      <span
        ><a href=${hrefFor(`explore/colleges/${code}`)} lang=${nameLocale}>${name}</a>
        ${standingMark(college)}
        ${stillInterested ? nothing : html`<span class="badge">${t('colleges.saved-not-now')}</span>`}</span
      >
      <span class="small quiet">${kindSentence(college)}</span>
      ${
        rating === null
          ? nothing
          : html`<span class="small"
              >${t('colleges.saved-stars', { count: rating, most: CAREER_RATING_MAX })}</span
            >`
      }
      ${thought ? html`<span>${thought}</span>` : nothing}
      ${pros.map((line) => html`<span class="small">+ ${line}</span>`)}
      ${cons.map((line) => html`<span class="small">− ${line}</span>`)}
      <span class="small quiet">${t('colleges.saved-on', { date: formatDate(savedAt) })}</span>
      <span class="small"
        ><a href=${hrefFor(`places?college=${code}`)}
          >${t('colleges.track')}<span class="visually-hidden">: ${name}</span></a
        ></span
      >
      <label class="choice small">
        <input
          type="checkbox"
          .checked=${isPicked}
          ?disabled=${this.picked.length >= COLLEGES_COMPARED_MAX && !isPicked}
          @change=${() => this.pick(code)}
        />
        <span>${t('colleges.compare-pick')}<span class="visually-hidden"> ${name}</span></span>
      </label>
    </li>`;
  }

  private pick(code: string): void {
    this.picked = this.picked.includes(code)
      ? this.picked.filter((one) => one !== code)
      : [...this.picked, code];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-saved-colleges-view': IlpSavedCollegesView;
  }
}
