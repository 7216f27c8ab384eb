import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { WorkOutcome, WorkPlace, WorkPlaces } from '#contracts/course-work.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-work-form.js';
import type { IlpWorkForm } from './ilp-work-form.js';
import type { WorkAllowEvent } from './work-events.js';

const BADGES: Record<WorkOutcome, string> = {
  waiting: 'badge',
  read: 'badge good',
  refused: 'badge warn',
  unreachable: 'badge warn',
  unreadable: 'badge warn',
};

/**
 * What of ordinary course work a district lets Pathlight read (level C), LMS by LMS. Needs the `work`
 * messages.
 *
 * @element ilp-work-view
 */
@customElement('ilp-work-view')
export class IlpWorkView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private places: readonly WorkPlace[] = [];
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<WorkPlaces>('/admin/work', { signal }),
    onComplete: (reply) => {
      this.show(reply);
    },
  });

  private readonly reading = new Poll(
    this,
    () => this.api.get<WorkPlaces>('/admin/work'),
    (reply) => {
      this.show(reply);
    },
  );

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-work')}</h1>
      </div>
      <div class="stack tight">
        <p>${t('work.intro')}</p>
        <p>${t('work.what')}</p>
        <p>${t('work.who')}</p>
      </div>
      ${renderLoad(this.loading, () => this.renderPlaces())}
    </div>`;
  }

  private renderPlaces() {
    if (this.places.length === 0)
      return html`<ilp-empty-state heading=${t('work.none')}>
        <p>${t('work.none-text')}</p>
      </ilp-empty-state>`;
    return html`${this.attempt.renderFault()}
    ${repeat(
      this.places,
      ({ registrationId }) => registrationId,
      (place) => this.renderPlace(place),
    )}`;
  }

  private renderPlace(place: WorkPlace) {
    const { registrationId: id, platformName, grant, kind } = place;
    return html`<section class="card stack" aria-labelledby=${`lms-${id}`}>
      <h2 id=${`lms-${id}`}>${platformName}</h2>
      ${grant ? this.renderGrant(place, grant) : nothing}
      <ilp-work-form
        kind=${grant?.kind ?? kind ?? 'canvas'}
        site=${grant?.site ?? ''}
        action=${grant ? t('work.replace') : t('work.allow')}
        ?busy=${this.attempt.isBusy}
        @ilp-work-allow=${(event: WorkAllowEvent) => void this.allow(id, event)}
      ></ilp-work-form>
    </section>`;
  }

  private renderGrant(
    { registrationId: id, platformName }: WorkPlace,
    grant: NonNullable<WorkPlace['grant']>,
  ) {
    const { outcome, readAt, asked, found } = grant;
    const who = grant.grantedBy ?? t('work.somebody');
    return html`<div class="stack tight">
        <p><span class=${BADGES[outcome]}>${t(`work.outcome-${outcome}`)}</span></p>
        ${
          outcome === 'waiting' || outcome === 'read'
            ? nothing
            : html`<p>${t(`work.fix-${outcome}`)}</p>`
        }
        <p>${t('work.counts', { asked, found })}</p>
        <p class="small quiet">
          ${t('work.granted', { who, date: formatDate(grant.grantedAt) })}
          ${readAt ? t('work.read-at', { date: formatDate(readAt) }) : nothing}
        </p>
      </div>
      <div class="actions">
        <button
          type="button"
          class="button small"
          aria-label=${`${t('work.read-again')}: ${platformName}`}
          ?disabled=${this.attempt.isBusy || outcome === 'waiting'}
          @click=${() => void this.readAgain(id)}
        >
          ${t('work.read-again')}
        </button>
        <button
          type="button"
          class="button small danger"
          aria-label=${`${t('work.end')}: ${platformName}`}
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.end(id)}
        >
          ${t('work.end')}
        </button>
      </div>`;
  }

  private show({ places }: WorkPlaces): void {
    this.places = places;
    this.reading.follow(places.some(({ grant }) => grant?.outcome === 'waiting'));
  }

  private async allow(id: string, event: WorkAllowEvent): Promise<void> {
    const form = event.target as IlpWorkForm;
    const isDone = await this.attempt.run(async () => {
      this.show(await this.api.put<WorkPlaces>(`/admin/work/${id}`, event.grant));
    });
    if (isDone) form.clear();
  }

  private readAgain(id: string): Promise<unknown> {
    return this.attempt.run(async () => {
      this.show(await this.api.post<WorkPlaces>(`/admin/work/${id}/read`));
    });
  }

  private end(id: string): Promise<unknown> {
    return this.attempt.run(async () => {
      this.show(await this.api.delete<WorkPlaces>(`/admin/work/${id}`));
      showToast({ text: t('work.ended') });
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-work-view': IlpWorkView;
  }
}
