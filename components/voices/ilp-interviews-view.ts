import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StaffVoice, StaffVoices, VoiceState } from '#contracts/voices.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-dialog.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { renderSpeaker, renderTexts } from './voice-texts.js';

const BADGES: Record<VoiceState, string> = {
  waiting: 'badge warn',
  shown: 'badge good',
  declined: 'badge',
  'taken-down': 'badge',
};

/**
 * The local interviews that a member of staff answers for: what waits first, and what may be done.
 *
 * @element ilp-interviews-view
 */
@customElement('ilp-interviews-view')
export class IlpInterviewsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .words {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private items: readonly StaffVoice[] = [];
  @state() private erasing: StaffVoice | null = null;

  private readonly deciding = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) =>
      this.take(await this.api.get<StaffVoices>('/voices', { signal })),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('voices.list-title')}</h1>
      <p class="quiet">${t('voices.list-intro')}</p>
      ${this.deciding.renderFault()} ${renderLoad(this.loading, () => this.renderList())}
      ${this.erasing ? this.renderErasing(this.erasing) : nothing}
    </div>`;
  }

  private renderList() {
    if (this.items.length === 0)
      return html`<ilp-empty-state heading=${t('voices.list-empty')}>
        <p>${t('voices.list-empty-text')}</p>
        <a slot="actions" class="button" href=${hrefFor('explore')}>${t('voices.to-careers')}</a>
      </ilp-empty-state>`;
    return html`<ul class="rows">
      ${repeat(
        this.items,
        ({ id }) => id,
        (voice) => html`<li>${this.renderVoice(voice)}</li>`,
      )}
    </ul>`;
  }

  private renderVoice(voice: StaffVoice) {
    const { career, state: at, addedBy, addedAt } = voice;
    const date = formatDate(addedAt);
    return html`<article class="stack tight">
      <div class="spread">
        <h2>
          <a href=${hrefFor(`careers/${career.code}`)} lang=${career.titleLocale}
            >${career.title}</a
          >
        </h2>
        <span class=${BADGES[at]}>${t(`voices.state-${at}`)}</span>
      </div>
      ${renderSpeaker(voice)}
      <p class="small quiet">
        ${addedBy ? t('voices.added-by', { name: addedBy, date }) : t('voices.added-on', { date })}
      </p>
      <details>
        <summary>${t('voices.read-it')}</summary>
        ${renderTexts(voice.texts, voice.locale)} ${renderRelease(voice)}
      </details>
      <div class="actions">
        ${voice.nextStates.map((to) => this.renderDecision(voice, to))}
        <button
          type="button"
          class="button quiet small"
          aria-label=${named(t('voices.erase'), voice)}
          @click=${() => (this.erasing = voice)}
        >
          ${t('voices.erase')}
        </button>
      </div>
    </article>`;
  }

  private renderDecision(voice: StaffVoice, to: VoiceState) {
    if (to === 'waiting') return nothing;
    const words = t(`voices.do-${to}`);
    return html`<button
      type="button"
      class="button small ${to === 'shown' ? 'primary' : ''}"
      aria-label=${named(words, voice)}
      ?disabled=${this.deciding.isBusy}
      @click=${() => void this.decide(voice, to)}
    >
      ${words}
    </button>`;
  }

  private renderErasing(voice: StaffVoice) {
    return html`<ilp-dialog
      heading=${t('voices.erase-title')}
      open
      @ilp-dialog-close=${() => (this.erasing = null)}
    >
      <p class="words">${t('voices.erase-text', { name: voice.speaker })}</p>
      <button
        slot="footer"
        type="button"
        class="button danger"
        ?disabled=${this.deciding.isBusy}
        @click=${() => void this.erase(voice)}
      >
        ${t('voices.erase')}
      </button>
    </ilp-dialog>`;
  }

  private async decide({ id, state: from, speaker }: StaffVoice, to: VoiceState): Promise<void> {
    const isDone = await this.deciding.run(async () =>
      this.take(await this.api.put<StaffVoices>(`/voices/${id}/state`, { from, to })),
    );
    if (isDone)
      showToast({ text: t('voices.changed', { state: t(`voices.state-${to}`), name: speaker }) });
    await this.focusHeading();
  }

  private async erase({ id }: StaffVoice): Promise<void> {
    const isDone = await this.deciding.run(async () =>
      this.take(await this.api.delete<StaffVoices>(`/voices/${id}`)),
    );
    this.erasing = null;
    if (isDone) showToast({ text: t('voices.erased') });
    await this.focusHeading();
  }

  /** What waits comes first. */
  private take({ items }: StaffVoices): void {
    const isWaiting = ({ state: at }: StaffVoice) => at === 'waiting';
    this.items = [...items.filter(isWaiting), ...items.filter((item) => !isWaiting(item))];
  }

  /** The button that was pressed may be gone, or stand at another place. */
  private async focusHeading(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }
}

function renderRelease({ release: { text, locale, signer, signedOn } }: StaffVoice) {
  return html`<h3>${t('voices.release')}</h3>
    <p class="small" lang=${locale}>${text}</p>
    <p class="small quiet words">
      ${t('voices.release-signed', { name: signer, date: formatDate(signedOn, 'long') })}
    </p>`;
}

const named = (action: string, { speaker, career }: StaffVoice) =>
  t('voices.do-of', { action, name: speaker, career: career.title });

declare global {
  interface HTMLElementTagNameMap {
    'ilp-interviews-view': IlpInterviewsView;
  }
}
