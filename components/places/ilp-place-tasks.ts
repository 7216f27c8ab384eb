import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { PLACE_TASK_MAX } from '#contracts/limits.js';
import type { Place, PlaceTask } from '#contracts/places.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import '../shared/ilp-progress.js';
import { buttons, fields, layout, lists } from '../styles/shared.js';
import { PlaceCallEvent } from './place-events.js';
import { dueWords } from './place-words.js';

/**
 * What there is to do for one place: ticked off, added with a date, taken out.
 *
 * @element ilp-place-tasks
 * @fires ilp-place-call
 */
@customElement('ilp-place-tasks')
export class IlpPlaceTasks extends IlpElement {
  static override styles = [
    layout,
    buttons,
    fields,
    lists,
    css`
      .new {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(12rem, 100%), 1fr));
        gap: var(--ilp-space-2) var(--ilp-space-3);
        align-items: end;
      }

      .choice {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) place!: Place;
  @property({ type: Boolean, attribute: 'is-busy' }) isBusy = false;

  @state() private task = '';
  @state() private dueOn = '';
  /** Ticks on their way, by task. */
  @state() private ticks: ReadonlyMap<string, { isDone: boolean }> = new Map();

  protected override render() {
    const { name, tasks } = this.place;
    return html`<div class="stack">
      <h3 id="tasks" tabindex="-1">${t('places.tasks')}</h3>
      ${
        tasks.length > 0
          ? html`<ilp-progress
              label=${t('places.tasks-progress', { name })}
              done=${tasks.filter(({ doneAt }) => doneAt !== null).length}
              total=${tasks.length}
            ></ilp-progress>`
          : nothing
      }
      <ul class="rows">
        ${repeat(
          tasks,
          ({ id }) => id,
          (task) => html`<li class="spread">${this.renderTask(task)}</li>`,
        )}
      </ul>
      <form class="new" novalidate @submit=${this.handleSubmit}>
        <ilp-field
          name="title"
          label=${t('places.task-add')}
          maxlength=${PLACE_TASK_MAX}
          .value=${this.task}
          @input=${(event: Event) => (this.task = (event.currentTarget as IlpField).value)}
        ></ilp-field>
        <ilp-field
          name="dueOn"
          type="date"
          label=${t('places.task-due')}
          .value=${this.dueOn}
          @change=${(event: Event) => (this.dueOn = (event.currentTarget as IlpField).value)}
        ></ilp-field>
        <div>
          <button type="submit" class="button" ?disabled=${this.isBusy || !this.task.trim()}>
            ${t('places.task-save')}
          </button>
        </div>
      </form>
    </div>`;
  }

  private renderTask({ id, title, dueOn, doneAt }: PlaceTask) {
    const path = `/place-tasks/${id}`;
    return html`<label class="choice">
        <input
          type="checkbox"
          .checked=${live(this.ticks.get(id)?.isDone ?? doneAt !== null)}
          @change=${(event: Event) =>
            this.tick(id, { isDone: (event.currentTarget as HTMLInputElement).checked })}
        />
        <span
          >${title}
          ${dueOn !== null && doneAt === null ? html`<span class="small quiet">${dueWords(dueOn)}</span>` : nothing}</span
        >
      </label>
      <button
        type="button"
        class="button quiet small"
        aria-label=${t('places.task-remove', { title })}
        ?disabled=${this.isBusy}
        @click=${() => this.removeTask(path)}
      >
        ${icon('trash')}
      </button>`;
  }

  private removeTask(path: string): void {
    const done = t('places.task-removed');
    const call = { method: 'delete', path, done, undoPath: `${path}/restore` } as const;
    this.dispatchEvent(
      // The button that was pressed is gone.
      new PlaceCallEvent(call, () => this.renderRoot.querySelector<HTMLElement>('#tasks')?.focus()),
    );
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    const body = { title: this.task.trim(), dueOn: this.dueOn || null };
    const call = { method: 'post', path: `/places/${this.place.id}/tasks`, body } as const;
    this.dispatchEvent(
      new PlaceCallEvent(call, () => {
        this.task = '';
        this.dueOn = '';
        this.renderRoot.querySelector<HTMLElement>('ilp-field[name=title]')?.focus();
      }),
    );
  }

  private tick(id: string, body: { isDone: boolean }): void {
    this.ticks = new Map(this.ticks).set(id, body);
    const call = { method: 'patch', path: `/place-tasks/${id}`, body } as const;
    this.dispatchEvent(
      new PlaceCallEvent(call, undefined, () => {
        // A later tick of the same is on its way still.
        if (this.ticks.get(id) === body)
          this.ticks = new Map([...this.ticks].filter(([one]) => one !== id));
      }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-place-tasks': IlpPlaceTasks;
  }
}
