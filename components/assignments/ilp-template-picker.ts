import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout } from '../styles/shared.js';
import { TemplateChooseEvent } from './assignment-events.js';
import { TEMPLATES } from './assignment-templates.js';

/**
 * Ready-made reflections to start from, and an empty page.
 *
 * @element ilp-template-picker
 * @fires {TemplateChooseEvent} ilp-template-choose
 */
@customElement('ilp-template-picker')
export class IlpTemplatePicker extends IlpElement {
  static override styles = [
    layout,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      li {
        display: grid;
      }

      button {
        display: grid;
        align-content: start;
        gap: var(--ilp-space-1);
        padding: var(--ilp-space-3) var(--ilp-space-4);
        border: 1px solid var(--ilp-line-strong);
        border-radius: var(--ilp-radius);
        background: var(--ilp-surface);
        color: var(--ilp-ink);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }

      button:hover {
        border-color: var(--ilp-accent);
      }

      button[aria-pressed='true'] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
        box-shadow: inset 0 0 0 1px var(--ilp-accent);
      }

      .name {
        font-weight: 600;
      }

      @media (forced-colors: active) {
        button[aria-pressed='true'] {
          outline: 2px solid Highlight;
        }
      }
    `,
  ];

  /** Key of the template that was chosen last. */
  @property() chosen = '';

  protected override render() {
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading">${t('assignments.start-from')}</h2>
      <ul>
        ${TEMPLATES.map(
          (template) =>
            html`<li>
              <button
                type="button"
                aria-pressed=${template.key === this.chosen ? 'true' : 'false'}
                @click=${() => this.dispatchEvent(new TemplateChooseEvent(template))}
              >
                <span class="name">${t(template.name)}</span>
                <span class="small quiet">${t(template.text)}</span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-template-picker': IlpTemplatePicker;
  }
}
