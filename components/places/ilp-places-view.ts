import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PLACE_STATUSES } from '#contracts/place-fields.js';
import type { Place, Places } from '#contracts/places.js';
import type { SavedCollegeList } from '#contracts/saved-colleges.js';
import type { Pick, Picks } from '#contracts/scholarships.js';
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
import { IlpPlaceCard } from './ilp-place-card.js';
import './ilp-place-form.js';
import type { PlaceCall, PlaceCallEvent } from './place-events.js';
import { nextDays } from './next-days.js';
import { renderDays } from './render-days.js';

/**
 * All places the student applies to: how far they are, the next days to think of, and each place with its
 * tasks and requests.
 *
 * @element ilp-places-view
 */
@customElement('ilp-places-view')
export class IlpPlacesView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .picture {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(7rem, 100%), 1fr));
        gap: var(--ilp-space-2);
        margin: 0;
        padding: 0;
        list-style: none;
      }

      .picture > li {
        padding: var(--ilp-space-2) var(--ilp-space-3);
        border-block-start: 4px solid var(--ilp-line-strong);
        background: var(--ilp-surface);
      }

      .picture > .some {
        border-color: var(--ilp-accent);
      }

      .places {
        display: grid;
        gap: var(--ilp-space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @state() private items: readonly Place[] = [];
  /** Scholarships that the student keeps: their days stand beside those of places. */
  private picks: readonly Pick[] = [];

  /** The college that the address asks for. One that is listed is opened: it is not added twice. */
  private readonly asked = new URLSearchParams(location.search).get('college');
  private readonly changing = new Attempt(this);
  private readonly turns = new Turns(this.changing);
  /** How often another window turned out to have changed something. */
  private reloads = 0;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [places, picks, saved] = await Promise.all([
        this.api.get<Places>('/places', { signal }),
        this.api.get<Picks>('/my-scholarships', { signal }),
        this.api.get<SavedCollegeList>('/saved-colleges', { signal }),
      ]);
      this.items = places.items;
      this.picks = picks.items;
      return saved.items.map(({ college }) => college);
    },
    onComplete: () => void this.showAsked(),
  });

  protected override render() {
    return html`<div class="page" @ilp-place-call=${this.handleCall}>
      <div class="stack tight">
        <a href=${hrefFor('next-step')}>${t('shell.title-next-step')}</a>
        <h1 tabindex="-1">${t('places.title')}</h1>
        <p class="quiet">${t('places.intro')}</p>
        <p class="small quiet">${t('places.own')}</p>
        <p>
          <a href=${hrefFor('scholarships')}>${t('places.to-scholarships')}</a> ·
          <a href=${hrefFor('aid')}>${t('places.to-aid')}</a>
        </p>
      </div>
      ${this.changing.renderFault()}
      ${renderLoad(
        this.loading,
        (colleges) => html`
          <ilp-place-form
            .listed=${this.items.flatMap(({ collegeCode }) => collegeCode ?? [])}
            .colleges=${colleges.filter(({ code }) => !this.items.some((one) => one.collegeCode === code))}
            ?is-busy=${this.changing.isBusy}
          ></ilp-place-form>
          ${this.renderAll()}
        `,
      )}
    </div>`;
  }

  private async showAsked(): Promise<void> {
    if (this.asked === null) return;
    await this.loading.taskComplete;
    await this.updateComplete;
    const card = this.renderRoot.querySelector(`[data-college="${CSS.escape(this.asked)}"]`);
    if (!(card instanceof IlpPlaceCard)) return;
    await card.updateComplete;
    card.focus();
    card.scrollIntoView({ block: 'start' });
  }

  private renderAll() {
    const days = nextDays(this.items, this.picks);
    if (this.items.length === 0)
      return html`${renderNone()} ${days.length > 0 ? renderDays(days) : nothing}`;
    return html`${renderPicture(this.items)} ${renderDays(days)} ${this.renderPlaces()}`;
  }

  private renderPlaces() {
    return html` <ul class="places">
      ${repeat(
        this.items,
        ({ id }) => id,
        (place) =>
          html`<li>
            <ilp-place-card
              .place=${place}
              data-college=${place.collegeCode ?? ''}
              ?is-open=${this.items.length === 1 || (this.asked !== null && place.collegeCode === this.asked)}
              ?is-busy=${this.changing.isBusy}
            ></ilp-place-card>
          </li>`,
      )}
    </ul>`;
  }

  private readonly handleCall = (event: PlaceCallEvent) => {
    const { reloads } = this;
    return this.inTurn(async () => {
      try {
        await this.send(event, reloads);
      } catch (error) {
        // What another window changed is shown; what was written here stays in its field.
        if (error instanceof ProblemError && error.code === 'conflict') {
          this.items = (await this.api.get<Places>('/places')).items;
          this.reloads += 1;
        }
        throw error;
      } finally {
        event.after();
      }
    });
  };

  private async inTurn(work: () => Promise<void>): Promise<void> {
    if (await this.turns.run(work)) return;
    await this.updateComplete;
    this.renderRoot.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
  }

  private async send({ call, then }: PlaceCallEvent, reloads: number): Promise<void> {
    const { method, path, done, undoPath } = call;
    const places = await (method === 'delete'
      ? this.api.delete<Places>(path)
      : this.api[method]<Places>(path, this.bodyOf(call, reloads)));
    this.items = places.items;
    await this.updateComplete;
    then(places);
    if (done !== undefined)
      showToast({
        text: done,
        ...(undoPath !== undefined && {
          undo: async () => {
            this.items = (await this.api.post<Places>(undoPath)).items;
          },
        }),
      });
    // A card that was taken out took the focus with it.
    if (method === 'delete' && path.startsWith('/places/'))
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  /** A change that waited goes on top of those before it, but of no other window's. */
  private bodyOf({ body, place }: PlaceCall, reloads: number): object | undefined {
    if (!place) return body;
    const newest = this.items.find(({ id }) => id === place.id);
    const { revision } = reloads === this.reloads && newest ? newest : place;
    return { revision, ...body };
  }
}

function renderNone() {
  return html`<ilp-empty-state heading=${t('places.empty')}>
    <p>${t('places.empty-text')}</p>
  </ilp-empty-state>`;
}

function renderPicture(items: readonly Place[]) {
  return html`<section class="stack" aria-labelledby="picture">
    <h2 id="picture">${t('places.picture')}</h2>
    <ol class="picture">
      ${PLACE_STATUSES.map((status) => {
        const count = items.filter((one) => one.status === status).length;
        return html`<li class=${count > 0 ? 'some' : ''}>
          <div class="small">${t(`places.status-${status}`)}</div>
          <strong>${t('places.picture-count', { count })}</strong>
        </li>`;
      })}
    </ol>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-places-view': IlpPlacesView;
  }
}
