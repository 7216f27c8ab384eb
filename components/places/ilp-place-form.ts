import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { PLACE_NAME_MAX } from '#contracts/limits.js';
import { PLACE_KINDS } from '#contracts/place-fields.js';
import type { PlaceKind } from '#contracts/places.js';
import type { SavedCollege } from '#contracts/saved-colleges.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { PlaceCallEvent } from './place-events.js';
import { kindOptions, offeredTasks } from './place-words.js';

interface Draft {
  kind: PlaceKind;
  collegeCode: string;
  name: string;
  dueOn: string;
  withTasks: boolean;
}

const EMPTY: Draft = { kind: 'college', collegeCode: '', name: '', dueOn: '', withTasks: true };
const DRAFT = 'place.new';

/**
 * Adds a place: one of the saved colleges, or any other by its name. What is written stays when it can't be
 * sent, also after a reload.
 *
 * @element ilp-place-form
 * @fires ilp-place-call - The place is to be added.
 */
@customElement('ilp-place-form')
export class IlpPlaceForm extends IlpView {
  static override styles = [layout, buttons, cards, fields];

  @property({ attribute: false }) colleges: readonly SavedCollege['college'][] = [];
  /** Colleges that are in the list already. */
  @property({ attribute: false }) listed: readonly string[] = [];
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  @state() private draft = EMPTY;
  @state() private isOpen = false;

  protected override firstUpdated(): void {
    const asked = new URLSearchParams(location.search);
    // It is in the list: the page opens that one.
    if (this.listed.includes(asked.get('college') ?? '')) return;
    this.draft = this.beginning(asked);
    this.isOpen = this.draft !== EMPTY;
  }

  /** The college that is asked for goes before a draft of another place, which stays until something is written. */
  private beginning(asked: URLSearchParams): Draft {
    const kept = this.drafts.get(DRAFT) as Draft | undefined;
    const code = asked.get('college');
    const kind = PLACE_KINDS.find((one) => one === asked.get('new'));
    const isKnown = code !== null && this.colleges.some((one) => one.code === code);
    if (isKnown && kept?.collegeCode !== code) return { ...EMPTY, collegeCode: code };
    if (kept) return { ...EMPTY, ...kept };
    return kind ? { ...EMPTY, kind } : EMPTY;
  }

  protected override render() {
    if (!this.isOpen)
      return html`<button type="button" class="button primary" id="add" @click=${this.open}>
        ${t('places.add')}
      </button>`;
    const { kind, collegeCode, name, dueOn, withTasks } = this.draft;
    const isSaved = kind === 'college' && collegeCode !== '';
    return html`<form class="card stack" novalidate @submit=${this.handleSubmit}>
      <h2>${t('places.add')}</h2>
      ${this.renderField('kind', { type: 'select', label: t('places.kind'), value: kind, options: kindOptions() })}
      ${kind === 'college' && this.colleges.length > 0 ? this.renderColleges() : nothing}
      ${
        isSaved
          ? nothing
          : html`<ilp-field
              name="name"
              label=${t('places.name')}
              hint=${t('places.name-hint')}
              maxlength=${PLACE_NAME_MAX}
              required
              .value=${name}
              @input=${this.handleChange}
            ></ilp-field>`
      }
      ${this.renderField('dueOn', { type: 'date', label: t('places.due'), value: dueOn, options: [] })}
      ${this.renderTasks(withTasks)}
      <div class="actions">
        <button
          type="submit"
          class="button primary"
          ?disabled=${this.isBusy || (!isSaved && name.trim() === '')}
        >
          ${t('places.save')}
        </button>
        <button type="button" class="button quiet" @click=${() => void this.close()}>
          ${t('places.cancel')}
        </button>
      </div>
    </form>`;
  }

  private renderColleges() {
    return this.renderField('collegeCode', {
      ...{ type: 'select', label: t('places.saved'), value: this.draft.collegeCode },
      options: [
        { value: '', label: t('places.saved-none') },
        ...this.colleges.map(({ code, name }) => ({ value: code, label: name })),
      ],
    });
  }

  private renderField(
    name: keyof Draft,
    { type, label, value, options }: Pick<IlpField, 'type' | 'label' | 'value' | 'options'>,
  ) {
    return html`<ilp-field
      name=${name}
      type=${type}
      label=${label}
      .value=${value}
      .options=${options}
      @change=${this.handleChange}
    ></ilp-field>`;
  }

  private renderTasks(withTasks: boolean) {
    return html`<div class="stack tight">
      <label class="choice">
        <input
          type="checkbox"
          .checked=${withTasks}
          @change=${(event: Event) =>
            this.keep({ withTasks: (event.currentTarget as HTMLInputElement).checked })}
        />
        <span>${t('places.start-tasks')}</span>
      </label>
      <ul class="small">
        ${offeredTasks(this.draft.kind).map((title) => html`<li>${title}</li>`)}
      </ul>
      <p class="small quiet">${t('places.start-tasks-ours')}</p>
    </div>`;
  }

  private handleChange(event: Event): void {
    const { name, value } = event.currentTarget as IlpField;
    this.keep({ [name]: value });
  }

  private keep(changes: Partial<Draft>): void {
    this.draft = { ...this.draft, ...changes };
    this.drafts.set(DRAFT, this.draft);
  }

  private async open(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  private async close(): Promise<void> {
    this.draft = EMPTY;
    this.isOpen = false;
    this.drafts.remove(DRAFT);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#add')?.focus();
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    const { kind, collegeCode, name, dueOn, withTasks } = this.draft;
    const isSaved = kind === 'college' && collegeCode !== '';
    const called = this.colleges.find(({ code }) => code === collegeCode)?.name ?? name;
    const body = {
      ...{ kind, dueOn: dueOn || null, tasks: withTasks ? offeredTasks(kind) : [] },
      ...(isSaved ? { collegeCode } : { name: name.trim() }),
    };
    const done = t('places.added', { name: isSaved ? called : name.trim() });
    const call = { method: 'post', path: '/places', body, done } as const;
    this.dispatchEvent(new PlaceCallEvent(call, () => void this.close()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-place-form': IlpPlaceForm;
  }
}
