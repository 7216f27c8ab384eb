import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Nudge, NudgePage } from '#contracts/nudges.js';
import type { ApiClient } from '../api/client.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-progress.js';
import { renderLms } from '../shared/namesakes.js';
import { Poll } from '../shared/poll.js';
import { showToast } from '../shared/toast.js';
import { buttons, layout, lists } from '../styles/shared.js';

const RESULTS = ['limit', 'gone'] as const;

/**
 * One message that was sent: how far it is, what became of it for each student, and taking it back. Needs the
 * `nudges` messages.
 *
 * @element ilp-nudge-sent
 */
@customElement('ilp-nudge-sent')
export class IlpNudgeSent extends IlpElement {
  static override styles = [layout, buttons, lists];

  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) nudge!: Nudge;
  /** How soon the progress is asked for again. */
  @property({ attribute: false }) everyMs = 700;
  @state() private students: NudgePage['students'] | null = null;

  private readonly changing = new Attempt(this);
  private readonly progress = new Poll(
    this,
    () => this.api.get<NudgePage>(this.path),
    (page) => {
      this.take(page.nudge);
      if (this.students) this.students = page.students;
    },
    () => this.everyMs,
  );

  private get path(): string {
    return `/nudges/${encodeURIComponent(this.nudge.id)}`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.progress.follow(this.isUnderWay);
  }

  private get isUnderWay(): boolean {
    return this.nudge.finishedAt === null && !this.nudge.isRemoved;
  }

  private take(nudge: Nudge): void {
    this.nudge = nudge;
    this.progress.follow(this.isUnderWay);
  }

  protected override render() {
    const { text, at, counts, isRemoved } = this.nudge;
    const { total, waiting } = counts;
    const facts = [
      t('nudges.at', { date: formatDate(at) }),
      ...(isRemoved
        ? [t('nudges.removed')]
        : [
            t('nudges.count-sent', { count: counts.sent }),
            t('nudges.count-seen', { count: counts.seen }),
          ]),
      ...RESULTS.flatMap((state) =>
        counts[state] > 0 && !isRemoved
          ? [t(`nudges.count-${state}`, { count: counts[state] })]
          : [],
      ),
    ];
    return html`<div class="stack tight">
      <p>${text}</p>
      ${
        this.isUnderWay
          ? html`<ilp-progress
              label=${t('nudges.on-its-way')}
              done=${total - waiting}
              total=${total}
            ></ilp-progress>`
          : nothing
      }
      <p class="small quiet">${facts.join(' · ')}</p>
      ${this.changing.renderFault()} ${this.renderActions()}
    </div>`;
  }

  private renderActions() {
    const { text, isRemoved } = this.nudge;
    const action = t(isRemoved ? 'nudges.again' : 'nudges.take-back');
    return html`<div class="actions">
        <button
          type="button"
          class="button small"
          aria-label=${t('nudges.do-for', { action, text })}
          ?disabled=${this.changing.isBusy}
          @click=${() => void this.setRemoved(!isRemoved)}
        >
          ${action}
        </button>
      </div>
      <details @toggle=${this.handleToggle}>
        <summary>${t('nudges.each')}</summary>
        <ul class="rows">
          ${(this.students ?? []).map(
            ({ name, lms, state, isSeen }) =>
              html`<li class="spread">
                <span>${name} ${renderLms(lms)}</span>
                <span class="small quiet">
                  ${state === 'sent' && isSeen ? t('nudges.state-seen') : t(`nudges.state-${state}`)}
                </span>
              </li>`,
          )}
        </ul>
      </details>`;
  }

  private readonly handleToggle = async (event: Event) => {
    if (!(event.currentTarget as HTMLDetailsElement).open) return;
    await this.changing.run(async () => {
      const page = await this.api.get<NudgePage>(this.path);
      this.students = page.students;
      this.take(page.nudge);
    });
  };

  /** @returns whether it was done. */
  setRemoved(isRemoved: boolean, isUndo = false): Promise<boolean> {
    const work = () =>
      isRemoved ? this.api.delete<Nudge>(this.path) : this.api.post<Nudge>(`${this.path}/restore`);
    const done = this.changing.run(async () => {
      this.take(await work());
      if (this.students) this.students = (await this.api.get<NudgePage>(this.path)).students;
    });
    return done.then((isDone) => {
      if (isDone && !isUndo)
        showToast({
          text: t(isRemoved ? 'nudges.taken-back' : 'nudges.on-its-way'),
          undo: async () => {
            await this.setRemoved(!isRemoved, true);
          },
        });
      return isDone;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-nudge-sent': IlpNudgeSent;
  }
}
