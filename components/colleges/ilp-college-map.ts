import { Task } from '@lit/task';
import { css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CollegeMap } from '#contracts/college-selector.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { layout } from '../styles/shared.js';
import { sourceText } from './college-words.js';

/**
 * The colleges of a selection on a map that is made of all colleges: no tiles, no other party. The list beside
 * it is the same by keyboard, so that the drawing itself takes no focus.
 *
 * @element ilp-college-map
 */
@customElement('ilp-college-map')
export class IlpCollegeMap extends IlpView {
  static override styles = [
    layout,
    css`
      figure {
        display: grid;
        gap: var(--ilp-space-2);
        margin: 0;
      }

      svg {
        inline-size: 100%;
        max-inline-size: 60rem;
      }

      .all {
        fill: none;
        stroke: var(--ilp-line-strong);
        stroke-linecap: round;
        stroke-width: 3;
      }

      .found {
        fill: var(--ilp-accent);
        stroke: var(--ilp-surface);
        cursor: pointer;
      }

      .place {
        fill: none;
        stroke: var(--ilp-ink);
        stroke-width: 3;
      }

      @media (forced-colors: active) {
        .found {
          fill: Highlight;
        }
      }
    `,
  ];

  /** As the API takes it. */
  @property() wish = '';

  private readonly map = new Task(this, {
    args: () => [this.wish] as const,
    task: ([wish], { signal }) => this.api.get<CollegeMap>(`/colleges/map?${wish}`, { signal }),
  });

  protected override render() {
    return renderLoad(this.map, (map) => this.renderMap(map), { lines: 8 });
  }

  private renderMap({ total, found, background, offMap, place, source }: CollegeMap) {
    return html`<figure>
      <svg
        viewBox="0 0 975 610"
        role="img"
        aria-label=${t('colleges.map-label', { count: found.length })}
      >
        <path class="all" d=${points(background)}></path>
        ${found.map(
          ({ code, name, x, y }) =>
            svg`<circle class="found" cx=${x} cy=${y} r="7" @click=${() => navigate(`explore/colleges/${code}`)}><title>${name}</title></circle>`,
        )}
        ${place ? svg`<circle class="place" cx=${place.x} cy=${place.y} r="12"></circle>` : nothing}
      </svg>
      <figcaption class="small quiet">
        ${t('colleges.map-note')}
        ${found.length < total - offMap ? t('colleges.map-first', { count: found.length }) : nothing}
        ${offMap > 0 ? t('colleges.map-off', { count: offMap }) : nothing} ${sourceText(source)}
      </figcaption>
    </figure>`;
  }
}

/** A path of lines without length: round ends make each a point. */
function points(background: readonly number[]): string {
  let path = '';
  for (let at = 0; at + 1 < background.length; at += 2)
    path += `M${background[at] ?? 0} ${background[at + 1] ?? 0}h0`;
  return path;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-college-map': IlpCollegeMap;
  }
}
