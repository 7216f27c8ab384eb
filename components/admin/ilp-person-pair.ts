import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PersonPair, PersonRecord } from '#contracts/people.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { PairApartEvent, PairJoinEvent } from './pair-events.js';

type Cell = string | TemplateResult;

const FACTS: readonly { label: PlainKey; show: (record: PersonRecord) => Cell }[] = [
  { label: 'people.fact-name', show: ({ name }) => name },
  { label: 'people.fact-sis-id', show: ({ sisId }) => sisId },
  { label: 'people.fact-platforms', show: ({ platforms }) => platforms.join(', ') },
  { label: 'people.fact-courses', show: ({ courses }) => list(courses.map(courseName)) },
  { label: 'people.fact-grade', show: gradeOf },
  { label: 'people.fact-first', show: ({ firstSeenAt }) => formatDate(firstSeenAt) },
  {
    label: 'people.fact-last',
    show: ({ lastVisitAt }) => (lastVisitAt ? formatDate(lastVisitAt) : t('people.never')),
  },
  { label: 'people.fact-holds', show: ({ holds }) => list(holdings(holds)) },
];

/**
 * Two records that may be one student, side by side, and the two answers.
 *
 * @element ilp-person-pair
 * @fires {PairJoinEvent} ilp-pair-join
 * @fires {PairApartEvent} ilp-pair-apart
 */
@customElement('ilp-person-pair')
export class IlpPersonPair extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      table {
        inline-size: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }

      th,
      td {
        padding: var(--ilp-space-1) var(--ilp-space-2);
        text-align: start;
        vertical-align: top;
        overflow-wrap: anywhere;
        hyphens: auto;
        border-block-start: 1px solid var(--ilp-line);
      }

      thead :is(th, td) {
        border: 0;
      }

      th:first-child,
      thead td:first-child {
        inline-size: 26%;
        padding-inline-start: 0;
        color: var(--ilp-ink-quiet);
        font-size: var(--ilp-text-small);
        font-weight: 550;
      }

      .differs {
        font-weight: 650;
      }

      .actions {
        padding-block-start: var(--ilp-space-3);
      }

      @media (width < 30rem) {
        th,
        td {
          padding-inline: 0 var(--ilp-space-1);
          font-size: var(--ilp-text-small);
        }
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @property({ attribute: false }) pair?: PersonPair;
  @property({ type: Boolean }) busy = false;

  protected override render() {
    const { pair } = this;
    if (!pair) return nothing;
    const [one, other] = pair.records;
    return html`<section class="card stack" aria-labelledby="pair">
      <h2 id="pair">${t('people.pair', { name: one.name })}</h2>
      <table aria-labelledby="pair">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${t('people.record', { number: 1 })}</th>
            <th scope="col">${t('people.record', { number: 2 })}</th>
          </tr>
        </thead>
        <tbody>
          ${FACTS.map(({ label, show }) => row(t(label), show(one), show(other)))}
        </tbody>
      </table>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.busy}
          aria-label=${t('people.join-of', { name: one.name })}
          @click=${() => this.dispatchEvent(new PairJoinEvent(pair))}
        >
          ${t('people.join')}
        </button>
        <button
          type="button"
          class="button"
          ?disabled=${this.busy}
          aria-label=${t('people.apart-of', { name: one.name })}
          @click=${() => this.dispatchEvent(new PairApartEvent(pair))}
        >
          ${t('people.apart')}
        </button>
      </div>
    </section>`;
  }
}

/** Names and ids that differ are what to look at. */
function row(label: string, one: Cell, other: Cell) {
  const differs = typeof one === 'string' && typeof other === 'string' && one !== other;
  const style = differs ? 'differs' : '';
  return html`<tr>
    <th scope="row">${label}</th>
    <td class=${style}>${one}</td>
    <td class=${style}>${other}</td>
  </tr>`;
}

const list = (entries: string[]) =>
  html`<ul>
    ${entries.map((entry) => html`<li>${entry}</li>`)}
  </ul>`;

const courseName = ({ title, isActive }: PersonRecord['courses'][number]) =>
  isActive ? title : t('people.course-left', { title });

function gradeOf({ gradeLevel }: PersonRecord): string {
  return gradeLevel === null ? t('people.unknown') : t('people.grade', { grade: gradeLevel });
}

function holdings(holds: PersonRecord['holds']): string[] {
  const all = [
    holds.goals > 0 && t('people.holds-goals', { count: holds.goals }),
    holds.results > 0 && t('people.holds-results', { count: holds.results }),
    holds.savedCareers > 0 && t('people.holds-careers', { count: holds.savedCareers }),
    holds.reflections > 0 && t('people.holds-reflections', { count: holds.reflections }),
  ].filter((words) => words !== false);
  return all.length > 0 ? all : [t('people.holds-nothing')];
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-person-pair': IlpPersonPair;
  }
}
