import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NewWorkGrant, WorkKind } from '#contracts/course-work.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import { TokenForm } from './token-form.js';
import { WorkAllowEvent } from './work-events.js';

const KINDS: readonly WorkKind[] = ['canvas', 'moodle', 'schoology'];

/**
 * Where an LMS is, and a token to read with. What was typed as a token is never shown again.
 *
 * @element ilp-work-form
 * @fires {WorkAllowEvent} ilp-work-allow
 */
@customElement('ilp-work-form')
export class IlpWorkForm extends TokenForm {
  @property() kind: WorkKind = 'canvas';
  @property() site = '';

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        type="select"
        name="kind"
        label=${t('work.kind')}
        .value=${this.kind}
        .options=${KINDS.map((value) => ({ value, label: t(`work.kind-${value}`) }))}
        @change=${this.handleKind}
      ></ilp-field>
      <ilp-field
        name="site"
        maxlength="300"
        label=${t('work.site')}
        hint=${t('work.site-hint')}
        error=${this.missing(this.site, t('work.site-missing'))}
        .value=${this.site}
        @input=${(event: Event) => (this.site = valueOf(event))}
      ></ilp-field>
      ${this.renderToken(t(`work.token-${this.kind}`), t(`work.token-${this.kind}-hint`), t('work.token-missing'))}
    </form>`;
  }

  private handleKind(event: Event): void {
    this.kind = KINDS.find((kind) => kind === valueOf(event)) ?? this.kind;
  }

  protected override send(): void {
    const grant: NewWorkGrant = {
      kind: this.kind,
      site: this.site.trim(),
      token: this.token.trim(),
    };
    if (grant.site === '' || grant.token === '') return;
    this.dispatchEvent(new WorkAllowEvent(grant));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-work-form': IlpWorkForm;
  }
}
