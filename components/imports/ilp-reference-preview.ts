import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReferenceImport, ReferenceImports } from '#contracts/reference-imports.js';
import { isCollegePart, REFERENCE_RELEASE_MAX } from '#contracts/reference-parts.js';
import type { ApiClient } from '../api/client.js';
import { formatList, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import { ImportChangeEvent } from './import-events.js';
import { partName, placeText, problemText } from './reference-words.js';

/** Some of them, and how many more there are; empty when there are none. */
const withMore = (names: readonly string[], count: number): string =>
  names.length < count
    ? `${names.join(', ')} ${t('reference.names-more', { count: formatNumber(count - names.length) })}`
    : formatList([...names]);

const COUNTS = [
  ['added', 'reference.column-new'],
  ['changed', 'reference.column-changed'],
  ['same', 'reference.column-same'],
  ['gone', 'reference.column-gone'],
  ['closed', 'reference.column-closed'],
] as const;

/**
 * What an official file would change, part by part; what of it was not read; cells that are wrong; and the
 * choice.
 *
 * @element ilp-reference-preview
 * @fires ilp-import-change - once it is used or discarded
 */
@customElement('ilp-reference-preview')
export class IlpReferencePreview extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    lists,
    css`
      .table {
        overflow-x: auto;
      }

      form .field {
        max-inline-size: 24rem;
      }

      .check {
        display: flex;
        gap: var(--ilp-space-2);
        align-items: start;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) import!: ReferenceImport;

  private readonly attempt = new Attempt(this);

  protected override render() {
    const { fileName: file } = this.import;
    return html`<section class="stack" aria-labelledby="preview">
      <h2 id="preview">${t('reference.preview', { file })}</h2>
      ${this.renderParts()} ${this.renderForm()} ${this.renderProblems()} ${this.renderUnread()}
    </section>`;
  }

  private renderParts() {
    const { parts } = this.import;
    const hasYears = parts.some(({ release }) => release !== null);
    const columns = COUNTS.filter(
      ([name]) => name !== 'closed' || parts.some(({ part }) => isCollegePart(part)),
    );
    return html`<div
        class="table"
        role="region"
        tabindex="0"
        aria-label=${t('reference.column-part')}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${t('reference.column-part')}</th>
              ${hasYears ? html`<th scope="col">${t('reference.column-release')}</th>` : nothing}
              ${columns.map(([, words]) => html`<th scope="col" class="number">${t(words)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${parts.map(
              (part) =>
                html`<tr>
                  <th scope="row">${partName(part.part)}</th>
                  ${hasYears ? html`<td>${part.release}</td>` : nothing}
                  ${columns.map(([name]) => html`<td class="number">${formatNumber(part[name])}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.renderGone()}`;
  }

  private renderGone() {
    const rows = this.import.parts.flatMap(({ part, ...rest }) => {
      const gone = withMore(rest.goneCodes, rest.gone);
      const closed = withMore(rest.closedNames, rest.closed);
      return [
        ...(gone ? [`${partName(part)}. ${t('reference.gone-codes', { codes: gone })}`] : []),
        ...(closed ? [`${partName(part)}. ${t('reference.closed-names', { names: closed })}`] : []),
      ];
    });
    if (rows.length === 0) return nothing;
    return html`<p class="small">${t('reference.gone-note')}</p>
      <details>
        <summary>${t('reference.column-gone')}</summary>
        <ul class="small">
          ${rows.map((row) => html`<li>${row}</li>`)}
        </ul>
      </details>`;
  }

  private renderForm() {
    const { shrinks, id } = this.import;
    return html`<form class="stack" @submit=${this.handleSubmit}>
      ${this.isTold ? html`<p class="small">${t('reference.release-told')}</p>` : this.renderRelease()}
      ${
        shrinks
          ? html`<label class="check">
              <input id="shrink" type="checkbox" required />
              <span>${t('reference.shrink')}</span>
            </label>`
          : nothing
      }
      ${this.attempt.renderFault()}
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
          ${t('reference.apply')}
        </button>
        <button
          type="button"
          class="button quiet"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.send(() => this.api.delete(`/reference-imports/${id}`))}
        >
          ${t('reference.discard')}
        </button>
      </div>
    </form>`;
  }

  /** Every table says its own year, so nobody has to. */
  private get isTold(): boolean {
    return this.import.parts.every(({ release, year }) => release !== null && year !== null);
  }

  private renderRelease() {
    const { release, year } = this.import;
    return html`<div class="field">
        <label for="release">${t('reference.release')}</label>
        <input
          id="release"
          required
          maxlength=${REFERENCE_RELEASE_MAX}
          .value=${release ?? ''}
          aria-describedby="release-hint"
        />
        <span class="hint" id="release-hint">${t('reference.release-hint')}</span>
      </div>
      <div class="field">
        <label for="year">${t('reference.year')}</label>
        <input
          id="year"
          type="number"
          required
          min="1990"
          max="2100"
          .value=${year === null ? '' : String(year)}
        />
      </div>`;
  }

  private renderProblems() {
    const { problems, problemCount: count } = this.import;
    if (count === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="problems">
      <h3 id="problems">${t('reference.problems-title', { count })}</h3>
      <p>${t('reference.problems-text')}</p>
      ${
        problems.length < count
          ? html`<p class="small quiet">
              ${t('reference.problems-more', { count: formatNumber(problems.length) })}
            </p>`
          : nothing
      }
      <ul class="rows small">
        ${problems.map((problem) => html`<li>${problemText(problem)}</li>`)}
      </ul>
    </section>`;
  }

  private renderUnread() {
    const { unread, unknownColumns } = this.import;
    if (unread.length + unknownColumns.length === 0) return nothing;
    return html`<section class="stack tight" aria-labelledby="unread">
      <h3 id="unread">${t('reference.unread-title')}</h3>
      <ul class="rows small quiet">
        ${unread.map((place) => html`<li>${t('reference.unread', { place: placeText(place) })}</li>`)}
        ${unknownColumns.map(
          ({ place, columns }) =>
            html`<li>
              ${t('reference.unknown-columns', {
                place: placeText(place),
                columns: formatList(columns),
              })}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const valueOf = (id: string) =>
      this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
    const { release, year } = this.import;
    const wish = {
      release: this.isTold ? release : valueOf('release'),
      year: this.isTold ? year : Number(valueOf('year')),
      // The box has to be ticked before the form goes.
      acceptsShrink: this.import.shrinks,
    };
    void this.send(() => this.api.post(`/reference-imports/${this.import.id}/apply`, wish));
  };

  private send(ask: () => Promise<ReferenceImports>): Promise<unknown> {
    return this.attempt.run(async () => {
      this.dispatchEvent(new ImportChangeEvent(await ask()));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-reference-preview': IlpReferencePreview;
  }
}
