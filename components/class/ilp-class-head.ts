import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ClassList } from '#contracts/class.js';
import { problemMessage } from '../api/problem-messages.js';
import '../copies/ilp-course-copy.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { cards, layout } from '../styles/shared.js';
import './ilp-roster-state.js';
import './ilp-together.js';

/**
 * What there is to know and to decide about a class before its people: a course copy's question, where
 * the list stands, which courses are shown together, whether names are kept back.
 *
 * @element ilp-class-head
 * @fires {RosterWishEvent} ilp-roster-wish
 * @fires {TogetherEvent} ilp-together
 */
@customElement('ilp-class-head')
export class IlpClassHead extends IlpView {
  static override styles = [layout, cards];

  @property({ attribute: false }) list?: ClassList;
  /** Why the last wish about the list was not granted. */
  @property({ attribute: false }) error: unknown;

  protected override render() {
    const { list } = this;
    if (!list) return nothing;
    return html`<div class="stack">
      <ilp-course-copy .api=${this.api} ?answers=${this.session.canTeach}></ilp-course-copy>
      <ilp-roster-state .roster=${list.roster}></ilp-roster-state>
      ${
        this.error
          ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
          : nothing
      }
      <ilp-together .api=${this.api} .courses=${list.taught ?? []}></ilp-together>
      <p>
        <a href=${hrefFor('relevance')}>${t('class.relevance')}</a> ·
        <a href=${hrefFor('class-evidence')}>${t('class.work-evidence')}</a> ·
        <a href=${hrefFor('class-report')}>${t('class.class-report')}</a> ·
        <a href=${hrefFor('groups')}>${t('class.group-goals')}</a>
      </p>
      ${
        this.session.role === 'counselor'
          ? html`<p><a href=${hrefFor('hours')}>${t('class.service-hours')}</a></p>`
          : nothing
      }
      ${list.namesWithheld ? html`<p class="notice">${t('class.names-withheld')}</p>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-class-head': IlpClassHead;
  }
}
