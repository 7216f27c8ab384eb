import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ComparedResult, ResultComparison } from '#contracts/result-comparison.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout, lists } from '../styles/shared.js';
import { columnName, weightWords } from './change-words.js';
import { kindName } from './match-words.js';

/**
 * How each of two lists was made: its questions, what each kind counted, its version. Needs the `changes`
 * and `match` messages.
 *
 * @element ilp-compared-basis
 */
@customElement('ilp-compared-basis')
export class IlpComparedBasis extends IlpElement {
  static override styles = [
    layout,
    lists,
    css`
      th[scope='row'] {
        inline-size: 30%;
        font-weight: 400;
      }

      td {
        overflow-wrap: anywhere;
      }

      @media (width < 30rem) {
        th,
        td {
          padding-inline: 0 var(--ilp-space-1);
          font-size: var(--ilp-text-small);
        }
      }

      @media print {
        tr {
          break-inside: avoid;
        }
      }
    `,
  ];

  @property({ attribute: false }) comparison!: ResultComparison;

  protected override render() {
    const { earlier, later } = this.comparison;
    return html`<section class="stack tight" aria-labelledby="basis">
      <h2 id="basis">${t('changes.basis')}</h2>
      <table>
        <thead>
          <tr>
            <td></td>
            <th scope="col">${columnName('earlier', earlier)}</th>
            <th scope="col">${columnName('later', later)}</th>
          </tr>
        </thead>
        <tbody>
          ${this.row(
            t('changes.result'),
            ({ id, name }) => html`<a href=${hrefFor(`explore/results/${id}`)}>${name}</a>`,
          )}
          ${this.row(t('changes.questions'), ({ form, instrument, instrumentVersion }) =>
            t(form === 'short' ? 'changes.questions-short' : 'changes.questions-full', {
              version: `${instrument} ${instrumentVersion}`,
            }),
          )}
          ${earlier.parts.map(({ kind }) =>
            this.row(t('changes.counts', { kind: kindName(kind) }), ({ parts }) => {
              const part = parts.find((one) => one.kind === kind);
              return part ? weightWords(part) : t('changes.no-place');
            }),
          )}
          ${this.row(t('changes.algorithm'), ({ algorithm }) => algorithm)}
        </tbody>
      </table>
    </section>`;
  }

  private row(name: string, value: (result: ComparedResult) => unknown) {
    const { earlier, later } = this.comparison;
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${value(earlier)}</td>
      <td>${value(later)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-compared-basis': IlpComparedBasis;
  }
}
