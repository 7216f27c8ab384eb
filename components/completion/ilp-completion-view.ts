import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { namesStudents } from '#contracts/part-kinds.js';
import { t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { layout } from '../styles/shared.js';

/**
 * How far plans are: the class of who teaches or advises, the district of who looks after it.
 *
 * @element ilp-completion-view
 */
@customElement('ilp-completion-view')
export class IlpCompletionView extends IlpView {
  static override styles = [layout];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasClass) void import('./ilp-class-completion.js');
    if (this.hasDistrict) void import('./ilp-district-completion.js');
  }

  private get hasClass(): boolean {
    return this.session.canTeach;
  }

  private get hasDistrict(): boolean {
    const { role, part } = this.session;
    return Boolean(part && !namesStudents(part)) || role === 'counselor' || role === 'admin';
  }

  protected override render() {
    const { api, session } = this;
    return html`<div class="page">
      <h1 tabindex="-1">${t('requirements.report-title')}</h1>
      ${
        this.hasDistrict
          ? html`<ilp-district-completion
              .api=${api}
              .session=${session}
            ></ilp-district-completion>`
          : nothing
      }
      ${
        this.hasClass
          ? html`<ilp-class-completion .api=${api} .session=${session}></ilp-class-completion>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-completion-view': IlpCompletionView;
  }
}
