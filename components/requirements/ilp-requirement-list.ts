import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { COMPONENT_DOMAINS, type ComponentCode, DOMAIN_OF } from '#contracts/component-codes.js';
import type { ComponentRecord, PlanComponent } from '#contracts/completion.js';
import { formatDate, formatList } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { ChangeEndEvent, RecordRemoveEvent } from './requirement-events.js';
import { componentName, countWords, DOMAIN_NAMES, howWords, pathOf } from './requirement-words.js';

/**
 * What a plan needs, by what it is about: how each thing stands, in words, what meets it and where to go on.
 * With `for-staff` it says nothing to the student; it offers to take lines away with `may-record`, and to end what was
 * waived or added with `may-change`.
 *
 * @element ilp-requirement-list
 * @fires {RecordRemoveEvent} ilp-record-remove
 * @fires {ChangeEndEvent} ilp-change-end
 */
@customElement('ilp-requirement-list')
export class IlpRequirementList extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .what {
        font-weight: 600;
      }

      summary {
        cursor: pointer;
      }

      /* Beside the marker, which a flex box of the whole summary would take away. */
      summary .spread {
        display: inline-flex;
        inline-size: calc(100% - 1.5rem);
        vertical-align: top;
      }

      details p {
        padding-inline-start: var(--ilp-space-4);
      }

      ul.plain {
        display: grid;
        gap: var(--ilp-space-1);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) components: readonly PlanComponent[] = [];
  /** What comes next of what is missing. */
  @property({ attribute: false }) next: ComponentCode | null = null;
  @property({ type: Boolean, attribute: 'for-staff' }) forStaff = false;
  @property({ type: Boolean, attribute: 'may-record' }) mayRecord = false;
  @property({ type: Boolean, attribute: 'may-change' }) mayChange = false;

  protected override render() {
    return html`<div class="page">
      ${COMPONENT_DOMAINS.map((domain) => {
        const own = this.components.filter(({ code }) => DOMAIN_OF[code] === domain);
        if (own.length === 0) return nothing;
        return html`<section class="stack tight" aria-labelledby=${domain}>
          <h2 id=${domain}>${t(DOMAIN_NAMES[domain])}</h2>
          ${this.forStaff ? nothing : html`<p class="quiet">${t(sentenceOf(own))}</p>`}
          <ul class="rows">
            ${repeat(
              own,
              ({ code }) => code,
              (component) => html`<li class="stack tight">${this.renderOne(component)}</li>`,
            )}
          </ul>
        </section>`;
      })}
    </div>`;
  }

  private renderOne(component: PlanComponent) {
    const { metBy, records } = component;
    const count = countWords(component);
    return html`${
      component.standing === 'missing' ? this.renderMissing(component) : this.renderHead(component)
    }
    ${count ? html`<p class="small">${count}</p>` : nothing}
    ${
      metBy.length > 0
        ? html`<p class="small">${t('requirements.met-by', { list: formatList(metBy) })}</p>`
        : nothing
    }
    ${records.length > 0 ? this.renderRecords(records) : nothing} ${this.renderChange(component)}`;
  }

  private renderHead(component: PlanComponent) {
    return html`<div class="spread">${renderName(component)}</div>
      ${renderOr(component)}`;
  }

  /** One line: how each of a dozen is met would be a wall of words. Of what comes next it stands there at once. */
  private renderMissing(component: PlanComponent) {
    return html`<details ?open=${component.code === this.next}>
      <summary><span class="spread">${renderName(component)}</span></summary>
      ${renderOr(component)}
      <p class="small quiet">${howWords(component)} ${this.renderWay(component)}</p>
    </details>`;
  }

  private renderWay(component: PlanComponent) {
    const path = this.forStaff ? null : pathOf(component);
    if (!path) return nothing;
    const label = t('requirements.go-to', { what: componentName(component.code) });
    return html`<a href=${hrefFor(path)}>${label}</a>`;
  }

  private renderRecords(records: readonly ComponentRecord[]) {
    return html`<ul class="plain small">
      ${records.map(
        (record) =>
          html`<li class="spread">
            <span>
              ${
                record.kind === 'earlier'
                  ? html`<span class="badge">${t('requirements.earlier')}</span>`
                  : nothing
              }
              ${lineOf(record)}
            </span>
            ${
              this.mayRecord
                ? html`<button
                    type="button"
                    class="button small"
                    aria-label=${t('requirements.remove-line', { note: record.note })}
                    @click=${() => this.dispatchEvent(new RecordRemoveEvent(record.id))}
                  >
                    ${t('common.remove')}
                  </button>`
                : nothing
            }
          </li>`,
      )}
    </ul>`;
  }

  private renderChange({ change, code }: PlanComponent) {
    if (!change) return nothing;
    const words = {
      ...{ reason: change.reason, date: formatDate(change.at) },
      by: change.by ?? t('requirements.somebody'),
    };
    return html`<div class="spread small">
      <span>${t(`requirements.change-${change.change}`, words)}</span>
      ${
        this.mayChange
          ? html`<button
              type="button"
              class="button small"
              aria-label=${t('requirements.end-change-of', { what: componentName(code) })}
              @click=${() => this.dispatchEvent(new ChangeEndEvent(change.id))}
            >
              ${t('requirements.end-change')}
            </button>`
          : nothing
      }
    </div>`;
  }
}

function renderName(component: PlanComponent) {
  return html`<span class="what">${componentName(component.code)}</span>
    <span>
      ${component.isAdded ? html`<span class="badge">${t('requirements.added')}</span>` : nothing}
      ${standingBadge(component)}
    </span>`;
}

function renderOr({ or }: PlanComponent) {
  if (or.length === 0) return nothing;
  const list = formatList(or.map(componentName), 'disjunction');
  return html`<p class="small quiet">${t('requirements.or', { list })}</p>`;
}

function lineOf({ note, happenedOn, by }: ComponentRecord): string {
  return t('requirements.record-line', {
    ...{ note, date: formatDate(happenedOn), by: by ?? t('requirements.somebody') },
  });
}

function standingBadge({ standing, from }: PlanComponent) {
  if (standing === 'met') return html`<span class="badge good">${t('requirements.met')}</span>`;
  if (standing === 'missing')
    return html`<span class="badge warn">${t('requirements.missing')}</span>`;
  if (standing === 'waived') return html`<span class="badge">${t('requirements.waived')}</span>`;
  return html`<span class="badge">${t('requirements.later', { grade: String(from ?? '') })}</span>`;
}

/** How a whole domain stands: a sentence, never a number. */
function sentenceOf(components: readonly PlanComponent[]): PlainKey {
  const has = (standing: PlanComponent['standing']) =>
    components.some((one) => one.standing === standing);
  if (has('missing')) return has('met') ? 'requirements.said-some' : 'requirements.said-none';
  return has('met') || has('waived') ? 'requirements.said-all' : 'requirements.said-later';
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-requirement-list': IlpRequirementList;
  }
}
