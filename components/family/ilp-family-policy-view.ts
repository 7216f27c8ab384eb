import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { FAMILY_SECTIONS, type FamilySection } from '#contracts/family-fields.js';
import type { FamilyPolicy } from '#contracts/family.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { SECTION_NAMES } from './family-words.js';

type Days = 'inviteDays' | 'deviceDays' | 'leaveDays';

const DAYS: readonly { name: Days; label: PlainKey; min: number; max: number }[] = [
  { name: 'inviteDays', label: 'family.policy-invite-days', min: 1, max: 60 },
  { name: 'deviceDays', label: 'family.policy-device-days', min: 1, max: 400 },
  { name: 'leaveDays', label: 'family.policy-leave-days', min: 0, max: 400 },
];

/**
 * What a district lets families see, and for how long. Administrators change it, counselors read it. Needs
 * the `family` messages.
 *
 * @element ilp-family-policy-view
 */
@customElement('ilp-family-policy-view')
export class IlpFamilyPolicyView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      fieldset {
        display: grid;
        gap: var(--ilp-space-1);
        margin: 0;
        padding: 0;
        border: 0;
      }
    `,
  ];

  @state() private policy: FamilyPolicy | null = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.policy = await this.api.get<FamilyPolicy>('/family-policy', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('family.policy-title')}</h1>
        <p class="quiet">${t('family.policy-intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.policy ? this.renderPolicy(this.policy) : nothing))}
    </div>`;
  }

  private renderPolicy(policy: FamilyPolicy) {
    const isFixed = this.session.role !== 'admin';
    return html`<form class="stack" @submit=${this.handleSubmit}>
        <fieldset ?disabled=${isFixed}>
          <legend><h2>${t('family.policy-sections')}</h2></legend>
          ${FAMILY_SECTIONS.map((section) => this.renderSection(policy, section))}
        </fieldset>
        ${DAYS.map(
          ({ name, label, min, max }) =>
            html`<ilp-field
              type="number"
              name=${name}
              label=${t(label)}
              min=${min}
              max=${max}
              required
              ?disabled=${isFixed}
              .value=${String(policy[name])}
              @change=${(event: Event) => this.setDays(name, event)}
            ></ilp-field>`,
        )}
        ${this.attempt.renderFault()}
        ${
          isFixed
            ? nothing
            : html`<div>
                <button type="submit" class="button primary" ?disabled=${this.attempt.isBusy}>
                  ${t('family.policy-save')}
                </button>
              </div>`
        }
      </form>
      <p class="small quiet">
        ${
          policy.changedAt === null
            ? t('family.policy-first')
            : t('family.policy-changed', {
                ...{ name: policy.changedBy ?? '–', date: formatDate(policy.changedAt) },
              })
        }
      </p>`;
  }

  private renderSection(policy: FamilyPolicy, section: FamilySection) {
    return html`<label class="choice">
      <input
        type="checkbox"
        name=${section}
        .checked=${policy.sections.includes(section)}
        @change=${(event: Event) => {
          const others = policy.sections.filter((one) => one !== section);
          const isShown = (event.currentTarget as HTMLInputElement).checked;
          this.policy = { ...policy, sections: isShown ? [...others, section] : others };
        }}
      />
      ${t(SECTION_NAMES[section])}
    </label>`;
  }

  private setDays(name: Days, event: Event): void {
    const { value } = event.currentTarget as HTMLInputElement;
    if (this.policy) this.policy = { ...this.policy, [name]: Number(value) };
  }

  private readonly handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { policy } = this;
    if (!policy || !(event.currentTarget as HTMLFormElement).reportValidity()) return;
    const { number: follows, sections, inviteDays, deviceDays, leaveDays } = policy;
    const change = { follows, sections, inviteDays, deviceDays, leaveDays };
    const isSaved = await this.attempt.run(async () => {
      this.policy = await this.api.put<FamilyPolicy>('/family-policy', change);
    });
    if (!isSaved) return;
    announce(t('family.policy-saved'));
    showToast({ text: t('family.policy-saved') });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-family-policy-view': IlpFamilyPolicyView;
  }
}
