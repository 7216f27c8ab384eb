import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareersHome } from '#contracts/careers.js';
import { factName } from '../careers/career-words.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout } from '../styles/shared.js';
import { clusterArt, clusterArtStyles } from './cluster-art.js';
import { linkTiles } from './explore-styles.js';

/**
 * The doors to the groups of careers, each with its drawing and how many careers are behind it.
 *
 * @element ilp-explore-clusters
 */
@customElement('ilp-explore-clusters')
export class IlpExploreClusters extends IlpElement {
  static override styles = [layout, clusterArtStyles, linkTiles];

  @property({ attribute: false }) clusters: CareersHome['clusters'] = [];

  protected override render() {
    return html`<section class="stack" aria-labelledby="clusters">
      <h2 id="clusters">${t('explore.clusters-title')}</h2>
      <ul class="tiles">
        ${this.clusters.map(
          ({ id, count }) =>
            html`<li>
              <a class="tile" href=${hrefFor(`explore/clusters/${id}`)}
                >${clusterArt(id)}<span class="words"
                  ><span class="name">${factName('cluster', id)}</span>
                  <span class="small quiet">${t('explore.count', { count })}</span></span
                ></a
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-clusters': IlpExploreClusters;
  }
}
