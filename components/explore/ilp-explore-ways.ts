import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { layout } from '../styles/shared.js';
import { linkTiles } from './explore-styles.js';

/**
 * The ways to look for careers besides words: what matters, groups, school subjects, A to Z.
 *
 * @element ilp-explore-ways
 */
@customElement('ilp-explore-ways')
export class IlpExploreWays extends IlpElement {
  static override styles = [layout, linkTiles];

  /** How many careers there are. */
  @property({ type: Number }) total = 0;

  protected override render() {
    const ways = [
      {
        path: 'explore/selector',
        name: t('explore.way-selector'),
        text: t('explore.way-selector-text'),
      },
      {
        path: 'explore/clusters',
        name: t('explore.way-clusters'),
        text: t('explore.way-clusters-text'),
      },
      {
        path: 'explore/subjects',
        name: t('explore.way-subjects'),
        text: t('explore.way-subjects-text'),
      },
      {
        path: 'explore/colleges',
        name: t('explore.way-colleges'),
        text: t('explore.way-colleges-text'),
      },
      {
        path: 'next-step',
        name: t('explore.way-next-step'),
        text: t('explore.way-next-step-text'),
      },
      {
        path: 'explore/index',
        name: t('explore.way-index'),
        text: t('explore.way-index-text', { count: formatNumber(this.total) }),
      },
    ];
    return html`<section class="stack" aria-labelledby="ways">
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
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-explore-ways': IlpExploreWays;
  }
}
