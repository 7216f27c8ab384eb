import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Strength } from '#contracts/strengths.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-strength-form.js';
import type { IlpStrengthForm, StrengthSubmitEvent } from './ilp-strength-form.js';
import { sourceWords } from './strength-words.js';

/**
 * A student's strengths as staff may see them, and a place to name one more. Needs the `strengths`
 * messages.
 *
 * @element ilp-student-strengths
 */
@customElement('ilp-student-strengths')
export class IlpStudentStrengths extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @property({ attribute: 'person-id' }) personId = '';

  @state() private isWriting = false;

  @query('ilp-strength-form') private readonly form!: IlpStrengthForm | null;
  @query('h3') private readonly heading!: HTMLElement;

  private readonly sending = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.personId] as const,
    task: ([personId], { signal }) =>
      this.api.get<Strength[]>(`/class/${personId}/strengths`, { signal }),
  });

  protected override render() {
    return html`<section class="stack" aria-labelledby="heading">
      <div class="spread">
        <h3 id="heading" tabindex="-1">${t('strengths.staff-title')}</h3>
        ${
          this.session.canTeach && !this.isWriting
            ? html`<button type="button" class="button small" @click=${this.handleWrite}>
                ${t('strengths.staff-add')}
              </button>`
            : nothing
        }
      </div>
      ${renderLoad(this.loading, (items) => this.renderItems(items), { lines: 2 })}
      ${this.isWriting ? this.renderForm() : nothing}
    </section>`;
  }

  private renderItems(items: readonly Strength[]) {
    if (items.length === 0) return html`<p class="quiet">${t('strengths.staff-empty')}</p>`;
    return html`<ul class="rows">
      ${items.map(
        (item) =>
          html`<li class="stack tight">
            <span>${item.text}</span>
            <span class="small quiet">
              ${t(item.side === 'strength' ? 'strengths.side-strength' : 'strengths.side-growth')} ·
              ${sourceWords(item)}
            </span>
          </li>`,
      )}
    </ul>`;
  }

  private renderForm() {
    return html`<p class="small quiet">${t('strengths.staff-text')}</p>
      ${this.sending.renderFault()}
      <ilp-strength-form
        staff
        ?busy=${this.sending.isBusy}
        @ilp-strength-submit=${this.handleSubmit}
      ></ilp-strength-form>`;
  }

  private async handleWrite(): Promise<void> {
    this.isWriting = true;
    await this.updateComplete;
    await this.form?.updateComplete;
    this.form?.focus();
  }

  private async handleSubmit({ values }: StrengthSubmitEvent): Promise<void> {
    const { side, text, sourceNote } = values;
    const path = `/class/${this.personId}/strengths`;
    const isSent = await this.sending.run(() => this.api.post(path, { side, text, sourceNote }));
    if (!isSent) return;
    this.isWriting = false;
    this.heading.focus();
    showToast({ text: t('strengths.staff-sent') });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-strengths': IlpStudentStrengths;
  }
}
