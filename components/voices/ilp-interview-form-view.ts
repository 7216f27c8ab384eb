import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CareerProfile } from '#contracts/careers.js';
import { VOICE_NAME_MAX, VOICE_TEXT_MAX } from '#contracts/limits.js';
import { type Locale, LOCALES } from '#contracts/locales.js';
import type { NewVoice, StaffVoices } from '#contracts/voices.js';
import { today } from '../i18n/format.js';
import { shownLocale, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import type { FieldType } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { HEADINGS } from './voice-texts.js';

const REQUIRED = ['speaker', 'toldOn', ...HEADINGS.map(([name]) => name), 'signer', 'signedOn'];

/**
 * Staff write down what a person of the place told them about a career, with the person's release.
 *
 * @element ilp-interview-form-view
 */
@customElement('ilp-interview-form-view')
export class IlpInterviewFormView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      form {
        display: grid;
        gap: var(--ilp-space-4);
        max-inline-size: 40rem;
      }
    `,
  ];

  /** Names of fields that are not filled in. */
  @state() private missing: ReadonlySet<string> = new Set();

  private readonly sending = new Attempt(this);
  private readonly career = new Task(this, {
    args: () => [this.params.code ?? ''] as const,
    task: ([code], { signal }) =>
      this.api.get<CareerProfile>(`/careers/${encodeURIComponent(code)}`, { signal }),
  });

  private get draftKey(): string {
    return `interview.${this.params.code ?? ''}`;
  }

  /** What was written before and not sent. */
  private get draft(): Partial<Record<string, string>> {
    return this.drafts.get(this.draftKey) ?? {};
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('voices.add')}</h1>
      ${renderLoad(this.career, (career) => this.renderForm(career))}
    </div>`;
  }

  private renderForm({ title, titleLocale }: CareerProfile) {
    return html`<p><strong lang=${titleLocale}>${title}</strong></p>
      <p>${t('voices.form-intro')}</p>
      <form novalidate @submit=${this.handleSubmit} @input=${this.handleInput}>
        ${this.renderField('speaker', t('voices.speaker'), { hint: t('voices.speaker-hint') })}
        ${this.renderField('toldOn', t('voices.told-on'), { type: 'date' })}
        <ilp-field
          name="locale"
          type="select"
          label=${t('voices.locale')}
          .value=${this.draft.locale ?? shownLocale()}
          .options=${LOCALES.map((value) => ({ value, label: t(`voices.locale-${value}`) }))}
        ></ilp-field>
        ${HEADINGS.map(([name, words]) =>
          this.renderField(name, t(words), {
            ...{ type: 'textarea', hint: t('voices.answer-hint'), maxlength: VOICE_TEXT_MAX },
          }),
        )}
        ${this.renderRelease()} ${this.sending.renderFault()}
        <div class="actions">
          <button type="submit" class="button primary" ?disabled=${this.sending.isBusy}>
            ${t('voices.send')}
          </button>
        </div>
      </form>`;
  }

  private renderRelease() {
    const isMissing = this.missing.has('isAgreed');
    return html`<fieldset class="stack tight">
      <legend>${t('voices.release')}</legend>
      <p class="hint">${t('voices.release-hint')}</p>
      <blockquote class="notice">${t('voices.release-text')}</blockquote>
      ${this.renderField('signer', t('voices.signer'))}
      ${this.renderField('signedOn', t('voices.signed-on'), { type: 'date' })}
      <label class="choice">
        <input
          type="checkbox"
          name="isAgreed"
          value="yes"
          required
          aria-invalid=${isMissing ? 'true' : 'false'}
          aria-describedby=${isMissing ? 'not-agreed' : nothing}
        />
        ${t('voices.agreed')}
      </label>
      ${isMissing ? html`<p class="error" id="not-agreed">${t('voices.agreed-missing')}</p>` : nothing}
    </fieldset>`;
  }

  private renderField(
    name: string,
    label: string,
    {
      type = 'text',
      hint = '',
      maxlength = VOICE_NAME_MAX,
    }: { type?: FieldType; hint?: string; maxlength?: number } = {},
  ) {
    return html`<ilp-field
      name=${name}
      type=${type}
      label=${label}
      hint=${hint}
      maxlength=${maxlength}
      max=${type === 'date' ? today() : nothing}
      error=${this.missing.has(name) ? t('common.field-missing') : ''}
      required
      .value=${this.draft[name] ?? ''}
    ></ilp-field>`;
  }

  /** What is agreed to is never taken from a draft: it is asked anew. */
  private handleInput({ currentTarget }: Event): void {
    const written = Object.fromEntries(new FormData(currentTarget as HTMLFormElement));
    delete written.isAgreed;
    this.drafts.set(this.draftKey, written);
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    this.missing = new Set([...REQUIRED, 'isAgreed'].filter((name) => textOf(data, name) === ''));
    const [first] = this.missing;
    if (first !== undefined) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
      return;
    }
    const path = `/careers/${encodeURIComponent(this.params.code ?? '')}/voices`;
    if (!(await this.sending.run(() => this.api.post<StaffVoices>(path, read(data))))) return;
    this.drafts.remove(this.draftKey);
    showToast({ text: t('voices.sent') });
    navigate('interviews');
  }
}

function read(data: FormData): NewVoice {
  const word = (name: string) => textOf(data, name);
  return {
    ...{ speaker: word('speaker'), toldOn: word('toldOn'), locale: word('locale') as Locale },
    texts: {
      ...{ workday: word('workday'), likes: word('likes') },
      ...{ dislikes: word('dislikes'), advice: word('advice') },
    },
    release: {
      ...{ signer: word('signer'), signedOn: word('signedOn') },
      ...{ locale: shownLocale(), isAgreed: true },
    },
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-interview-form-view': IlpInterviewFormView;
  }
}
