import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { SendWaiting, WaitingGroup, WaitingScores } from '#contracts/waiting-scores.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { Poll } from '../shared/poll.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import type { GroupSendEvent } from './ilp-waiting-group.js';
import './ilp-waiting-group.js';

/**
 * Scores that did not reach a gradebook: why, what to do, and another try.
 *
 * @element ilp-waiting-scores-view
 */
@customElement('ilp-waiting-scores-view')
export class IlpWaitingScoresView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private scores: WaitingScores | undefined;
  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<WaitingScores>('/scores/waiting', { signal }),
    onComplete: (scores) => this.show(scores),
  });

  /** Scores that are on their way arrive, or come back with a reason. */
  private readonly arrivals = new Poll(
    this,
    () => this.api.get<WaitingScores>('/scores/waiting'),
    (scores) => this.show(scores),
  );

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <a href=${hrefFor('connections')}>${t('shell.title-connections')}</a>
        <h1 tabindex="-1">${t('shell.title-waiting-scores')}</h1>
      </div>
      ${renderLoad(this.loading, () => (this.scores ? this.renderScores(this.scores) : nothing))}
    </div>`;
  }

  private renderScores({ groups, onTheirWay }: WaitingScores) {
    return html`
      ${this.attempt.renderFault()}
      ${
        onTheirWay > 0
          ? html`<p class="quiet">${t('scores.on-their-way', { count: onTheirWay })}</p>`
          : nothing
      }
      ${groups.length === 0 ? this.renderNone(onTheirWay) : this.renderGroups(groups)}
    `;
  }

  private renderNone(onTheirWay: number) {
    if (onTheirWay > 0) return nothing;
    return html`<ilp-empty-state heading=${t('scores.none')}>
      <p>${t('scores.none-text')}</p>
    </ilp-empty-state>`;
  }

  private renderGroups(groups: readonly WaitingGroup[]) {
    const count = groups.reduce((sum, group) => sum + group.count, 0);
    return html`
      <p>${t('scores.intro', { count })}</p>
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${() => void this.send({})}
        >
          ${t('scores.send-all')}
        </button>
      </div>
      <ul class="rows" @ilp-group-send=${(event: GroupSendEvent) => void this.sendGroup(event)}>
        ${repeat(
          groups,
          ({ assignmentId, reason, isStopped }) => `${assignmentId} ${reason} ${isStopped}`,
          (group) =>
            html`<li>
              <ilp-waiting-group .group=${group} ?busy=${this.attempt.isBusy}></ilp-waiting-group>
            </li>`,
        )}
      </ul>
    `;
  }

  private show(scores: WaitingScores): void {
    this.scores = scores;
    this.arrivals.follow(scores.onTheirWay > 0 || scores.groups.some((group) => !group.isStopped));
  }

  private sendGroup({ group }: GroupSendEvent): Promise<void> {
    return this.send({ assignmentId: group.assignmentId, reason: group.reason });
  }

  private async send(choice: SendWaiting): Promise<void> {
    await this.attempt.run(async () => {
      this.show(await this.api.post<WaitingScores>('/scores/waiting/send-again', choice));
      announce(t('scores.sent-again'));
    });
    await this.updateComplete;
    // The button that was pressed may be gone with its group.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-waiting-scores-view': IlpWaitingScoresView;
  }
}
