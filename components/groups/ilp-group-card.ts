import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { GroupGoal } from '#contracts/group-goals.js';
import { problemMessage } from '../api/problem-messages.js';
import { KINDS, whenWords } from '../goals/goal-words.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { hrefFor } from '../shared/navigation.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { type GroupWish, GroupWishEvent } from './group-events.js';
import { styles } from './ilp-group-card.styles.js';
import './ilp-group-parts.js';

/**
 * One group: what it wants to reach, who is in it, one's own step, and what its maker decides.
 *
 * Shows what it is given and asks for changes; it never talks to the server.
 *
 * @element ilp-group-card
 * @fires {GroupWishEvent} ilp-group-wish
 */
@customElement('ilp-group-card')
export class IlpGroupCard extends IlpElement {
  static override styles = [layout, buttons, cards, fields, styles];

  @property({ attribute: false }) group?: GroupGoal;
  /** Why the last wish was not granted. */
  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) busy = false;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  protected override render() {
    const { group } = this;
    if (!group) return nothing;
    return html`<article class="card stack" aria-labelledby="title">
      <div class="stack tight">
        <div class="spread">
          <h3 id="title" tabindex="-1">${group.title}</h3>
          ${group.isClosed ? html`<span class="badge">${t('groups.closed')}</span>` : nothing}
        </div>
        <p class="small quiet">
          ${makerWords(group)} · ${t(KINDS[group.kind])} ·
          ${whenWords({ ...group, status: 'active' })}
        </p>
        ${group.why ? html`<p>${group.why}</p>` : nothing}
      </div>
      <ilp-group-parts .parts=${group.parts}></ilp-group-parts>
      ${this.renderEmpty(group)} ${this.renderMine(group)}
      ${group.isMaker ? this.renderMaker(group) : nothing}
      ${
        this.error
          ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
          : nothing
      }
    </article>`;
  }

  private renderEmpty({ parts, me, isMaker }: GroupGoal) {
    if (parts.length > 0 || me || !isMaker) return nothing;
    return html`<p class="quiet">${t('groups.nobody')}</p>`;
  }

  private renderMine({ canJoin, me, parts, isMaker }: GroupGoal) {
    if (canJoin)
      return html`<div class="actions">
        ${this.button('join', isMaker ? 'groups.add-step' : 'groups.join', 'button primary')}
      </div>`;
    if (!me) return nothing;
    const step = parts.find(({ isMe }) => isMe);
    return html`<div class="stack tight mine">
      <label class="choice">
        <input
          type="checkbox"
          .checked=${live(me.shares)}
          ?disabled=${this.busy}
          @change=${() => this.wish(me.shares ? 'keep' : 'share')}
        />
        ${t('groups.share')}
      </label>
      <p class="small quiet">${t('groups.share-text')}</p>
      <div class="actions">
        ${
          step
            ? step.isReached
              ? this.button('resume', 'groups.resume', 'button small')
              : this.button('reach', 'groups.reach', 'button small')
            : html`<p class="small">${t('groups.step-gone')}</p>`
        }
        <a class="button quiet small" href=${hrefFor('goals')}>${t('groups.my-goals')}</a>
        ${this.button('leave', 'groups.leave', 'button quiet small')}
      </div>
    </div>`;
  }

  private renderMaker({ code, isClosed }: GroupGoal) {
    if (isClosed)
      return html`<div class="actions">
        ${this.button('reopen', 'groups.reopen', 'button small')}
      </div>`;
    return html`<div class="stack tight mine">
      ${
        code
          ? html`<p>
                ${t('groups.code')}
                <output class="code" translate="no">${inTwo(code.code)}</output>
              </p>
              <p class="small quiet">
                ${t('groups.code-text', { date: formatDate(code.expiresAt) })}
              </p>`
          : nothing
      }
      <div class="actions">
        ${this.button('code', code ? 'groups.code-anew' : 'groups.code-make', 'button small')}
        ${code ? this.button('end-code', 'groups.code-end', 'button quiet small') : nothing}
        ${this.button('close', 'groups.close', 'button quiet small')}
      </div>
    </div>`;
  }

  private button(wish: GroupWish, key: PlainKey, look: string) {
    return html`<button
      type="button"
      class=${look}
      data-do=${wish}
      aria-describedby="title"
      ?disabled=${this.busy}
      @click=${() => this.wish(wish)}
    >
      ${t(key)}
    </button>`;
  }

  private wish(wish: GroupWish): void {
    if (this.group) this.dispatchEvent(new GroupWishEvent(this.group.id, wish));
  }
}

function makerWords({ isMaker, isOffered, maker }: GroupGoal): string {
  if (isMaker) return isOffered ? t('groups.made-for-class') : t('groups.made-by-me');
  const name = maker ?? t('groups.somebody');
  return isOffered ? t('groups.offered-by', { name }) : t('groups.made-by', { name });
}

/** Easier to read out and to copy; the gap does not count when a code is typed. */
function inTwo(code: string): string {
  const half = Math.ceil(code.length / 2);
  return `${code.slice(0, half)} ${code.slice(half)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-group-card': IlpGroupCard;
  }
}
