import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { namesStudents } from '#contracts/part-kinds.js';
import type { StaffPart, StaffParts } from '#contracts/staff-parts.js';
import { ProblemError } from '../api/problem-error.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { renderNames } from '../shared/render-names.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-part-form.js';
import type { IlpPartForm } from './ilp-part-form.js';
import type { PartGiveEvent } from './part-events.js';

const counts = ({ isOver, endedAt }: StaffPart) => !isOver && endedAt === null;

/**
 * Who is adviser, mentor or case manager of whom, who is principal, and who only reads figures, for an
 * administrator, who gives and ends such parts. Needs the `parts` messages.
 *
 * @element ilp-staff-parts-view
 */
@customElement('ilp-staff-parts-view')
export class IlpStaffPartsView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private known: StaffParts | null = null;
  /** Somebody who was chosen left meanwhile. */
  @state() private isGone = false;

  @query('ilp-part-form') private readonly form!: IlpPartForm;
  @query('h1') private readonly heading!: HTMLElement;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.known = await this.api.get<StaffParts>('/staff-parts', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('district')}>${t('shell.title-live-board')}</a>
        <h1 tabindex="-1">${t('shell.title-parts')}</h1>
      </div>
      <p>
        ${t('parts.intro')} <a href=${hrefFor('district/rights')}>${t('shell.title-rights')}</a>
      </p>
      ${renderLoad(this.loading, () => (this.known ? this.renderAll(this.known) : nothing))}
    </div>`;
  }

  private renderAll({ parts, today, schools }: StaffParts) {
    const [current, past] = [parts.filter(counts), parts.filter((part) => !counts(part))];
    return html`
      ${
        current.length === 0
          ? html`<ilp-empty-state heading=${t('parts.none')}>
              <p>${t('parts.none-text')}</p>
            </ilp-empty-state>`
          : this.renderList('current', current)
      }
      ${this.attempt.renderFault()}
      ${this.isGone ? html`<p class="notice bad" role="alert">${t('parts.gone')}</p>` : nothing}
      <ilp-part-form
        .api=${this.api}
        today=${today}
        .schools=${schools}
        ?busy=${this.attempt.isBusy}
        @ilp-part-give=${this.handleGive}
      ></ilp-part-form>
      ${past.length === 0 ? nothing : this.renderList('past', past)}
    `;
  }

  private renderList(id: 'current' | 'past', parts: readonly StaffPart[]) {
    return html`<section class="stack" aria-labelledby=${id}>
      <h2 id=${id}>${t(`parts.${id}`)}</h2>
      <ul class="rows">
        ${parts.map((part) => html`<li class="spread">${this.renderPart(part)}</li>`)}
      </ul>
    </section>`;
  }

  private renderPart(part: StaffPart) {
    const { kind, person, students, school, endsOn, givenBy, endedAt } = part;
    const named = namesStudents(kind);
    const date = formatDate(part.givenAt);
    const until = endedAt
      ? t('parts.ended-on', { date: formatDate(endedAt) })
      : t('parts.until', { date: formatDate(endsOn) });
    return html`<div class="stack tight">
        <strong>${person.name}</strong>
        <span>
          ${t(`parts.kind-${kind}`)} ·
          ${
            named
              ? t('parts.students', { count: students.length })
              : (school ?? t('parts.whole-district'))
          }
        </span>
        ${named ? renderNames(students.map(({ name }) => name)) : nothing}
        <span class="small quiet">
          ${until} ·
          ${givenBy === null ? t('parts.given-plain', { date }) : t('parts.given', { name: givenBy, date })}
        </span>
      </div>
      ${part.isOver ? nothing : this.renderButton(part)}`;
  }

  private renderButton(part: StaffPart) {
    const words = { kind: t(`parts.kind-${part.kind}`), name: part.person.name };
    const isEnded = part.endedAt !== null;
    return html`<button
      type="button"
      class="button small"
      aria-label=${isEnded ? t('parts.restore-one', words) : t('parts.end-one', words)}
      ?disabled=${this.attempt.isBusy}
      @click=${() => void (isEnded ? this.restore(part) : this.end(part))}
    >
      ${isEnded ? t('parts.restore') : t('parts.end')}
    </button>`;
  }

  private readonly handleGive = ({ part, name }: PartGiveEvent) =>
    void this.attempt.run(async () => {
      this.isGone = false;
      try {
        this.known = await this.api.post<StaffParts>('/staff-parts', part);
      } catch (error) {
        if (!(error instanceof ProblemError) || error.code !== 'not-found') throw error;
        this.isGone = true;
        return;
      }
      this.form.clear();
      showToast({ text: t('parts.given-done', { name }) });
      this.heading.focus();
    });

  private async end(part: StaffPart): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      this.known = await this.api.delete<StaffParts>(`/staff-parts/${part.id}`);
    });
    if (!isDone) return;
    showToast({
      text: t('parts.ended', { name: part.person.name }),
      undo: () => this.restore(part),
    });
    this.heading.focus();
  }

  private async restore({ id, person }: StaffPart): Promise<void> {
    const isDone = await this.attempt.run(async () => {
      this.known = await this.api.post<StaffParts>(`/staff-parts/${id}/restore`);
    });
    if (!isDone) return;
    showToast({ text: t('parts.restored', { name: person.name }) });
    this.heading.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-staff-parts-view': IlpStaffPartsView;
  }
}
