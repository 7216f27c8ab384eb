import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Activity } from '#contracts/activities.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-empty-state.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, lists } from '../styles/shared.js';
import { groupsOf, isFiltered, NO_FILTER } from './activity-address.js';
import { type ActivityFilter, ActivityFilterEvent } from './activity-events.js';
import './ilp-activity-entry.js';

/**
 * The activities that a filter leaves, in groups under a heading each.
 *
 * @element ilp-activity-groups
 * @fires {ActivityFilterEvent} ilp-activity-filter - To see all of them again.
 * @fires {ActivityWishEvent} ilp-activity-wish
 */
@customElement('ilp-activity-groups')
export class IlpActivityGroups extends IlpElement {
  static override styles = [
    buttons,
    lists,
    css`
      :host {
        display: grid;
        gap: var(--ilp-space-5);
        grid-template-columns: minmax(0, 1fr);
      }
    `,
  ];

  @property({ attribute: false }) activities: readonly Activity[] = [];
  @property({ attribute: false }) filter: ActivityFilter = NO_FILTER;
  /** Ids of those of which the device holds words that the server does not have. */
  @property({ attribute: false }) unfinished: readonly string[] = [];

  /** Resolves whether it is there to be focused. */
  async focusEntry(id: string): Promise<boolean> {
    await this.updateComplete;
    const entry = this.renderRoot.querySelector<HTMLElement>(`[data-activity="${CSS.escape(id)}"]`);
    entry?.focus();
    return entry !== null;
  }

  protected override render() {
    if (this.activities.length === 0) return this.renderNothing();
    return groupsOf(this.activities, this.filter.by).map(
      ({ heading, activities }) =>
        html`<section aria-label=${heading}>
          <h2>${heading}</h2>
          <ul class="rows">
            ${repeat(
              activities,
              ({ id }) => id,
              (activity) => this.renderEntry(activity),
            )}
          </ul>
        </section>`,
    );
  }

  private renderEntry(activity: Activity) {
    const { id } = activity;
    return html`<li>
      <ilp-activity-entry
        data-activity=${id}
        .activity=${activity}
        ?unfinished=${this.unfinished.includes(id)}
      ></ilp-activity-entry>
    </li>`;
  }

  private renderNothing() {
    return html`<ilp-empty-state heading=${t('activities.none-found')}>
      <p>${t('activities.none-found-text')}</p>
      ${
        isFiltered(this.filter)
          ? html`<button
              type="button"
              slot="actions"
              class="button primary"
              @click=${this.handleClear}
            >
              ${t('activities.clear')}
            </button>`
          : nothing
      }
    </ilp-empty-state>`;
  }

  private handleClear(): void {
    this.dispatchEvent(new ActivityFilterEvent({ ...NO_FILTER, by: this.filter.by }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-groups': IlpActivityGroups;
  }
}
