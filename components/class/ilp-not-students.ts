import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { NotStudent } from '#contracts/class.js';
import type { ApiClient } from '../api/client.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { NotStudentEvent } from './class-events.js';

const KINDS: Readonly<Record<NotStudent['kind'], PlainKey>> = {
  family: 'class.not-student-family',
  staff: 'class.not-student-staff',
};

/**
 * Whom a teacher took off the class, and the way back.
 *
 * @element ilp-not-students
 * @fires {NotStudentEvent} ilp-not-student - When one of them is a student again.
 */
@customElement('ilp-not-students')
export class IlpNotStudents extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      summary {
        min-block-size: 1.75rem;
        font-weight: 600;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) people: readonly NotStudent[] = [];
  @property({ type: Boolean }) readonly = false;

  private readonly attempt = new Attempt(this);

  protected override render() {
    if (this.people.length === 0) return nothing;
    return html`<details>
      <summary>${t('class.not-students', { count: this.people.length })}</summary>
      <div class="stack">
        <p class="small quiet">${t('class.not-students-text')}</p>
        ${this.attempt.renderFault()}
        <ul class="rows">
          ${repeat(
            this.people,
            ({ personId }) => personId,
            (person) => html`<li>${this.renderPerson(person)}</li>`,
          )}
        </ul>
      </div>
    </details>`;
  }

  private renderPerson(person: NotStudent) {
    return html`<div class="spread">
      <div class="stack tight">
        <span>${person.name}</span>
        <span class="small quiet">${t(KINDS[person.kind])}</span>
      </div>
      ${
        this.readonly
          ? nothing
          : html`<button
              type="button"
              class="button small"
              aria-label=${t('class.not-student-undo-label', { name: person.name })}
              ?disabled=${this.attempt.isBusy}
              @click=${() => void this.putBack(person)}
            >
              ${t('class.not-student-undo')}
            </button>`
      }
    </div>`;
  }

  private async putBack({ personId, name }: NotStudent): Promise<void> {
    const isDone = await this.attempt.run(() =>
      this.api.delete(`/class/${encodeURIComponent(personId)}/not-student`),
    );
    if (isDone) this.dispatchEvent(new NotStudentEvent({ personId, name, isStudent: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-not-students': IlpNotStudents;
  }
}
