import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ClusterReply } from '#contracts/explore.js';
import { factName, sourceText } from '../careers/career-words.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout, lists } from '../styles/shared.js';
import { clusterArt, clusterArtStyles } from './cluster-art.js';
import { aboutCluster, pathwayName } from './explore-words.js';

/**
 * One cluster: what it is about, and its pathways with how many careers each has.
 *
 * @element ilp-cluster-view
 */
@customElement('ilp-cluster-view')
export class IlpClusterView extends IlpView {
  static override styles = [
    layout,
    lists,
    clusterArtStyles,
    css`
      .head {
        display: flex;
        gap: var(--ilp-space-3);
        align-items: center;
      }

      li a {
        font-weight: 550;
      }
    `,
  ];

  private readonly cluster = new Task(this, {
    args: () => [this.params.cluster ?? ''] as const,
    task: ([id], { signal }) =>
      this.api.get<ClusterReply>(`/careers/clusters/${encodeURIComponent(id)}`, { signal }),
    onComplete: ({ cluster }) => this.setTitle(factName('cluster', cluster.id)),
  });

  protected override render() {
    const known = this.cluster.value?.cluster.id;
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore/clusters')}>${t('explore.clusters-all')}</a>
        <div class="head">
          ${clusterArt(known ?? '')}
          <h1 tabindex="-1">${known ? factName('cluster', known) : t('shell.title-cluster')}</h1>
        </div>
      </div>
      ${renderLoad(this.cluster, (reply) => this.renderCluster(reply))}
    </div>`;
  }

  private renderCluster({ cluster: { id, pathways }, source }: ClusterReply) {
    return html`<p>${aboutCluster(id)}</p>
      <section class="stack tight" aria-labelledby="pathways">
        <h2 id="pathways">${t('explore.pathways')}</h2>
        <p class="quiet">${t('explore.pathways-text')}</p>
        <ul class="rows">
          ${pathways.map(
            (pathway) =>
              html`<li class="spread">
                <a href=${hrefFor(`explore/pathways/${pathway.id}`)}>${pathwayName(pathway.id)}</a>
                <span class="small quiet">${t('explore.count', { count: pathway.count })}</span>
              </li>`,
          )}
        </ul>
      </section>
      <p class="small quiet">${sourceText(source)}. ${t('explore.names-ours')}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-cluster-view': IlpClusterView;
  }
}
