import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { School, SchoolList } from '#contracts/schools.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate, formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { valueOf } from '../shared/form-text.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout, lists } from '../styles/shared.js';

const NAME_MAX = 200;

/**
 * The schools of the district: which have not started, and what they are called.
 *
 * @element ilp-schools-view
 */
@customElement('ilp-schools-view')
export class IlpSchoolsView extends IlpView {
  static override styles = [layout, buttons, lists];

  @state() private schools: readonly School[] | undefined;
  @state() private changing: School | undefined;
  @state() private name = '';
  @state() private nameError = '';
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<SchoolList>('/schools', { signal }),
    onComplete: ({ schools }) => {
      this.schools = schools;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-schools')}</h1>
      </div>
      <p>${t('schools.intro')}</p>
      ${renderLoad(this.loading, (first) => this.renderSchools(this.schools ?? first.schools))}
    </div>`;
  }

  private renderSchools(schools: readonly School[]) {
    if (schools.length === 0)
      return html`<ilp-empty-state heading=${t('schools.none')}>
        <p>${t('schools.none-text')}</p>
      </ilp-empty-state>`;
    return html`<ul class="rows">
        ${schools.map((school) => this.renderSchool(school))}
      </ul>
      ${this.renderDialog()}`;
  }

  private renderSchool(school: School) {
    const { name, courses, students, lastOpenedAt } = school;
    return html`<li class="spread">
      <span class="stack tight">
        <strong>${name}</strong>
        <span class="small quiet">
          ${t('schools.courses', { count: courses })} ·
          ${t('schools.students', { count: students, shown: formatNumber(students) })}
          ${lastOpenedAt ? html`· ${t('schools.last', { date: formatDate(lastOpenedAt) })}` : nothing}
        </span>
        ${courses === 0 ? html`<span class="badge warn">${t('schools.not-started')}</span>` : nothing}
      </span>
      <button
        type="button"
        class="button small"
        aria-label=${t('schools.rename-one', { name })}
        @click=${() => this.open(school)}
      >
        ${t('schools.rename')}
      </button>
    </li>`;
  }

  private open(school: School): void {
    this.changing = school;
    this.name = school.name;
    this.nameError = '';
    this.attempt.forget();
  }

  private renderDialog() {
    return html`<ilp-dialog
      heading=${t('schools.rename')}
      ?open=${this.changing !== undefined}
      @ilp-dialog-close=${() => (this.changing = undefined)}
    >
      <ilp-field
        name="name"
        maxlength=${NAME_MAX}
        label=${t('schools.name')}
        error=${this.nameError}
        .value=${this.name}
        @input=${(event: Event) => (this.name = valueOf(event))}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <button
        slot="footer"
        type="button"
        class="button primary"
        ?disabled=${this.attempt.isBusy}
        @click=${() => void this.save()}
      >
        ${t('schools.save')}
      </button>
      <button
        slot="footer"
        type="button"
        class="button"
        @click=${() => (this.changing = undefined)}
      >
        ${t('schools.cancel')}
      </button>
    </ilp-dialog>`;
  }

  private async save(): Promise<void> {
    const { changing, name } = this;
    if (!changing) return;
    this.nameError = name.trim() === '' ? t('schools.name-missing') : '';
    if (this.nameError !== '') return;
    await this.attempt.run(async () => {
      if (!(await this.rename(changing.id, name.trim()))) return;
      this.changing = undefined;
      showToast({
        text: t('schools.renamed'),
        undo: () => void this.attempt.run(() => this.rename(changing.id, changing.name)),
      });
    });
  }

  /** @returns false where another school has the name, which stands at the field then. */
  private async rename(id: string, name: string): Promise<boolean> {
    try {
      this.schools = (await this.api.patch<SchoolList>(`/schools/${id}`, { name })).schools;
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'invalid-request') throw error;
      this.nameError = t('schools.name-taken');
      return false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-schools-view': IlpSchoolsView;
  }
}
