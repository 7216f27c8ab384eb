import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Scholarship, Scholarships } from '#contracts/scholarships.js';
import type { ApiClient } from '../api/client.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-empty-state.js';
import { hrefFor } from '../shared/navigation.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-scholarship-form.js';
import './ilp-scholarship-list.js';

/**
 * The district's list for staff: those who keep it add, change, take off, put back and bring in a file.
 *
 * @element ilp-kept-list
 * @fires ilp-list-changed - The list is to be asked for anew.
 */
@customElement('ilp-kept-list')
export class IlpKeptList extends IlpElement {
  static override styles = [layout, buttons, cards];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) list!: Scholarships;

  /** The id of the one whose form is open; `new` for one more. */
  @state() private open = '';
  @state() private retired = false;
  private readonly attempt = new Attempt(this);

  protected override render() {
    const { items, mayChange } = this.list;
    const shown = items.filter(({ isRetired }) => isRetired === this.retired);
    return html`<section class="stack" aria-labelledby="list">
      <h2 id="list">${t('scholarships.list')}</h2>
      ${this.attempt.renderFault()} ${mayChange ? this.renderKeeping() : nothing}
      ${this.open === 'new' ? this.renderForm(null) : nothing}
      ${
        shown.length === 0
          ? this.renderNone(mayChange)
          : html`<ilp-scholarship-list
              .items=${shown}
              .actions=${(one: Scholarship) => (mayChange ? this.renderActions(one) : nothing)}
              .form=${(one: Scholarship) => (this.open === one.id ? this.renderForm(one) : null)}
            ></ilp-scholarship-list>`
      }
    </section>`;
  }

  private renderNone(mayChange: boolean) {
    if (this.retired) return html`<p>${t('scholarships.retired-none')}</p>`;
    return html`<ilp-empty-state heading=${t('scholarships.empty')}>
      <p>${t(mayChange ? 'scholarships.empty-keeper' : 'scholarships.empty-staff')}</p>
    </ilp-empty-state>`;
  }

  private renderKeeping() {
    return html`<div class="actions">
      <button type="button" class="button" id="add" @click=${() => void this.show('new')}>
        ${icon('plus')} ${t('scholarships.add')}
      </button>
      <a class="button" href=${hrefFor('scholarships/import')}>${t('scholarships.import')}</a>
      <button
        type="button"
        class="button quiet"
        aria-pressed=${this.retired ? 'true' : 'false'}
        @click=${() => (this.retired = !this.retired)}
      >
        ${t('scholarships.show-retired')}
      </button>
    </div>`;
  }

  private renderActions(one: Scholarship) {
    const { name, isRetired } = one;
    if (isRetired)
      return html`<button
        type="button"
        class="button small"
        @click=${() => void this.setRetired(one, false)}
      >
        ${t('scholarships.put-back', { name })}
      </button>`;
    return html`<button
        type="button"
        class="button small quiet"
        aria-label=${t('scholarships.edit', { name })}
        @click=${() => void this.show(one.id)}
      >
        ${icon('edit')}
      </button>
      <button
        type="button"
        class="button small quiet"
        aria-label=${t('scholarships.retire', { name })}
        @click=${() => void this.setRetired(one, true)}
      >
        ${icon('trash')}
      </button>`;
  }

  private renderForm(scholarship: Scholarship | null) {
    return html`<ilp-scholarship-form
      .api=${this.api}
      .scholarship=${scholarship}
      @ilp-scholarship-saved=${() => this.handleSaved()}
      @ilp-cancel=${() => void this.close()}
    ></ilp-scholarship-form>`;
  }

  private async show(open: string): Promise<void> {
    this.open = open;
    await this.updateComplete;
    const inside = this.renderRoot.querySelector('ilp-scholarship-list');
    await inside?.updateComplete;
    const form =
      this.renderRoot.querySelector('ilp-scholarship-form') ??
      inside?.renderRoot.querySelector('ilp-scholarship-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async close(): Promise<void> {
    this.open = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#add')?.focus();
  }

  private handleSaved(): void {
    void this.close();
    announce(t('scholarships.saved'));
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event('ilp-list-changed', { bubbles: true }));
  }

  private async setRetired(one: Scholarship, isOut: boolean): Promise<void> {
    const path = `/scholarships/${one.id}`;
    const isDone = await this.attempt.run(() =>
      isOut ? this.api.delete(path) : this.api.post(`${path}/restore`),
    );
    if (!isDone) return;
    this.changed();
    const words = { name: one.name };
    if (!isOut) announce(t('scholarships.restored', words));
    else
      showToast({
        text: t('scholarships.retired', words),
        undo: () => this.setRetired(one, false),
      });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-kept-list': IlpKeptList;
  }
}
