import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ComponentCode } from '#contracts/component-codes.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout, lists } from '../styles/shared.js';
import { byMissingPart } from './missing-parts.js';
import { componentName } from './requirement-words.js';

interface Student {
  personId: string;
  name: string;
  missing: readonly ComponentCode[];
}

/**
 * The same students by what they lack: a line for each part with how many lack it, and who behind it. Needs the
 * `requirements` messages.
 *
 * @element ilp-missing-groups
 */
@customElement('ilp-missing-groups')
export class IlpMissingGroups extends IlpElement {
  static override styles = [
    layout,
    lists,
    css`
      summary {
        padding-block: var(--ilp-space-2);
        cursor: pointer;
      }

      .whole > summary {
        font-weight: 600;
      }

      .rows {
        padding-inline-start: var(--ilp-space-4);
      }

      .rows > li {
        padding-block: 0;
      }

      .names {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1) var(--ilp-space-4);
        padding-block: var(--ilp-space-1) var(--ilp-space-3);
        padding-inline-start: var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) students: readonly Student[] = [];
  /** Parts whose students are looked at. Only then are their names drawn: hundreds a part are slow. */
  @state() private open: ReadonlySet<ComponentCode> = new Set();

  protected override render() {
    const groups = byMissingPart(this.students);
    if (groups.length === 0) return nothing;
    return html`<details class="whole">
      <summary>${t('requirements.by-missing')}</summary>
      <ul class="rows">
        ${groups.map(
          ({ code, students }) =>
            html`<li>
              <details @toggle=${(event: Event) => this.handleToggle(event, code)}>
                <summary>
                  ${t('requirements.lack', { what: componentName(code), count: students.length })}
                </summary>
                ${this.open.has(code) ? renderNames(students) : nothing}
              </details>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  private handleToggle({ currentTarget }: Event, code: ComponentCode): void {
    const open = new Set(this.open);
    if ((currentTarget as HTMLDetailsElement).open) open.add(code);
    else open.delete(code);
    this.open = open;
  }
}

function renderNames(students: readonly Student[]) {
  return html`<ul class="plain names small">
    ${students.map(
      ({ personId, name }) =>
        html`<li>
          <a href=${hrefFor(`class/${encodeURIComponent(personId)}/requirements`)}>${name}</a>
        </li>`,
    )}
  </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-missing-groups': IlpMissingGroups;
  }
}
