import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { NotStudentKind } from '#contracts/class.js';
import type { ApiClient } from '../api/client.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { NotStudentEvent } from './class-events.js';

const KINDS: readonly { kind: NotStudentKind; label: PlainKey; hint: PlainKey }[] = [
  { kind: 'family', label: 'class.not-student-family', hint: 'class.not-student-family-hint' },
  { kind: 'staff', label: 'class.not-student-staff', hint: 'class.not-student-staff-hint' },
];

/**
 * "Not a student?": takes a parent or helper, whom the LMS calls a learner, off the class.
 *
 * @element ilp-not-student
 * @fires {NotStudentEvent} ilp-not-student - When it is done.
 */
@customElement('ilp-not-student')
export class IlpNotStudent extends IlpElement {
  static override styles = [layout, buttons, cards, fields];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: 'person-id' }) personId = '';
  @property() name = '';

  @state() private isOpen = false;
  @state() private kind: NotStudentKind = 'family';

  private readonly attempt = new Attempt(this);

  protected override render() {
    return html`<button
        type="button"
        class="button small quiet"
        aria-haspopup="dialog"
        @click=${() => (this.isOpen = true)}
      >
        ${t('class.not-student-ask')}
      </button>
      <ilp-dialog
        heading=${t('class.not-student-title', { name: this.name })}
        ?open=${this.isOpen}
        @ilp-dialog-close=${() => this.close()}
      >
        <div class="stack">
          <p>${t('class.not-student-text')}</p>
          <fieldset class="stack tight">
            <legend>${t('class.not-student-who')}</legend>
            ${KINDS.map((choice) => this.renderKind(choice))}
          </fieldset>
          ${this.attempt.renderFault()}
        </div>
        <button
          slot="footer"
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.save()}
        >
          ${t('class.not-student-save')}
        </button>
        <button slot="footer" type="button" class="button" @click=${() => this.close()}>
          ${t('common.cancel')}
        </button>
      </ilp-dialog>`;
  }

  private renderKind({ kind, label, hint }: (typeof KINDS)[number]) {
    return html`<div>
      <label class="choice">
        <input
          type="radio"
          name="kind"
          value=${kind}
          aria-describedby=${`hint-${kind}`}
          .checked=${this.kind === kind}
          @change=${() => (this.kind = kind)}
        />
        ${t(label)}
      </label>
      <p class="hint" id=${`hint-${kind}`}>${t(hint)}</p>
    </div>`;
  }

  private close(): void {
    this.isOpen = false;
    this.attempt.forget();
  }

  private async save(): Promise<void> {
    const { personId, name, kind } = this;
    const isDone = await this.attempt.run(() =>
      this.api.put(`/class/${encodeURIComponent(personId)}/not-student`, { kind }),
    );
    if (!isDone) return;
    this.isOpen = false;
    this.dispatchEvent(new NotStudentEvent({ personId, name, isStudent: false }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-not-student': IlpNotStudent;
  }
}
