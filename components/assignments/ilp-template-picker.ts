import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { layout } from '../styles/shared.js';
import { tiles } from '../styles/tiles.js';
import { TemplateChooseEvent } from './assignment-events.js';
import { draftFrom, TEMPLATES } from './assignment-templates.js';

/**
 * Ready-made reflections to start from, and an empty page.
 *
 * @element ilp-template-picker
 * @fires {TemplateChooseEvent} ilp-template-choose
 */
@customElement('ilp-template-picker')
export class IlpTemplatePicker extends IlpElement {
  static override styles = [layout, tiles];

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
                @click=${() => this.dispatchEvent(new TemplateChooseEvent(template.key, (before) => draftFrom(template, before)))}
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
