import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ACTIVITY_KINDS, ACTIVITY_QUERY_MAX, GRADES } from '#contracts/activity-fields.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { buttons, fields } from '../styles/shared.js';
import { type ActivityFilter, ActivityFilterEvent } from './activity-events.js';
import { KINDS } from './activity-words.js';

/**
 * Search, chips of kinds, grade, tag and how the list is grouped.
 *
 * @element ilp-activity-filters
 * @fires {ActivityFilterEvent} ilp-activity-filter
 */
@customElement('ilp-activity-filters')
export class IlpActivityFilters extends IlpElement {
  static override styles = [
    buttons,
    fields,
    css`
      form,
      .pair {
        display: grid;
        gap: var(--ilp-space-3);
        grid-template-columns: minmax(0, 1fr);
      }

      .pair {
        grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
      }

      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-2);
      }

      .button[aria-pressed='true'] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
        box-shadow: inset 0 0 0 1px var(--ilp-accent);
      }

      @media (forced-colors: active) {
        .button[aria-pressed='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  @property({ attribute: false }) filter: ActivityFilter = {
    ...{ kind: '', grade: '', tag: '', words: '', by: 'kind' },
  };
  @property({ attribute: false }) tags: readonly string[] = [];

  protected override render() {
    const { words, by, grade, tag } = this.filter;
    return html`<form role="search" @submit=${(event: Event) => event.preventDefault()}>
      <ilp-field
        name="words"
        type="search"
        label=${t('activities.search')}
        maxlength=${ACTIVITY_QUERY_MAX}
        .value=${words}
        @input=${this.handleField}
      ></ilp-field>
      <div class="chips" role="group" aria-label=${t('activities.filter-kind')}>
        ${ACTIVITY_KINDS.map((kind) => {
          const isOn = this.filter.kind === kind;
          return html`<button
            type="button"
            class="button small"
            aria-pressed=${isOn ? 'true' : 'false'}
            @click=${() => this.say({ kind: isOn ? '' : kind })}
          >
            ${t(KINDS[kind])}
          </button>`;
        })}
      </div>
      <div class="pair">
        ${this.renderSelect('grade', t('activities.filter-grade'), grade, [
          { value: '', label: t('activities.any-grade') },
          ...GRADES.map(String).map((value) => ({
            value,
            label: t('activities.grade', { grade: value }),
          })),
        ])}
        ${
          this.tags.length > 0 || tag
            ? this.renderSelect('tag', t('activities.filter-tag'), tag, [
                { value: '', label: t('activities.any-tag') },
                ...[...new Set([...this.tags, tag])]
                  .filter(Boolean)
                  .map((value) => ({ value, label: value })),
              ])
            : nothing
        }
        ${this.renderSelect('by', t('activities.group-by'), by, [
          { value: 'kind', label: t('activities.by-kind') },
          { value: 'year', label: t('activities.by-year') },
        ])}
      </div>
    </form>`;
  }

  private renderSelect(
    name: string,
    label: string,
    value: string,
    options: { value: string; label: string }[],
  ) {
    return html`<ilp-field
      type="select"
      name=${name}
      label=${label}
      .value=${value}
      .options=${options}
      @change=${this.handleField}
    ></ilp-field>`;
  }

  private handleField(event: Event): void {
    const { name, value } = event.currentTarget as IlpField;
    this.say({ [name]: value });
  }

  private say(changes: Partial<ActivityFilter>): void {
    this.dispatchEvent(new ActivityFilterEvent(changes));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-filters': IlpActivityFilters;
  }
}
