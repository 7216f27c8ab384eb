import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Audit, RequirementState } from '#contracts/graduation.js';
import { formatDate, formatList, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { auditStyles } from './audit-bars.styles.js';
import { creditNumber } from './course-words.js';
import { localName } from './plan-words.js';

const WIDTH = 300;
const STATES = ['earned', 'inProgress', 'planned', 'missing'] as const;
type State = (typeof STATES)[number];
const WORDS: Readonly<Record<State, PlainKey>> = {
  earned: 'courses.audit-earned',
  inProgress: 'courses.audit-in-progress',
  planned: 'courses.audit-planned',
  missing: 'courses.audit-missing',
};

/** Staff want to waive what is missing of a requirement. */
export class WaiveEvent extends Event {
  static readonly type = 'ilp-audit-waive';
  readonly ref: string;
  readonly requirement: RequirementState;

  constructor(ref: string, requirement: RequirementState) {
    super(WaiveEvent.type, { bubbles: true, composed: true });
    this.ref = ref;
    this.requirement = requirement;
  }
}

/**
 * How far a plan goes toward a diploma: a bar for each requirement, the next step of each gap, and a
 * table.
 *
 * @element ilp-audit-bars
 * @fires {WaiveEvent} ilp-audit-waive
 */
@customElement('ilp-audit-bars')
export class IlpAuditBars extends IlpElement {
  static override styles = [layout, buttons, cards, lists, auditStyles];

  @property({ attribute: false }) audit!: Audit;
  /** Staff may waive what is missing. */
  @property({ type: Boolean }) waives = false;

  protected override render() {
    const { audit } = this;
    const total = (state: State | 'needed') =>
      audit.requirements.reduce((sum, one) => sum + one[state], 0);
    const done = total('needed') - total('missing');
    return html`<figure class="stack">
      <div class="stack tight">
        <h3>
          ${localName(audit)} <span class="badge">${t(`courses.audit-kind-${audit.kind}`)}</span>
        </h3>
        <figcaption>
          ${t('courses.audit-sum', {
            done: creditNumber(done),
            needed: creditNumber(total('needed')),
            missing: total('missing') / 1000,
            shown: creditNumber(total('missing')),
          })}
        </figcaption>
      </div>
      <p class="key small" aria-hidden="true">
        ${STATES.map(
          (state) =>
            html`<span>
              <svg class="bar" viewBox="0 0 20 14" preserveAspectRatio="none">
                ${svg`<rect class=${state} x="1" y="1" width="18" height="12"></rect>`}
              </svg>
              ${t(WORDS[state])}
            </span>`,
        )}
      </p>
      <ul class="requirements plain">
        ${audit.requirements.map((one) => html`<li>${this.renderRequirement(one)}</li>`)}
      </ul>
      ${this.renderTable()}
      <p class="small quiet">
        ${t('courses.audit-source', {
          source: audit.source,
          date: formatDate(audit.checkedOn),
          version: String(audit.version),
        })}
        ${
          audit.sourceUrl
            ? html`<a href=${audit.sourceUrl} target="_blank" rel="noreferrer"
                >${audit.sourceUrl}</a
              >`
            : nothing
        }
      </p>
    </figure>`;
  }

  private renderRequirement(one: RequirementState) {
    const done = one.needed - one.missing;
    return html`<span class="spread">
        <strong>${localName(one)}</strong>
        <span class="sum small">${creditNumber(done)} / ${creditNumber(one.needed)}</span>
      </span>
      ${renderBar(one)} ${one.missing > 0 ? this.renderGap(one) : nothing}`;
  }

  private renderGap(one: RequirementState) {
    const { waiver, next } = one;
    if (waiver)
      return html`<span class="small">
        ${t('courses.audit-waived', {
          ...{ name: waiver.by ?? '–', reason: waiver.reason, date: formatDate(waiver.at) },
        })}
      </span>`;
    const courses = next.map(({ title, grade }) =>
      t('courses.audit-next-course', { course: title, grade: String(grade) }),
    );
    const ref = `${this.audit.key} ${one.id}`;
    return html`<span class="small">
        ${
          courses.length > 0
            ? t('courses.audit-next', { courses: formatList(courses, 'disjunction') })
            : t('courses.audit-next-none')
        }
      </span>
      ${
        this.waives
          ? html`<span>
              <button
                type="button"
                class="button small"
                @click=${() => this.dispatchEvent(new WaiveEvent(ref, one))}
              >
                ${t('courses.audit-waive', { requirement: localName(one) })}
              </button>
            </span>`
          : nothing
      }`;
  }

  private renderTable() {
    return html`<details>
      <summary>${t('common.show-table')}</summary>
      <div class="scroller">
        <table>
          <caption>
            ${t('courses.audit-table')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${t('courses.audit-subject')}</th>
              <th scope="col" class="number">${t('courses.audit-needed')}</th>
              ${STATES.map((state) => html`<th scope="col" class="number">${t(WORDS[state])}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.audit.requirements.map(
              (one) =>
                html`<tr>
                  <th scope="row">${localName(one)}</th>
                  <td class="number">${formatNumber(one.needed / 1000)}</td>
                  ${STATES.map(
                    (state) => html`<td class="number">${formatNumber(one[state] / 1000)}</td>`,
                  )}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

/** Its parts lie one after the other, each as wide as its share of what is needed. */
function renderBar(one: RequirementState) {
  let from = 0;
  const parts = STATES.flatMap((state) => {
    const width = one.needed === 0 ? 0 : (one[state] / one.needed) * WIDTH;
    const at = from;
    from += width;
    return width > 0 ? [{ state, at, width }] : [];
  });
  return html`<svg
    class="bar"
    viewBox="0 0 ${WIDTH} 14"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${parts.map(
      ({ state, at, width }) =>
        svg`<rect class=${state} x=${at + 1} y="1" width=${Math.max(width - 2, 1)} height="12"></rect>`,
    )}
  </svg>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-audit-bars': IlpAuditBars;
  }
  interface HTMLElementEventMap {
    [WaiveEvent.type]: WaiveEvent;
  }
}
