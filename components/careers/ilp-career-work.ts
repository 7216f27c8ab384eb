import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerProfile } from '#contracts/careers.js';
import { formatList } from '../i18n/format.js';
import { type PlainKey, shownLocale, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout } from '../styles/shared.js';
import { factName, sourceText } from './career-words.js';

/** A group of several jobs is known by more of its titles than one job. */
const TITLES = { one: 4, group: 8 };
const TOOLS = 4;

/**
 * What the work is, in sentences put together from facts: what it needs more than other work, how one
 * gets ready, tools, and what the job is called. It says that no person wrote them.
 *
 * @element ilp-career-work
 */
@customElement('ilp-career-work')
export class IlpCareerWork extends IlpElement {
  static override styles = [
    layout,
    css`
      section {
        padding-block-start: var(--ilp-space-4);
        border-block-start: 1px solid var(--ilp-line);
      }
    `,
  ];

  @property({ attribute: false }) career?: CareerProfile;

  protected override render() {
    const { career } = this;
    if (!career) return nothing;
    return html`<section class="stack tight" aria-labelledby="work">
      <h2 id="work">${t('career-work.title')}</h2>
      ${this.renderNeeds(career)} ${this.renderTools(career)} ${this.renderTitles(career)}
      <p class="small quiet">
        ${t('career-work.made')}
        ${shownLocale() === career.titleLocale ? nothing : t('career-work.in-english')}
      </p>
      <p class="small quiet">${sourceText(career.titlesSource)}</p>
    </section>`;
  }

  private renderNeeds({ work, preparation }: CareerProfile) {
    if (!work.data)
      return work.noData === 'not-rated'
        ? html`<p>${factName('no-data', 'not-rated')}</p>`
        : nothing;
    const { skills, knowledge } = work.data;
    const zone = preparation.data?.zone;
    return html`<p>
      ${skills.length > 0 ? t('career-work.skills', { skills: phrases('do', skills) }) : nothing}
      ${knowledge.length > 0 ? t('career-work.knowledge', { knowledge: phrases('about', knowledge) }) : nothing}
      ${zone ? t('career-work.preparation', { zone: lowerFirst(factName('zone', zone)) }) : nothing}
    </p>`;
  }

  private renderTools({ technology, titleLocale }: CareerProfile) {
    if (!technology.data) return nothing;
    const names = technology.data.slice(0, TOOLS).map(({ name }) => name);
    return html`<p>
      ${t('career-work.tools')} <span lang=${titleLocale}>${names.join(', ')}</span>
    </p>`;
  }

  private renderTitles({ alsoCalled, work, titleLocale }: CareerProfile) {
    if (alsoCalled.length === 0) return nothing;
    const isGroup = work.noData === 'group';
    const lead = isGroup
      ? t('career-work.group')
      : work.noData === 'military'
        ? t('career-work.military')
        : t('career-work.titles');
    const titles = alsoCalled.slice(0, isGroup ? TITLES.group : TITLES.one);
    return html`<p>${lead} <span lang=${titleLocale}>${titles.join(', ')}</span></p>`;
  }
}

/** What a skill makes one do, or what one knows about, as part of a sentence. */
function phrases(kind: 'do' | 'about', ids: readonly string[]): string {
  return formatList(ids.map((id) => t(`career-work.${kind}-${id}` as PlainKey)));
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

declare global {
  interface HTMLElementTagNameMap {
    'ilp-career-work': IlpCareerWork;
  }
}
