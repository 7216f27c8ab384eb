import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { WAY_WHY_MAX } from '#contracts/limits.js';
import type { WayChoice, Ways } from '#contracts/ways.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { WayChooseEvent } from './way-events.js';
import { factSentence, linkOf, PLACE_OF, sourcesOf, STEPS, wayName } from './way-words.js';

/**
 * One way after high school: what it is, what is known of it, its steps, and a place to choose it with a
 * reason. All ways look the same. Needs the `ways`, `careers-data` and `colleges` messages.
 *
 * @element ilp-way-card
 * @fires ilp-way-choose - The student wants it for now.
 */
@customElement('ilp-way-card')
export class IlpWayCard extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        display: grid;
      }

      .card {
        display: grid;
        gap: var(--ilp-space-3);
        align-content: start;
        overflow-wrap: anywhere;
      }

      summary {
        font-weight: 600;
        cursor: pointer;
      }

      ul,
      ol {
        display: grid;
        gap: var(--ilp-space-1);
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }
    `,
  ];

  @property({ attribute: false }) item!: Ways['items'][number];
  @property({ attribute: false }) career: Ways['career'] = null;
  /** The student's choice, where it is this way. */
  @property({ attribute: false }) chosen: WayChoice | null = null;
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  @state() private isOpen = false;
  @state() private why = '';

  private get draftKey(): string {
    return `way.${this.item.way}`;
  }

  protected override firstUpdated(): void {
    const draft = this.drafts.get(this.draftKey);
    if (typeof draft !== 'string') return;
    this.why = draft;
    this.isOpen = true;
  }

  protected override render() {
    const { way, facts } = this.item;
    const isStudent = this.session.role === 'student';
    const link = linkOf(way, this.career, isStudent);
    return html`<article class="card" aria-labelledby="name">
      <div class="spread">
        <h3 id="name" tabindex="-1">${wayName(way)}</h3>
        ${this.chosen ? html`<span class="badge good">${t('ways.is-chosen')}</span>` : nothing}
      </div>
      <p>${t(`ways.what-${way}`)}</p>
      <h4>${t('ways.facts')}</h4>
      <ul>
        ${facts.map((fact) => html`<li class=${fact.none ? 'quiet' : ''}>${factSentence(fact)}</li>`)}
      </ul>
      ${this.renderSources()}
      <details>
        <summary>${t('ways.steps')}</summary>
        <ol>
          ${STEPS.map((step) => html`<li>${t(`ways.step-${way}-${step}`)}</li>`)}
        </ol>
      </details>
      ${link ? html`<p><a href=${hrefFor(link.path)}>${link.text}</a></p>` : nothing}
      ${
        isStudent
          ? html`<p>
              <a href=${hrefFor(`places?new=${PLACE_OF[way]}`)}
                >${t('ways.link-place')}<span class="visually-hidden">: ${wayName(way)}</span></a
              >
            </p>`
          : nothing
      }
      ${isStudent ? (this.isOpen ? this.renderForm() : this.renderChoose()) : nothing}
    </article>`;
  }

  private renderSources() {
    const sources = sourcesOf(this.item.facts);
    if (sources.length === 0) return nothing;
    return html`<details class="small quiet">
      <summary>${t('ways.sources')}</summary>
      <ul>
        ${sources.map((source) => html`<li>${source}</li>`)}
      </ul>
    </details>`;
  }

  private renderChoose() {
    const words = this.chosen ? t('ways.change-why') : t('ways.choose');
    return html`<div>
      <button
        type="button"
        class="button"
        id="choose"
        aria-label=${this.chosen ? words : t('ways.choose-of', { way: wayName(this.item.way) })}
        @click=${this.open}
      >
        ${words}
      </button>
    </div>`;
  }

  private renderForm() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        name="why"
        type="textarea"
        rows="3"
        label=${t('ways.why')}
        hint=${t('ways.why-hint')}
        maxlength=${WAY_WHY_MAX}
        .value=${this.why}
        @input=${this.handleInput}
      ></ilp-field>
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.isBusy}>
          ${t('ways.save')}
        </button>
        <button type="button" class="button quiet" @click=${() => void this.close()}>
          ${t('ways.cancel')}
        </button>
      </div>
    </form>`;
  }

  /** The choice is kept: what was written is no draft any more. */
  async close(): Promise<void> {
    this.isOpen = false;
    this.drafts.remove(this.draftKey);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#choose')?.focus();
  }

  private async open(): Promise<void> {
    this.why = this.chosen?.why ?? '';
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  private handleInput(event: Event): void {
    this.why = (event.currentTarget as IlpField).value;
    this.drafts.set(this.draftKey, this.why);
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new WayChooseEvent({ way: this.item.way, why: this.why.trim() }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-way-card': IlpWayCard;
  }
}
