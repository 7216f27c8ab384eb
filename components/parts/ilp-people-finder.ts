import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PEOPLE_TEXT_MIN } from '#contracts/part-kinds.js';
import type { PeopleFound, PeopleSearch } from '#contracts/staff-parts.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, layout, lists } from '../styles/shared.js';
import { type Found, PersonChooseEvent, placeOf } from './part-events.js';

/**
 * Finds people of the district by a piece of their name, and tells who was chosen. Needs the `parts` messages.
 *
 * @element ilp-people-finder
 * @fires {PersonChooseEvent} ilp-person-choose
 */
@customElement('ilp-people-finder')
export class IlpPeopleFinder extends IlpView {
  static override styles = [layout, buttons, lists];

  @property() who: PeopleSearch['who'] = 'staff';
  /** Ids of those who need no choosing any more. */
  @property({ attribute: false }) chosen: readonly string[] = [];
  /** What is missing, beside the field. */
  @property() error = '';

  @state() private text = '';
  @state() private isShort = false;
  @state() private found: PeopleFound | null = null;

  @query('ilp-field') private readonly field!: IlpField;
  private readonly attempt = new Attempt(this);

  override focus(): void {
    this.field.focus();
  }

  /** Begins anew. */
  clear(): void {
    this.text = '';
    this.found = null;
    this.isShort = false;
    this.attempt.forget();
  }

  protected override render() {
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      <ilp-field
        type="search"
        maxlength="100"
        label=${t(this.who === 'staff' ? 'parts.find-staff' : 'parts.find-student')}
        hint=${t('parts.find-hint')}
        error=${this.isShort ? t('parts.find-short') : this.error}
        .value=${this.text}
        @input=${(event: Event) => (this.text = valueOf(event))}
      ></ilp-field>
      <div>
        <button type="submit" class="button small" ?disabled=${this.attempt.isBusy}>
          ${t('parts.find')}
        </button>
      </div>
      ${this.attempt.renderFault()} ${this.found ? this.renderFound(this.found) : nothing}
    </form>`;
  }

  private renderFound({ people, hasMore }: PeopleFound) {
    const open = people.filter(({ personId }) => !this.chosen.includes(personId));
    if (people.length === 0) return html`<p class="quiet">${t('parts.find-nothing')}</p>`;
    return html`<ul class="rows">
        ${open.map((person) => html`<li class="spread">${this.renderPerson(person)}</li>`)}
      </ul>
      ${hasMore ? html`<p class="small quiet">${t('parts.find-more')}</p>` : nothing}`;
  }

  private renderPerson(person: Found) {
    const { name } = person;
    const place = placeOf(person);
    return html`<span class="stack tight">
        <span>${name}</span>
        ${place ? html`<span class="small quiet">${place}</span>` : nothing}
      </span>
      <button
        type="button"
        class="button small"
        aria-label=${t('parts.choose-one', { name })}
        @click=${() => this.choose(person)}
      >
        ${t('parts.choose')}
      </button>`;
  }

  private choose(person: Found): void {
    announce(t('parts.chosen', { name: person.name }));
    this.dispatchEvent(new PersonChooseEvent(person));
    // The button that was pressed is gone.
    this.focus();
  }

  private readonly handleSubmit = (event: Event) => {
    event.preventDefault();
    const text = this.text.trim();
    this.isShort = text.length < PEOPLE_TEXT_MIN;
    if (this.isShort) {
      this.focus();
      return;
    }
    void this.attempt.run(async () => {
      const search = { who: this.who, text };
      this.found = await this.api.post<PeopleFound>('/staff-part-searches', search);
      announce(t('parts.found', { count: this.found.people.length }));
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-people-finder': IlpPeopleFinder;
  }
}
