import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Binding, School } from '#contracts/connections.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { ConnectionsChangeEvent } from './admin-events.js';

const NEW = 'new';

/**
 * Says which school an installation is for: one that is there, a new one, or all of the district.
 *
 * @element ilp-bind-form
 * @fires {ConnectionsChangeEvent} ilp-connections-change
 */
@customElement('ilp-bind-form')
export class IlpBindForm extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) schools: readonly School[] = [];
  @property() deploymentId = '';
  @property() schoolId = '';
  /** Whether it waits; otherwise the choice is a change. */
  @property({ type: Boolean }) waits = false;

  @state() private choice: string | undefined;
  @state() private hasTried = false;
  private readonly attempt = new Attempt(this);

  protected override render() {
    const choice = this.choice ?? this.schoolId;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="school"
        type="select"
        label=${t('admin.bind-school')}
        .value=${choice}
        .options=${[
          { value: '', label: t('admin.all-schools') },
          ...this.schools.map(({ id, name }) => ({ value: id, label: name })),
          { value: NEW, label: t('admin.bind-new-school') },
        ]}
        @change=${(event: Event) => {
          this.choice = (event.currentTarget as HTMLElement & { value: string }).value;
        }}
      ></ilp-field>
      ${
        choice === NEW
          ? html`<ilp-field
              name="newSchool"
              label=${t('admin.bind-new-school-name')}
              maxlength="200"
              required
              error=${this.hasTried ? t('common.field-missing') : ''}
            ></ilp-field>`
          : nothing
      }
      ${this.attempt.renderFault()}
      <div>
        <button
          type="submit"
          class=${this.waits ? 'button primary' : 'button'}
          ?disabled=${this.attempt.isBusy}
        >
          ${this.waits ? t('admin.bind') : t('common.save')}
        </button>
      </div>
    </form>`;
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const school = (data.get('school') as string | null) ?? '';
    const name = ((data.get('newSchool') as string | null) ?? '').trim();
    this.hasTried = school === NEW && name === '';
    if (this.hasTried) return;
    void this.save(
      school === NEW ? { schoolId: null, newSchoolName: name } : { schoolId: school || null },
    );
  }

  private save(binding: Binding): Promise<unknown> {
    return this.attempt.run(async () => {
      await this.api.put(`/connections/deployments/${this.deploymentId}`, binding);
      showToast({ text: t('admin.bound') });
      this.dispatchEvent(new ConnectionsChangeEvent());
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-bind-form': IlpBindForm;
  }
}
