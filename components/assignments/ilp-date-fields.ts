import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { AttachOptions } from '#contracts/attach.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { layout } from '../styles/shared.js';
import { PlacingChangeEvent } from './assignment-events.js';
import type { DatesDraft } from './assignment-templates.js';

const MORE: readonly { name: keyof DatesDraft; label: PlainKey }[] = [
  { name: 'submitFrom', label: 'assignments.submit-from' },
  { name: 'availableFrom', label: 'assignments.available-from' },
  { name: 'availableUntil', label: 'assignments.available-until' },
];

/**
 * When something is due, and from when until when it can be seen: as many dates as the LMS reads.
 *
 * @element ilp-date-fields
 * @fires {PlacingChangeEvent} ilp-placing-change
 */
@customElement('ilp-date-fields')
export class IlpDateFields extends IlpElement {
  static override styles = [
    layout,
    css`
      ilp-field {
        max-inline-size: 14rem;
      }

      summary {
        min-block-size: 1.75rem;
        cursor: pointer;
      }

      details .stack {
        padding-block-start: var(--ilp-space-3);
      }
    `,
  ];

  @property({ attribute: false }) dates?: DatesDraft;
  @property() taken: AttachOptions['datesTaken'] = 'all';
  @property({ attribute: 'due-error' }) dueError = '';
  @property({ attribute: 'until-error' }) untilError = '';

  override focus(): void {
    const wrong = this.dueError ? '[name=due]' : '[name=availableUntil]';
    this.renderRoot.querySelector<HTMLElement>(wrong)?.focus();
  }

  protected override render() {
    const { dates } = this;
    if (!dates) return nothing;
    return html`<div class="stack">
      ${this.renderDay('dueDate', 'due', t('assignments.due-date'), this.dueError)}
      ${
        this.taken === 'none'
          ? html`<p class="small quiet">${t('assignments.dates-not-taken')}</p>`
          : nothing
      }
      ${this.taken === 'all' ? this.renderMore(dates) : nothing}
    </div>`;
  }

  private renderMore(dates: DatesDraft) {
    const isOpen = this.untilError !== '' || MORE.some(({ name }) => dates[name]);
    return html`<details ?open=${isOpen}>
      <summary>${t('assignments.more-dates')}</summary>
      <div class="stack">
        ${MORE.map(({ name, label }) =>
          this.renderDay(name, name, t(label), name === 'availableUntil' ? this.untilError : ''),
        )}
      </div>
    </details>`;
  }

  private renderDay(name: keyof DatesDraft, field: string, label: string, error: string) {
    return html`<ilp-field
      name=${field}
      type="date"
      label=${`${label} (${t('common.optional')})`}
      error=${error}
      .value=${this.dates?.[name] ?? ''}
      @input=${(event: InputEvent) =>
        this.dispatchEvent(
          new PlacingChangeEvent({ [name]: (event.currentTarget as IlpField).value }),
        )}
    ></ilp-field>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-date-fields': IlpDateFields;
  }
}
