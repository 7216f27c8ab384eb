import { Task } from '@lit/task';
import { html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CareerClusters } from '#contracts/explore.js';
import { factName, sourceText } from '../careers/career-words.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout } from '../styles/shared.js';
import { clusterArt, clusterArtStyles } from './cluster-art.js';
import { linkTiles } from './explore-styles.js';
import { aboutCluster } from './explore-words.js';

/**
 * The 16 clusters, each with a drawing and what it is about.
 *
 * @element ilp-clusters-view
 */
@customElement('ilp-clusters-view')
export class IlpClustersView extends IlpView {
  static override styles = [layout, clusterArtStyles, linkTiles];

  private readonly clusters = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<CareerClusters>('/careers/clusters', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('explore')}>${t('explore.back')}</a>
        <h1 tabindex="-1">${t('explore.clusters-title')}</h1>
        <p>${t('explore.clusters-text')}</p>
      </div>
      ${renderLoad(this.clusters, (reply) => this.renderClusters(reply), { lines: 8 })}
    </div>`;
  }

  private renderClusters({ items, source }: CareerClusters) {
    return html`<ul class="tiles">
        ${items.map(
          ({ id, count }) =>
            html`<li>
              <a class="tile" href=${hrefFor(`explore/clusters/${id}`)}
                >${clusterArt(id)}<span class="words"
                  ><span class="name">${factName('cluster', id)}</span>
                  <span class="small">${aboutCluster(id)}</span>
                  <span class="small quiet">${t('explore.count', { count })}</span></span
                ></a
              >
            </li>`,
        )}
      </ul>
      <p class="small quiet">${sourceText(source)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-clusters-view': IlpClustersView;
  }
}
