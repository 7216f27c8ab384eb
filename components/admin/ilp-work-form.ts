import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NewWorkGrant, WorkKind } from '#contracts/course-work.js';
import { t } from '../i18n/i18n.js';
import { valueOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { buttons, fields, layout } from '../styles/shared.js';
import { WorkAllowEvent } from './work-events.js';

const KINDS: readonly WorkKind[] = ['canvas', 'moodle', 'schoology'];

/**
 * Where an LMS is, and a token to read with. What was typed as a token is never shown again.
 *
 * @element ilp-work-form
 * @fires {WorkAllowEvent} ilp-work-allow
 */
@customElement('ilp-work-form')
export class IlpWorkForm extends IlpElement {
  static override styles = [layout, buttons, fields];

  @property() kind: WorkKind = 'canvas';
  @property() site = '';
  @property() action = '';
  @property({ type: Boolean }) busy = false;
  @state() private token = '';
  @state() private isTried = false;

  protected override render() {
    const missing = (text: string, words: string) =>
      this.isTried && text.trim() === '' ? words : '';
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
        error=${missing(this.site, t('work.site-missing'))}
        .value=${this.site}
        @input=${(event: Event) => (this.site = valueOf(event))}
      ></ilp-field>
      <ilp-field
        name="token"
        maxlength="1000"
        autocomplete="off"
        label=${t(`work.token-${this.kind}`)}
        hint=${t(`work.token-${this.kind}-hint`)}
        error=${missing(this.token, t('work.token-missing'))}
        .value=${this.token}
        @input=${(event: Event) => (this.token = valueOf(event))}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.busy}>${this.action}</button>
      </div>
    </form>`;
  }

  private handleKind(event: Event): void {
    this.kind = KINDS.find((kind) => kind === valueOf(event)) ?? this.kind;
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    this.isTried = true;
    const grant: NewWorkGrant = {
      kind: this.kind,
      site: this.site.trim(),
      token: this.token.trim(),
    };
    if (grant.site === '' || grant.token === '') return;
    this.dispatchEvent(new WorkAllowEvent(grant));
  }

  /** It has been taken: the token goes from the page as well. */
  clear(): void {
    this.token = '';
    this.isTried = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-work-form': IlpWorkForm;
  }
}
