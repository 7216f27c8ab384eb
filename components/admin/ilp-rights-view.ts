import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Right, RightsTable } from '#contracts/rights.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';

/**
 * Who may see and change what, as measured from the checks.
 *
 * @element ilp-rights-view
 */
@customElement('ilp-rights-view')
export class IlpRightsView extends IlpView {
  static override styles = [layout, lists];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<RightsTable>('/rights', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-rights')}</h1>
      </div>
      <p>${t('rights.intro')}</p>
      <p class="small quiet">${t('rights.scope')}</p>
      <p><a href=${hrefFor('district/parts')}>${t('rights.parts-link')}</a></p>
      ${renderLoad(this.loading, renderTable)}
    </div>`;
  }
}

function renderTable({ areas }: RightsTable) {
  const roles = areas[0]?.rights.map(({ role }) => role) ?? [];
  return html`<div class="scroller" tabindex="0" role="group" aria-label=${t('shell.title-rights')}>
    <table>
      <thead>
        <tr>
          <th scope="col">${t('rights.area')}</th>
          ${roles.map((role) => html`<th scope="col">${t(`rights.role-${role}`)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${areas.map(
          ({ area, rights }) =>
            html`<tr>
              <th scope="row">${t(`rights.area-${area}`)}</th>
              ${rights.map((right) => html`<td class="small">${renderRight(right)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function renderRight({ sees, changes }: Right) {
  if (sees === 'nothing' && changes === 'nothing')
    return html`<span class="quiet">${t('rights.nothing')}</span>`;
  return [
    ...(sees === 'nothing' ? [] : [html`<div>${t(`rights.sees-${sees}`)}</div>`]),
    ...(changes === 'nothing' ? [] : [html`<div>${t(`rights.changes-${changes}`)}</div>`]),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-rights-view': IlpRightsView;
  }
}
