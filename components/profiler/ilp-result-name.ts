import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { RESULT_NAME_MAX } from '#contracts/limits.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { AutosaveController } from '../shared/autosave-controller.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-save-state.js';
import { layout } from '../styles/shared.js';

/** A result has another name now, and the server knows. */
export class RenamedEvent extends Event {
  static readonly type = 'ilp-renamed';
  readonly name: string;

  constructor(name: string) {
    super(RenamedEvent.type, { bubbles: true, composed: true });
    this.name = name;
  }
}

/**
 * The name of a result, saved while it is written.
 *
 * @element ilp-result-name
 * @fires {RenamedEvent} ilp-renamed
 */
@customElement('ilp-result-name')
export class IlpResultName extends IlpElement {
  static override styles = layout;

  @property({ attribute: false }) api!: ApiClient;
  /** Of the API. */
  @property() path = '';
  @property() name = '';

  @state() private error = '';
  private savedName: string | undefined;

  private readonly naming = new AutosaveController<string>(this, {
    save: async (name, signal) => {
      await this.api.patch(this.path, { name }, { signal });
      this.savedName = name;
      this.dispatchEvent(new RenamedEvent(name));
    },
  });

  protected override render() {
    return html`<div class="stack">
      <ilp-field
        name="name"
        label=${t('profiler.result-name')}
        hint=${t('profiler.result-name-hint')}
        maxlength=${RESULT_NAME_MAX}
        error=${this.error}
        .value=${this.name}
        @input=${this.handleName}
      ></ilp-field>
      <ilp-save-state
        state=${this.naming.state}
        .savedAt=${this.naming.savedAt}
        .error=${this.naming.error}
      ></ilp-save-state>
    </div>`;
  }

  private handleName(event: Event): void {
    const name = (event.currentTarget as IlpField).value.trim();
    this.error = name ? '' : t('common.field-missing');
    // Without a name the last good one stays, not the letters on the way to none.
    this.naming.change(name || (this.savedName ?? this.name));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-result-name': IlpResultName;
  }
  interface HTMLElementEventMap {
    [RenamedEvent.type]: RenamedEvent;
  }
}
