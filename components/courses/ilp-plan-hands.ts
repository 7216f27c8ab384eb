import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { PlanHands, PlanSignature } from '#contracts/signatures.js';
import { formatDate, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-field.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';

/** A signature of the student's own, or one that staff have on paper. */
export type SignatureWish =
  | { kind: 'own'; fingerprint: string; name: string; comment: string }
  | { kind: 'paper'; fingerprint: string; name: string; signer: string; signedOn: string };

export class PlanSignEvent extends Event {
  static readonly type = 'ilp-plan-sign';
  readonly signature: SignatureWish;

  constructor(signature: SignatureWish) {
    super(PlanSignEvent.type, { bubbles: true, composed: true });
    this.signature = signature;
  }
}

/**
 * In whose hands a plan is, who signed it, and a way to sign. Needs the `signing` messages.
 *
 * @element ilp-plan-hands
 * @fires {PlanSignEvent} ilp-plan-sign
 */
@customElement('ilp-plan-hands')
export class IlpPlanHands extends IlpElement {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: false }) hands!: PlanHands;
  @property({ type: Boolean }) busy = false;
  @state() private asking: 'own' | 'paper' | null = null;

  protected override render() {
    const { hands } = this;
    return html`<section class="stack tight" aria-labelledby="next">
      <h2 id="next">${t('signing.title')}</h2>
      <p>${nextWords(hands)}</p>
      ${
        hands.ownAct !== null
          ? html`<div>
              <button
                type="button"
                class="button primary"
                ?disabled=${this.busy}
                @click=${() => (this.asking = 'own')}
              >
                ${t('signing.sign')}
              </button>
            </div>`
          : nothing
      }
      ${
        hands.mayRecord.length > 0
          ? html`<div>
              <button
                type="button"
                class="button small"
                ?disabled=${this.busy}
                @click=${() => (this.asking = 'paper')}
              >
                ${t('signing.paper')}
              </button>
            </div>`
          : nothing
      }
      ${
        hands.signatures.length === 0
          ? nothing
          : html`<h3>${t('signing.signatures')}</h3>
              <ul class="rows">
                ${hands.signatures.map(
                  (one) => html`<li class="stack tight">${renderSignature(one)}</li>`,
                )}
              </ul>`
      }
      ${this.asking === 'own' ? this.renderOwn() : nothing}
      ${this.asking === 'paper' ? this.renderPaper() : nothing}
    </section>`;
  }

  private renderOwn() {
    const { approvedOn, ownAct } = this.hands;
    return html`<ilp-dialog
      heading=${t('signing.sign')}
      open
      @ilp-dialog-close=${() => (this.asking = null)}
    >
      <form class="stack" @submit=${this.handleSubmit}>
        <p>
          <strong>${ownAct === null ? nothing : t(`signing.agreed-${ownAct}`)}</strong>
        </p>
        <p class="quiet">${t('signing.sign-text', { date: formatDate(approvedOn ?? '') })}</p>
        <ilp-field name="name" label=${t('signing.name')} maxlength="120" required></ilp-field>
        <ilp-field
          type="textarea"
          rows="2"
          name="comment"
          label=${t('signing.comment')}
          maxlength="1000"
        ></ilp-field>
        <div>
          <button type="submit" class="button primary">${t('signing.sign')}</button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private renderPaper() {
    const { mayRecord, approvedOn } = this.hands;
    const day = today();
    return html`<ilp-dialog
      heading=${t('signing.paper')}
      open
      @ilp-dialog-close=${() => (this.asking = null)}
    >
      <form class="stack" @submit=${this.handleSubmit}>
        <ilp-field
          type="select"
          name="signer"
          label=${t('signing.paper-who')}
          value=${mayRecord[0] ?? ''}
          .options=${mayRecord.map((value) => ({ value, label: t(`signing.signer-${value}`) }))}
        ></ilp-field>
        <ilp-field
          name="name"
          label=${t('signing.paper-name')}
          maxlength="120"
          required
        ></ilp-field>
        <ilp-field
          type="date"
          name="signedOn"
          label=${t('signing.paper-day')}
          value=${day}
          min=${approvedOn ?? ''}
          max=${day}
          required
        ></ilp-field>
        <div>
          <button type="submit" class="button primary">${t('signing.paper-save')}</button>
        </div>
      </form>
    </ilp-dialog>`;
  }

  private readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => textOf(form, name);
    const { fingerprint } = this.hands;
    const name = text('name');
    if (fingerprint === null || name === '') return;
    const kind = this.asking;
    this.asking = null;
    this.dispatchEvent(
      new PlanSignEvent(
        kind === 'own'
          ? { kind, fingerprint, name, comment: text('comment') }
          : {
              ...{ kind: 'paper', fingerprint, name },
              ...{ signer: text('signer'), signedOn: text('signedOn') },
            },
      ),
    );
  };
}

function nextWords({ next, act }: PlanHands): string {
  if (next === 'nobody' || act === null) return t('signing.next-nobody');
  if (act === 'sign' || act === 'approve')
    return t(next === 'guardian' ? `signing.next-guardian-${act}` : `signing.next-student-${act}`);
  return t(`signing.next-${act}`);
}

function renderSignature(signature: PlanSignature) {
  const { name, signer, answer, act, signedOn, way, recordedBy, comment } = signature;
  const words = { name, who: t(`signing.signer-${signer}`), date: formatDate(signedOn) };
  return html`<span>
      ${t(answer === 'declined' ? 'signing.line-declined-approve' : `signing.line-agreed-${act}`, words)}
    </span>
    ${
      way === 'paper'
        ? html`<span class="small quiet"
            >${t('signing.on-paper', { name: recordedBy ?? '–' })}</span
          >`
        : nothing
    }
    ${comment ? html`<p>${comment}</p>` : nothing}
    ${
      signature.voidedAt
        ? html`<span class="small">
            ${t('signing.voided', {
              ...{ date: formatDate(signature.voidedAt), reason: signature.voidedBecause },
            })}
          </span>`
        : nothing
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-plan-hands': IlpPlanHands;
  }
  interface HTMLElementEventMap {
    [PlanSignEvent.type]: PlanSignEvent;
  }
}
