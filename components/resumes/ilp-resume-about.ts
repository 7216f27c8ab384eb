import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { RESUME_CONTACT_MAX, RESUME_NAME_MAX, RESUME_SUMMARY_MAX } from '#contracts/limits.js';
import type { ResumePage } from '#contracts/resumes.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { tiles } from '../styles/tiles.js';
import './ilp-resume-hints.js';
import type { Edit, ResumeDoc } from './resume-edit.js';
import { ResumeEditEvent } from './resume-events.js';
import { LANGUAGES, TEMPLATES } from './resume-words.js';

/** The student wants the résumé in another language. */
export class LanguageWishEvent extends Event {
  static readonly type = 'ilp-language-wish';
  readonly language: 'en' | 'es';

  constructor(language: 'en' | 'es') {
    super(LanguageWishEvent.type, { bubbles: true, composed: true });
    this.language = language;
  }
}

const CONTACT = ['name', 'town', 'phone', 'email'] as const;
type Contact = (typeof CONTACT)[number];
const TYPES: Readonly<Record<Contact, string>> = {
  name: 'text',
  town: 'text',
  phone: 'tel',
  email: 'email',
};

/**
 * What a résumé is called and looks like, how to reach the student, and the sentences at its top.
 *
 * @element ilp-resume-about
 * @fires {ResumeEditEvent} ilp-resume-edit
 * @fires {LanguageWishEvent} ilp-language-wish
 */
@customElement('ilp-resume-about')
export class IlpResumeAbout extends IlpElement {
  static override styles = [
    cards,
    layout,
    buttons,
    fields,
    tiles,
    css`
      :host {
        --tile-min: 9rem;
      }

      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      .objective {
        display: flex;
        justify-content: start;
        text-align: start;
      }
    `,
  ];

  @property({ attribute: false }) doc?: ResumeDoc;
  @property({ attribute: false }) page?: ResumePage;

  protected override render() {
    const { doc, page } = this;
    if (!doc || !page) return nothing;
    return html`<div class="stack">
      ${this.renderLook(doc, page)} ${this.renderContact(doc)} ${this.renderSummary(doc, page)}
    </div>`;
  }

  private renderLook(doc: ResumeDoc, { resume }: ResumePage) {
    return html`<section class="card stack" aria-labelledby="look">
      <h2 id="look">${t('resumes.look')}</h2>
      <div class="pair">
        ${this.renderInput('resume-name', t('resumes.name'), doc.name, RESUME_NAME_MAX, (name) => ({
          name,
        }))}
        <div class="field">
          <label for="language">${t('resumes.language')}</label>
          <select id="language" @change=${this.handleLanguage}>
            ${Object.entries(LANGUAGES).map(
              ([language, key]) =>
                html`<option value=${language} ?selected=${language === resume.language}>
                  ${t(key)}
                </option>`,
            )}
          </select>
        </div>
      </div>
      <ul aria-label=${t('resumes.template')}>
        ${Object.entries(TEMPLATES).map(
          ([template, { name, text }]) =>
            html`<li>
              <button
                type="button"
                data-template=${template}
                aria-pressed=${template === doc.template ? 'true' : 'false'}
                @click=${() =>
                  this.edit((now) => ({ ...now, template: template as ResumeDoc['template'] }), {
                    step: {},
                  })}
              >
                <span class="name">${t(name)}</span>
                <span class="small quiet">${t(text)}</span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderContact({ contact }: ResumeDoc) {
    return html`<section class="card stack" aria-labelledby="contact">
      <div class="stack tight">
        <h2 id="contact">${t('resumes.contact')}</h2>
        <p class="small quiet">${t('resumes.contact-hint')}</p>
        <p class="small quiet">${t('resumes.contact-young')}</p>
      </div>
      <div class="pair">
        ${CONTACT.map((field) =>
          this.renderInput(
            `contact-${field}`,
            t(`resumes.contact-${field}`),
            contact[field],
            RESUME_CONTACT_MAX,
            (value, doc) => ({ contact: { ...doc.contact, [field]: value } }),
            TYPES[field],
          ),
        )}
      </div>
    </section>`;
  }

  private renderSummary(doc: ResumeDoc, { objectives, resume }: ResumePage) {
    const isEmpty = doc.summary.trim() === '';
    return html`<section class="card stack" aria-labelledby="summary-title">
      <h2 id="summary-title">${t('resumes.summary')}</h2>
      <div class="field">
        <label for="summary">${t('resumes.summary-label')}</label>
        <span class="hint" id="summary-hint">${t('resumes.summary-hint')}</span>
        <textarea
          id="summary"
          rows="3"
          lang=${resume.language}
          spellcheck="true"
          maxlength=${RESUME_SUMMARY_MAX}
          aria-describedby="summary-hint"
          .value=${doc.summary}
          @input=${(event: Event) => this.write((event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </div>
      <ilp-resume-hints .text=${doc.summary} .language=${resume.language}></ilp-resume-hints>
      ${
        isEmpty && objectives.length > 0
          ? html`<div class="stack tight">
              <p class="small quiet">${t('resumes.objectives')}</p>
              ${objectives.map(
                (objective) =>
                  html`<button
                    type="button"
                    class="button small objective"
                    lang=${resume.language}
                    @click=${() => this.write(objective)}
                  >
                    ${objective}
                  </button>`,
              )}
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderInput(
    id: string,
    label: string,
    value: string,
    maximum: number,
    change: (value: string, doc: ResumeDoc) => Partial<ResumeDoc>,
    type = 'text',
  ) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        id=${id}
        type=${type}
        autocomplete="off"
        maxlength=${maximum}
        .value=${value}
        @input=${(event: Event) => {
          const typed = (event.target as HTMLInputElement).value;
          this.edit((now) => ({ ...now, ...change(typed, now) }));
        }}
      />
    </div>`;
  }

  private write(summary: string): void {
    this.edit((now) => ({ ...now, summary }));
  }

  private handleLanguage(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.dispatchEvent(new LanguageWishEvent(value === 'es' ? 'es' : 'en'));
  }

  private edit(change: Edit, options = {}): void {
    this.dispatchEvent(new ResumeEditEvent(change, options));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-about': IlpResumeAbout;
  }
  interface HTMLElementEventMap {
    [LanguageWishEvent.type]: LanguageWishEvent;
  }
}
