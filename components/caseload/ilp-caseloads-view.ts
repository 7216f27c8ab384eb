import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Caseloads } from '#contracts/caseload.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { nameApart, renderLms } from '../shared/namesakes.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-caseload-parts.js';

type Counselor = Caseloads['counselors'][number];
type Person = Pick<Counselor, 'name' | 'lms'>;

/**
 * Every counselor of the district with the parts of their caseload, for an administrator, who also says who
 * is one. Needs the `caseload` and `imports` messages.
 *
 * @element ilp-caseloads-view
 */
@customElement('ilp-caseloads-view')
export class IlpCaseloadsView extends IlpView {
  static override styles = [cards, layout, buttons];

  @state() private known: Caseloads | null = null;
  @query('#who') private readonly who!: IlpField | null;

  private readonly naming = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.known = await this.api.get<Caseloads>('/caseloads', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('caseload.admin-title')}</h1>
        <p class="quiet">${t('caseload.admin-intro')}</p>
      </div>
      ${this.naming.renderFault()}
      ${renderLoad(this.loading, () => (this.known ? this.renderAll(this.known) : nothing))}
    </div>`;
  }

  private renderAll({ counselors, teachers }: Caseloads) {
    const label = labelIn(counselors);
    return html`${
      counselors.some((one) => label(one) !== one.name)
        ? html`<p class="notice">${t('caseload.per-lms')}</p>`
        : nothing
    }
    ${
      counselors.length === 0
        ? html`<ilp-empty-state heading=${t('caseload.admin-none')}>
            <p>${t('caseload.admin-none-text')}</p>
          </ilp-empty-state>`
        : repeat(
            counselors,
            ({ personId }) => personId,
            (counselor) => this.renderCounselor(counselor, label(counselor)),
          )
    }
    ${teachers.length > 0 ? this.renderNaming(teachers) : nothing}`;
  }

  private renderCounselor({ personId, name, lms }: Counselor, label: string) {
    return html`<section class="card stack" aria-label=${label}>
      <div class="spread">
        <div class="stack tight">
          <h2>${name}</h2>
          ${renderLms(lms)}
        </div>
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('caseload.end-label', { name: label })}
          ?disabled=${this.naming.isBusy}
          @click=${() => void this.end(personId, label)}
        >
          ${t('caseload.end-counselor')}
        </button>
      </div>
      <ilp-caseload-parts
        .api=${this.api}
        .counselorId=${personId}
        .known=${this.known}
      ></ilp-caseload-parts>
    </section>`;
  }

  private renderNaming(teachers: Caseloads['teachers']) {
    const label = labelIn(teachers);
    return html`<form class="stack" @submit=${this.handleSubmit}>
      <h2>${t('caseload.name-counselor')}</h2>
      <ilp-field
        id="who"
        type="select"
        label=${t('caseload.name-who')}
        hint=${t('caseload.name-hint')}
        .options=${[
          { value: '', label: t('caseload.name-nobody') },
          ...teachers.map((one) => ({ value: one.personId, label: label(one) })),
        ]}
      ></ilp-field>
      <div>
        <button type="submit" class="button" ?disabled=${this.naming.isBusy}>
          ${t('caseload.name-do')}
        </button>
      </div>
    </form>`;
  }

  private async handleSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const personId = this.who?.value ?? '';
    const name = this.known?.teachers.find((one) => one.personId === personId)?.name;
    if (name === undefined || !(await this.name(personId))) return;
    if (this.who) this.who.value = '';
    showToast({ text: t('caseload.named', { name }) });
  }

  private name(personId: string): Promise<boolean> {
    return this.naming.run(async () => {
      this.known = await this.api.post<Caseloads>('/caseloads', { personId });
    });
  }

  private async end(personId: string, name: string): Promise<void> {
    const isDone = await this.naming.run(async () => {
      const path = `/caseloads/${encodeURIComponent(personId)}`;
      this.known = await this.api.delete<Caseloads>(path);
    });
    if (!isDone) return;
    showToast({
      text: t('caseload.ended', { name }),
      undo: async () => {
        await this.name(personId);
      },
    });
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

/** A name, and with somebody else of that name the LMS, too. */
function labelIn(people: readonly Person[]): (person: Person) => string {
  const count = (name: string) => people.filter((one) => one.name === name).length;
  return (person) => (count(person.name) > 1 ? nameApart(person) : person.name);
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseloads-view': IlpCaseloadsView;
  }
}
