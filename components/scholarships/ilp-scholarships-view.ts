import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Pick, Picks, Scholarship, Scholarships } from '#contracts/scholarships.js';
import { ProblemError } from '../api/problem-error.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { Turns } from '../shared/turns.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-kept-list.js';
import './ilp-pick-card.js';
import './ilp-pick-form.js';
import './ilp-scholarship-list.js';
import { PickCallEvent } from './pick-events.js';

/**
 * Scholarships: what the student keeps and how far they are, and the district's list to find more. Staff see
 * the list; those who keep it change it here.
 *
 * @element ilp-scholarships-view
 */
@customElement('ilp-scholarships-view')
export class IlpScholarshipsView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private list: Scholarships | null = null;
  @state() private picks: readonly Pick[] = [];

  private readonly changing = new Attempt(this);
  private readonly turns = new Turns(this.changing);
  /** How often another window turned out to have changed something. */
  private reloads = 0;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const isStudent = this.session.role === 'student';
      const [list, picks] = await Promise.all([
        this.api.get<Scholarships>('/scholarships', { signal }),
        isStudent ? this.api.get<Picks>('/my-scholarships', { signal }) : null,
      ]);
      this.picks = picks?.items ?? [];
      this.list = list;
    },
  });

  protected override render() {
    const isStudent = this.session.role === 'student';
    return html`<div class="page" @ilp-pick-call=${this.handleCall}>
      <div class="stack tight">
        ${isStudent ? html`<a href=${hrefFor('next-step')}>${t('shell.title-next-step')}</a>` : nothing}
        <h1 tabindex="-1">${t('scholarships.title')}</h1>
        <p class="quiet">${t(isStudent ? 'scholarships.intro' : 'scholarships.intro-staff')}</p>
        ${isStudent ? html`<p class="small quiet">${t('scholarships.own')}</p>` : nothing}
      </div>
      ${this.changing.renderFault()}
      ${renderLoad(this.loading, () => (this.list ? this.renderAll(this.list) : nothing))}
    </div>`;
  }

  private renderAll(list: Scholarships) {
    if (this.session.role === 'student') return html`${this.renderMine()} ${this.renderList(list)}`;
    return html`<ilp-kept-list
      .api=${this.api}
      .list=${list}
      @ilp-list-changed=${() => void this.reload()}
    ></ilp-kept-list>`;
  }

  /** What is open and chosen on the page stays. */
  private reload(): Promise<boolean> {
    return this.changing.run(async () => {
      this.list = await this.api.get<Scholarships>('/scholarships');
    });
  }

  private renderMine() {
    return html`<section class="stack" aria-labelledby="mine">
      <h2 id="mine" tabindex="-1">${t('scholarships.mine')}</h2>
      ${
        this.picks.length === 0
          ? html`<p class="quiet">${t('scholarships.mine-none')}</p>`
          : repeat(
              this.picks,
              ({ id }) => id,
              (pick) =>
                html`<ilp-pick-card
                  .pick=${pick}
                  ?is-busy=${this.changing.isBusy}
                ></ilp-pick-card>`,
            )
      }
      ${
        this.picks.length === 0
          ? nothing
          : html`<p><a href=${hrefFor('places')}>${t('scholarships.to-days')}</a></p>`
      }
      <ilp-pick-form ?is-busy=${this.changing.isBusy}></ilp-pick-form>
    </section>`;
  }

  private renderList({ items, grade }: Scholarships) {
    return html`<section class="stack" aria-labelledby="list">
      <h2 id="list">${t('scholarships.list')}</h2>
      ${
        items.length === 0
          ? html`<ilp-empty-state heading=${t('scholarships.empty')}>
              <p>${t('scholarships.empty-text')}</p>
            </ilp-empty-state>`
          : html`<ilp-scholarship-list
              .items=${items}
              .grade=${grade}
              .actions=${(one: Scholarship) => this.renderKeep(one, this.picks)}
            ></ilp-scholarship-list>`
      }
    </section>`;
  }

  private renderKeep({ id, name }: Scholarship, picks: readonly Pick[]) {
    if (picks.some(({ scholarshipId }) => scholarshipId === id))
      return html`<span class="badge good">${t('scholarships.is-kept')}</span>`;
    const done = t('scholarships.kept', { name });
    const call = { method: 'post', path: '/my-scholarships', body: { scholarshipId: id }, done };
    return html`<button
      type="button"
      class="button small"
      aria-label=${t('scholarships.keep-named', { name })}
      ?disabled=${this.changing.isBusy}
      @click=${(event: Event) => {
        const keep = new PickCallEvent(call as PickCallEvent['call'], () => this.focusMine());
        event.currentTarget?.dispatchEvent(keep);
      }}
    >
      ${t('scholarships.keep')}
    </button>`;
  }

  /** The button that was pressed is gone. */
  private focusMine(): void {
    this.renderRoot.querySelector<HTMLElement>('#mine')?.focus();
  }

  private readonly handleCall = async (event: PickCallEvent) => {
    const { reloads } = this;
    const isDone = await this.turns.run(async () => {
      try {
        await this.send(event, reloads);
      } catch (error) {
        // What another window changed is shown; what was written here stays in its field.
        if (error instanceof ProblemError && error.code === 'conflict') {
          this.picks = (await this.api.get<Picks>('/my-scholarships')).items;
          this.reloads += 1;
        }
        throw error;
      }
    });
    if (isDone) return;
    await this.updateComplete;
    this.renderRoot.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
  };

  private async send({ call, then }: PickCallEvent, reloads: number): Promise<void> {
    const { method, path, body, done, undoPath } = call;
    const known = this.picks;
    const revision = known.find(({ id }) => path.endsWith(`/${id}`))?.revision;
    // A change that waited goes on top of those before it, but of no other window's.
    const seen = reloads === this.reloads ? revision : (revision ?? 1) - 1;
    const reply = await (method === 'delete'
      ? this.api.delete<Picks>(path)
      : method === 'patch'
        ? this.api.patch<Picks>(path, { ...body, revision: seen })
        : this.api.post<Picks>(path, body));
    this.picks = reply.items;
    await this.updateComplete;
    then(reply);
    if (done !== undefined)
      showToast({
        text: done,
        ...(undoPath !== undefined && {
          undo: async () => {
            this.picks = (await this.api.post<Picks>(undoPath)).items;
          },
        }),
      });
    if (method === 'delete') this.focusMine();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-scholarships-view': IlpScholarshipsView;
  }
}
