import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { ToolValues } from '#contracts/connections.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import '../shared/ilp-copy-row.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { cards, layout } from '../styles/shared.js';
import { type Guide, GUIDES, type Step, type ValueName } from './guides.js';
import './ilp-guide-picture.js';
import './ilp-invite.js';
import './ilp-platform-form.js';

const LABELS: Readonly<Record<ValueName, PlainKey>> = {
  loginUrl: 'guides.value-login',
  launchUrl: 'guides.value-launch',
  keysUrl: 'guides.value-keys',
  canvasJsonUrl: 'guides.value-canvas-url',
  canvasJson: 'guides.value-canvas-json',
  domain: 'guides.value-domain',
  parameters: 'guides.value-parameters',
};

/**
 * How one LMS is connected, step by step, with the exact values to copy.
 *
 * @element ilp-guide-view
 */
@customElement('ilp-guide-view')
export class IlpGuideView extends IlpView {
  static override styles = [
    layout,
    cards,
    css`
      ol {
        display: grid;
        gap: var(--ilp-space-5);
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }

      summary {
        min-block-size: 1.75rem;
        font-weight: 600;
        cursor: pointer;
      }

      details > ol {
        padding-block-start: var(--ilp-space-4);
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [this.params.family ?? ''] as const,
    task: ([family], { signal }) => {
      const guide = GUIDES[family];
      return guide
        ? this.api.get<ToolValues>(`/connections/values/${guide.family}`, { signal })
        : Promise.resolve(null);
    },
  });

  protected override render() {
    const guide = GUIDES[this.params.family ?? ''];
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">
          ${guide ? t('guides.title', { lms: t(guide.name) }) : t('shell.not-found-title')}
        </h1>
      </div>
      ${guide ? renderLoad(this.loading, (values) => this.renderGuide(guide, values)) : nothing}
    </div>`;
  }

  private renderGuide(guide: Guide, values: ToolValues | null) {
    if (!values) return nothing;
    return html`
      ${this.renderSteps(guide.steps, guide, values)}
      ${
        guide.byHand
          ? html`<details>
              <summary>${t('guides.by-hand')}</summary>
              ${this.renderSteps(guide.byHand, guide, values)}
            </details>`
          : nothing
      }
    `;
  }

  private renderSteps(steps: readonly Step[], guide: Guide, values: ToolValues) {
    return html`<ol>
      ${steps.map(
        (step) =>
          html`<li>
            <div class="stack">
              <p>${t(step.words)}</p>
              ${
                step.picture
                  ? html`<ilp-guide-picture .picture=${step.picture}></ilp-guide-picture>`
                  : nothing
              }
              ${step.values?.map(
                (name) =>
                  html`<ilp-copy-row
                    label=${t(LABELS[name])}
                    value=${valueOf(values, name)}
                  ></ilp-copy-row>`,
              )}
              ${step.invites ? html`<ilp-invite .api=${this.api}></ilp-invite>` : nothing}
              ${
                step.asks
                  ? html`<ilp-platform-form
                      .api=${this.api}
                      .known=${guide.known ?? {}}
                    ></ilp-platform-form>`
                  : nothing
              }
            </div>
          </li>`,
      )}
    </ol>`;
  }
}

/** Custom parameters are typed one a line. */
function valueOf(values: ToolValues, name: ValueName): string {
  if (name !== 'parameters') return values[name];
  return Object.entries(values.customParameters)
    .map(([key, variable]) => `${key}=${variable}`)
    .join('\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-guide-view': IlpGuideView;
  }
}
