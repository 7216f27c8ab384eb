import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareersHome } from '#contracts/careers.js';
import { factName } from '../careers/career-words.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout } from '../styles/shared.js';
import { clusterArt, clusterArtStyles } from './cluster-art.js';
import { linkTiles } from './explore-styles.js';

/**
 * The ways to look for careers besides words: groups with their drawings, school subjects, A to Z.
 *
 * @element ilp-explore-ways
 */
@customElement('ilp-explore-ways')
export class IlpExploreWays extends IlpElement {
  static override styles = [layout, clusterArtStyles, linkTiles];

  @property({ attribute: false }) home!: Pick<CareersHome, 'clusters' | 'total'>;

  protected override render() {
    const ways = [
      {
        path: 'explore/selector',
        name: t('explore.way-selector'),
        text: t('explore.way-selector-text'),
      },
      {
        path: 'explore/subjects',
        name: t('explore.way-subjects'),
        text: t('explore.way-subjects-text'),
      },
      {
        path: 'explore/index',
        name: t('explore.way-index'),
        text: t('explore.way-index-text', { count: formatNumber(this.home.total) }),
      },
    ];
    return html`<div class="page">
      <section class="stack" aria-labelledby="ways">
        <h2 id="ways">${t('explore.ways')}</h2>
        <ul class="tiles">
          ${ways.map(
            ({ path, name, text }) =>
              html`<li>
                <a class="tile" href=${hrefFor(path)}
                  ><span class="words"
                    ><span class="name">${name}</span> <span class="small">${text}</span></span
                  ></a
                >
              </li>`,
          )}
        </ul>
      </section>
      <section class="stack" aria-labelledby="clusters">
        <h2 id="clusters">${t('explore.way-clusters')}</h2>
        <ul class="tiles">
          ${this.home.clusters.map(
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
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-ways': IlpExploreWays;
  }
}
