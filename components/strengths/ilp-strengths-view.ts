import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Strength, StrengthChanges, StrengthSide } from '#contracts/strengths.js';
import type { Visibility } from '#contracts/visibility.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-strength-form.js';
import type { StrengthSubmitEvent } from './ilp-strength-form.js';
import { sourceWords, suggesterWords } from './strength-words.js';

const SIDES = {
  strength: {
    heading: 'strengths.strengths',
    empty: 'strengths.empty-strength',
    add: 'strengths.add-strength',
  },
  growth: {
    heading: 'strengths.growth',
    empty: 'strengths.empty-growth',
    add: 'strengths.add-growth',
  },
} as const;

/**
 * What the student is good at and wants to get better at, side by side.
 *
 * @element ilp-strengths-view
 */
@customElement('ilp-strengths-view')
export class IlpStrengthsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: var(--ilp-space-6);
      }

      .text {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @state() private items: readonly Strength[] = [];
  /** Under which list a form is open. */
  @state() private writing: StrengthSide | null = null;

  private readonly asking = new Attempt(this);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.items = await this.api.get<Strength[]>('/strengths', { signal });
    },
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('strengths.title')}</h1>
      <p class="quiet">${t('strengths.intro')}</p>
      ${this.asking.renderFault()}
      ${renderLoad(
        this.loading,
        () => html`
          ${this.renderSuggested()}
          <div class="sides">${this.renderSide('strength')} ${this.renderSide('growth')}</div>
        `,
      )}
    </div>`;
  }

  private renderSuggested() {
    const suggested = this.items.filter(({ state }) => state === 'suggested');
    if (suggested.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="suggested">
      <h2 id="suggested" tabindex="-1">${t('strengths.suggested')}</h2>
      <ul class="rows">
        ${repeat(
          suggested,
          ({ id }) => id,
          (item) =>
            html`<li class="stack tight">
              <p class="small quiet">${suggesterWords(item)} · ${t(SIDES[item.side].heading)}</p>
              <strong class="text" id=${item.id}>${item.text}</strong>
              ${item.sourceNote ? html`<p>${item.sourceNote}</p>` : nothing}
              <div class="actions">
                ${this.renderAnswer(item, 'mine')} ${this.renderAnswer(item, 'declined')}
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private renderAnswer(item: Strength, state: 'mine' | 'declined') {
    const isYes = state === 'mine';
    return html`<button
      type="button"
      class=${isYes ? 'button small primary' : 'button small quiet'}
      aria-describedby=${item.id}
      ?disabled=${this.asking.isBusy}
      @click=${() => void this.answer(item, state)}
    >
      ${isYes ? t('strengths.take') : t('strengths.decline')}
    </button>`;
  }

  private renderSide(side: StrengthSide) {
    const words = SIDES[side];
    const items = this.items.filter((item) => item.state === 'mine' && item.side === side);
    return html`<section class="stack" aria-labelledby=${side}>
      <h2 id=${side} tabindex="-1">${t(words.heading)}</h2>
      ${
        items.length === 0
          ? html`<p class="quiet">${t(words.empty)}</p>`
          : html`<ul class="rows">
              ${repeat(
                items,
                ({ id }) => id,
                (item) => html`<li class="stack tight">${this.renderItem(item)}</li>`,
              )}
            </ul>`
      }
      ${
        this.writing === side
          ? html`<ilp-strength-form
              side=${side}
              ?busy=${this.asking.isBusy}
              @ilp-strength-submit=${this.handleAdd}
            ></ilp-strength-form>`
          : html`<div>
              <button type="button" class="button" @click=${() => void this.write(side)}>
                ${icon('plus')} ${t(words.add)}
              </button>
            </div>`
      }
    </section>`;
  }

  private renderItem(item: Strength) {
    return html`<strong class="text" id=${item.id}>${item.text}</strong>
      <p class="small quiet">${sourceWords(item)}</p>
      <ilp-field
        type="select"
        label=${t('common.who-sees')}
        .value=${item.visibility}
        .options=${visibilityOptions()}
        @change=${(event: Event) =>
          void this.change(item, {
            visibility: (event.currentTarget as IlpField).value as Visibility,
          })}
      ></ilp-field>
      <div class="actions">
        ${
          item.goalId
            ? html`<a class="button small quiet" href=${hrefFor('goals')}>
                ${t('strengths.see-goal')}
              </a>`
            : html`<button
                type="button"
                class="button small"
                aria-describedby=${item.id}
                ?disabled=${this.asking.isBusy}
                @click=${() => void this.makeGoal(item)}
              >
                ${icon('flag')} ${t('strengths.make-goal')}
              </button>`
        }
        <button
          type="button"
          class="button small quiet"
          aria-label=${t('strengths.remove', { text: item.text })}
          @click=${() => void this.takeOut(item)}
        >
          ${icon('trash')}
        </button>
      </div>`;
  }

  private async write(side: StrengthSide): Promise<void> {
    this.writing = side;
    await this.updateComplete;
    const form = this.renderRoot.querySelector('ilp-strength-form');
    await form?.updateComplete;
    form?.focus();
  }

  private async handleAdd({ values }: StrengthSubmitEvent): Promise<void> {
    if (!(await this.ask(() => this.api.post<Strength[]>('/strengths', values)))) return;
    this.writing = null;
    await this.focusHeading(values.side);
  }

  private change({ id }: Strength, changes: StrengthChanges): Promise<boolean> {
    return this.ask(() => this.api.patch<Strength[]>(`/strengths/${id}`, changes));
  }

  private async answer(item: Strength, state: 'mine' | 'declined'): Promise<void> {
    if (!(await this.change(item, { state }))) return;
    await this.focusHeading(state === 'mine' ? item.side : 'suggested');
    if (state === 'declined')
      showToast({
        text: t('strengths.declined', { text: item.text }),
        undo: async () => {
          await this.change(item, { state: 'suggested' });
        },
      });
  }

  private async makeGoal({ id, text, side }: Strength): Promise<void> {
    if (!(await this.ask(() => this.api.post<Strength[]>(`/strengths/${id}/goal`)))) return;
    announce(t('strengths.made-goal', { text }));
    await this.focusHeading(side);
  }

  private async takeOut({ id, text, side }: Strength): Promise<void> {
    if (!(await this.ask(() => this.api.delete<Strength[]>(`/strengths/${id}`)))) return;
    await this.focusHeading(side);
    showToast({
      text: t('strengths.removed', { text }),
      undo: async () => {
        await this.ask(() => this.api.post<Strength[]>(`/strengths/${id}/restore`));
      },
    });
  }

  private ask(request: () => Promise<Strength[]>): Promise<boolean> {
    return this.asking.run(async () => {
      this.items = await request();
    });
  }

  private async focusHeading(id: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-strengths-view': IlpStrengthsView;
  }
}
