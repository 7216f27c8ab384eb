import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { StaffPassportImport, StaffPassports } from '#contracts/staff-passports.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout, lists } from '../styles/shared.js';
import './ilp-passport-for.js';
import type { StaffPassportEvent } from './passport-change-event.js';
import { importWords, renderUndoQuestion } from './undo-question.js';

/**
 * The way in for the plan of a student who arrived, for their counselor, and what came this way. Needs the
 * `passport` messages.
 *
 * @element ilp-student-passport-view
 */
@customElement('ilp-student-passport-view')
export class IlpStudentPassportView extends IlpView {
  static override styles = [layout, lists, buttons];

  @state() private passports: StaffPassports | null = null;
  @state() private asked: StaffPassportImport | null = null;

  private readonly undoing = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.path] as const,
    task: async ([path], { signal }) => {
      this.passports = await this.api.get<StaffPassports>(path, { signal });
      this.setTitle(`${this.passports.name} · ${t('passport.title-for')}`);
    },
  });

  private get student(): string {
    return encodeURIComponent(this.params.personId ?? '');
  }

  private get path(): string {
    return `/class/${this.student}/passport`;
  }

  protected override render() {
    const name = this.passports?.name ?? t('shell.title-student');
    return html`<div class="page" @ilp-staff-passport=${this.handleChange}>
      <div class="stack tight">
        <a href=${hrefFor(`class/${this.student}`)}>${name}</a>
        <h1 tabindex="-1">${t('passport.title-for')}</h1>
        <p class="quiet">${t('passport.intro-for', { name })}</p>
      </div>
      ${renderLoad(this.loading, () => (this.passports ? this.renderAll(this.passports) : nothing))}
      ${this.asked ? this.renderQuestion(this.asked, name) : nothing}
    </div>`;
  }

  private renderAll({ name, imports }: StaffPassports) {
    return html`<ilp-passport-for
        .api=${this.api}
        person-id=${this.params.personId ?? ''}
        name=${name}
      ></ilp-passport-for>
      ${
        imports.length === 0
          ? nothing
          : html`<section class="stack" aria-labelledby="brought">
              <h2 id="brought">${t('passport.list-for')}</h2>
              <ul class="rows">
                ${imports.map((one) => this.renderImport(one, name))}
              </ul>
            </section>`
      }`;
  }

  private renderImport(one: StaffPassportImport, name: string) {
    const words = importWords(one);
    return html`<li class="spread">
      <span class="stack tight">
        <span>${words}</span>
        <span class="small quiet">
          ${[
            one.by !== null && t('passport.by', { name: one.by }),
            one.takenOutAt !== null &&
              t('passport.taken-out-on', { name, day: formatDate(one.takenOutAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      ${
        one.takenOutAt === null
          ? html`<button
              type="button"
              class="button small"
              aria-label=${`${t('passport.undo')}: ${words}`}
              @click=${() => (this.asked = one)}
            >
              ${t('passport.undo')}
            </button>`
          : nothing
      }
    </li>`;
  }

  private renderQuestion(asked: StaffPassportImport, name: string) {
    return renderUndoQuestion(asked, t('passport.undo-text-for', { name }), this.undoing, {
      undo: () => void this.undo(asked),
      close: () => {
        this.asked = null;
      },
    });
  }

  private async undo({ id }: StaffPassportImport): Promise<void> {
    await this.undoing.run(async () => {
      this.passports = await this.api.delete<StaffPassports>(`${this.path}/imports/${id}`);
      this.asked = null;
      showToast({ text: t('passport.undone-for') });
    });
  }

  private readonly handleChange = ({ passports }: StaffPassportEvent) => {
    this.passports = passports;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-passport-view': IlpStudentPassportView;
  }
}
