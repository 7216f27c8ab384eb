import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onlyLooks } from '#contracts/part-kinds.js';
import { COMMENT_MAX } from '#contracts/limits.js';
import type { StudentLookBack } from '#contracts/look-back.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { CHOSEN, STATES } from './look-back-words.js';

/**
 * This year's look back of one student, as staff may read it, and the way to ask for more. Needs the
 * `look-back` messages.
 *
 * @element ilp-student-look-back
 */
@customElement('ilp-student-look-back')
export class IlpStudentLookBack extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .words {
        max-inline-size: var(--ilp-measure);
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: 'person-id' }) personId = '';

  @state() private shown: StudentLookBack | null = null;
  @state() private comment: string | null = null;

  private readonly attempt = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [this.personId] as const,
    task: ([personId], { signal }) =>
      this.api.get<StudentLookBack>(`/class/${personId}/look-back`, { signal }),
    onComplete: (found) => (this.shown = found),
  });

  private mayReturn({ state, text }: StudentLookBack): boolean {
    const { part } = this.session;
    return state === 'done' && text !== null && !(part && onlyLooks(part));
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="heading">
      <h3 id="heading" tabindex="-1">${t('look-back.staff-title')}</h3>
      ${renderLoad(this.loading, () => (this.shown ? this.renderOne(this.shown) : nothing), { lines: 2 })}
    </section>`;
  }

  private renderOne(own: StudentLookBack) {
    const isBegun = own.revision > 0;
    return html`<p>
        <span class=${own.state === 'done' ? 'badge good' : 'badge'}>
          ${t(isBegun ? STATES[own.state] : 'look-back.state-none')}
        </span>
        ${own.doneAt ? html`<span class="small quiet">${formatDate(own.doneAt)}</span>` : nothing}
      </p>
      ${own.text ? html`<p class="words">${own.text}</p>` : nothing} ${this.renderGoals(own)}
      ${isBegun && own.state !== 'open' && own.text === null ? html`<p class="quiet">${t('look-back.not-shown')}</p>` : nothing}
      ${
        own.state === 'returned' && own.comment
          ? html`<p class="small quiet words">${t('look-back.you-said', { text: own.comment })}</p>`
          : nothing
      }
      ${this.mayReturn(own) ? this.renderReturn(own) : nothing}`;
  }

  private renderGoals({ goals }: StudentLookBack) {
    if (goals.length === 0) return nothing;
    return html`<h4>${t('look-back.staff-goals')}</h4>
      <ul class="rows">
        ${goals.map(({ title, chosen }) =>
          chosen
            ? html`<li class="stack tight">
                <span class="words"
                  >${title} <span class="badge">${t(CHOSEN[chosen.choice])}</span></span
                >
                <span class="small words">${chosen.why}</span>
              </li>`
            : nothing,
        )}
      </ul>`;
  }

  private renderReturn(own: StudentLookBack) {
    if (this.comment === null)
      return html`<p>
        <button type="button" class="button small" @click=${() => (this.comment = '')}>
          ${t('look-back.return')}
        </button>
      </p>`;
    return html`<form
      class="stack"
      novalidate
      @submit=${(event: Event) => void this.send(event, own)}
    >
      <ilp-field
        type="textarea"
        rows="3"
        label=${t('look-back.return-words')}
        hint=${t('look-back.return-hint')}
        maxlength=${COMMENT_MAX}
        required
        .value=${this.comment}
        @input=${(event: Event) => (this.comment = (event.currentTarget as IlpField).value)}
      ></ilp-field>
      ${this.attempt.renderFault()}
      <div class="actions">
        <button
          type="submit"
          class="button primary"
          ?disabled=${this.attempt.isBusy || this.comment.trim() === ''}
        >
          ${t('look-back.return-send')}
        </button>
        <button type="button" class="button" @click=${() => (this.comment = null)}>
          ${t('common.cancel')}
        </button>
      </div>
    </form>`;
  }

  private async send(event: Event, { revision }: StudentLookBack): Promise<void> {
    event.preventDefault();
    const body = { comment: this.comment?.trim() ?? '', revision };
    const isSent = await this.attempt.run(async () => {
      this.shown = await this.api.post<StudentLookBack>(
        `/class/${this.personId}/look-back/return`,
        body,
      );
    });
    if (!isSent) return;
    this.comment = null;
    announce(t('look-back.return-sent'));
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-look-back': IlpStudentLookBack;
  }
}
