import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { StudentRecord } from '#contracts/advising.js';
import type { Correction, HeldFact } from '#contracts/record.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-text-dialog.js';
import { RecordSection } from './record-section.js';
import { answerWords, FACTS, STATES } from './record-words.js';

/**
 * The few facts that are held about the student, where each is from, and what the student asked to have
 * put right.
 *
 * @element ilp-record-held
 * @fires {RecordChangeEvent} ilp-record-change
 */
@customElement('ilp-record-held')
export class IlpRecordHeld extends RecordSection {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .fact {
        display: grid;
        grid-template-columns: minmax(7rem, 1fr) minmax(0, 2fr) auto;
        gap: var(--ilp-space-1) var(--ilp-space-4);
        align-items: center;
        overflow-wrap: anywhere;
      }

      @media (max-width: 40rem) {
        .fact {
          grid-template-columns: minmax(0, 1fr);
          justify-items: start;
        }
      }

      .words {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private asked: HeldFact['fact'] | null = null;

  protected override render() {
    const { held, corrections } = this.record;
    return html`<section class="stack" aria-labelledby="heading">
        <h2 id="heading" tabindex="-1">${t('record.held')}</h2>
        <p>${t('record.held-intro')}</p>
        <p class="small quiet">${t('record.held-never')}</p>
        <p class="small"><a href=${hrefFor('held')}>${t('record.held-all')}</a></p>
        <ul class="rows">
          ${held.map((fact) => html`<li class="fact">${this.renderFact(fact)}</li>`)}
        </ul>
      </section>
      ${
        corrections.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="requests">
              <h2 id="requests">${t('record.requests')}</h2>
              <ul class="rows">
                ${corrections.map((one) => html`<li class="stack tight">${renderRequest(one)}</li>`)}
              </ul>
            </section>`
      }
      ${this.renderDialog()}`;
  }

  private renderFact(fact: HeldFact) {
    const values = valuesOf(fact);
    const waits = this.record.corrections.some(
      ({ subject, state }) => subject === fact.fact && state === 'open',
    );
    const title = t(FACTS[fact.fact]);
    return html`<span class="quiet">${title}</span>
      <span class="stack tight">
        ${
          values.length === 0
            ? html`<span class="quiet">${t('record.held-none')}</span>`
            : html`<strong>${values.join(', ')}</strong>
                <span class="small quiet">
                  ${fact.fact === 'language' ? t('record.from-language') : t(`record.from-${fact.from}`)}
                  ${fact.asOf ? html`· ${t('record.held-since', { date: formatDate(fact.asOf) })}` : nothing}
                </span>`
        }
      </span>
      ${
        waits
          ? html`<span class="badge">${t('record.state-open')}</span>`
          : html`<button
              type="button"
              class="button small quiet"
              aria-label=${t('record.ask-about', { title })}
              @click=${() => (this.asked = fact.fact)}
            >
              ${t('record.ask')}
            </button>`
      }`;
  }

  private renderDialog() {
    const { asked } = this;
    if (asked === null) return nothing;
    return html`<ilp-text-dialog
      heading=${t('record.ask-about', { title: t(FACTS[asked]) })}
      label=${t('record.ask-label')}
      hint=${t('record.ask-hint')}
      missing=${t('record.ask-missing')}
      action=${t('record.ask-send')}
      .send=${(text: string) =>
        this.change(() =>
          this.api.post<StudentRecord>('/record/corrections', { subject: asked, text }),
        )}
      @ilp-dialog-close=${() => (this.asked = null)}
    ></ilp-text-dialog>`;
  }
}

function valuesOf({ fact, values, unnamed }: HeldFact): string[] {
  const told =
    fact === 'language'
      ? values.map((value) =>
          t(value.startsWith('es') ? 'record.language-es' : 'record.language-en'),
        )
      : values;
  return unnamed === 0 ? told : [...told, t('record.unnamed', { count: unnamed })];
}

function renderRequest(request: Correction) {
  const { subject, shown, text, askedAt, state } = request;
  const badge = { open: 'badge', accepted: 'badge good', refused: 'badge warn' }[state];
  return html`<div class="spread">
      <strong>${t('record.request-what', { subject: t(FACTS[subject]) })}</strong>
      <span class=${badge}>${t(STATES[state])}</span>
    </div>
    ${shown ? html`<p class="small quiet words">${t('record.request-shown', { text: shown })}</p>` : nothing}
    <p class="words">${t('record.request-text', { date: formatDate(askedAt), text })}</p>
    ${state === 'open' ? nothing : html`<p class="words">${answerWords(request)}</p>`}
    ${
      request.correctedAt
        ? html`<p class="small">
            ${t('record.corrected', { date: formatDate(request.correctedAt) })}
          </p>`
        : nothing
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-record-held': IlpRecordHeld;
  }
}
