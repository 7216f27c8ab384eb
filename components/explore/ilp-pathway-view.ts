import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { PathwayReply } from '#contracts/explore.js';
import { factName, sourceText } from '../careers/career-words.js';
import '../careers/ilp-career-rows.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout } from '../styles/shared.js';
import { pathwayName } from './explore-words.js';

/**
 * One pathway of a cluster and every career in it.
 *
 * @element ilp-pathway-view
 */
@customElement('ilp-pathway-view')
export class IlpPathwayView extends IlpView {
  static override styles = layout;

  private readonly pathway = new Task(this, {
    args: () => [this.params.pathway ?? ''] as const,
    task: ([id], { signal }) =>
      this.api.get<PathwayReply>(`/careers/pathways/${encodeURIComponent(id)}`, { signal }),
    onComplete: ({ id }) => this.setTitle(pathwayName(id)),
  });

  protected override render() {
    const known = this.pathway.value;
    return html`<div class="page">
      <div class="stack tight">
        ${
          known
            ? html`<a href=${hrefFor(`explore/clusters/${known.cluster}`)}
                >${factName('cluster', known.cluster)}</a
              >`
            : nothing
        }
        <h1 tabindex="-1">${known ? pathwayName(known.id) : t('shell.title-pathway')}</h1>
      </div>
      ${renderLoad(this.pathway, (reply) => this.renderPathway(reply), { lines: 8 })}
    </div>`;
  }

  private renderPathway({ items, source }: PathwayReply) {
    return html`<p class="quiet">${t('explore.count', { count: items.length })}</p>
      <ilp-career-rows .careers=${items}></ilp-career-rows>
      <p class="small quiet">${sourceText(source)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-pathway-view': IlpPathwayView;
  }
}
