import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ActivityKind } from '#contracts/attach.js';
import type { CareerSearchReply } from '#contracts/careers.js';
import { CAREER_QUERY_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { layout } from '../styles/shared.js';
import { tiles } from '../styles/tiles.js';
import { ActivityToggleEvent } from './assignment-events.js';
import { ACTIVITIES, type ActivityDraft, isSame, newActivity } from './attach-items.js';

const FOUND = 6;
const TYPING_MS = 250;

/**
 * Everything but reflections that a course link can open. A career is looked up first.
 *
 * @element ilp-activity-picker
 * @fires {ActivityToggleEvent} ilp-activity-toggle
 */
@customElement('ilp-activity-picker')
export class IlpActivityPicker extends IlpView {
  static override styles = [
    layout,
    tiles,
    css`
      :host {
        --tile-min: 17rem;
      }
    `,
  ];

  @property({ attribute: false }) chosen: readonly ActivityDraft[] = [];

  @state() private isLookingForCareer = false;
  @state() private query = '';
  private typing?: ReturnType<typeof setTimeout>;

  private readonly careers = new Task(this, {
    args: () => [this.query.trim()] as const,
    task: async ([query], { signal }) => {
      if (query === '') return null;
      const wish = new URLSearchParams({ query, limit: String(FOUND) });
      return this.api.get<CareerSearchReply>(`/careers?${wish.toString()}`, { signal });
    },
  });

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading">${t('assignments.activities')}</h2>
      <ul>
        ${ACTIVITIES.map(
          ({ kind, name, text }) =>
            html`<li>
              <button
                type="button"
                aria-pressed=${this.isPressed(kind) ? 'true' : 'false'}
                @click=${() => this.handleKind(kind)}
              >
                <span class="name">${t(name)}</span>
                <span class="small quiet">${t(text)}</span>
              </button>
            </li>`,
        )}
      </ul>
      ${this.isLookingForCareer ? this.renderCareers() : nothing}
    </section>`;
  }

  private renderCareers() {
    return html`<div class="stack">
      <ilp-field
        name="career"
        type="search"
        label=${t('assignments.career-search')}
        maxlength=${CAREER_QUERY_MAX}
        @input=${this.handleTyping}
      ></ilp-field>
      ${
        this.query.trim() === ''
          ? nothing
          : renderLoad(this.careers, (found) => this.renderFound(found))
      }
    </div>`;
  }

  private renderFound(found: CareerSearchReply | null) {
    if (!found || found.items.length === 0)
      return html`<p role="status">${t('assignments.career-none')}</p>`;
    return html`<ul aria-label=${t('assignments.career-found')}>
      ${found.items.map((career) => {
        const activity = newActivity('career', career);
        return html`<li>
          <button
            type="button"
            aria-pressed=${this.has(activity) ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new ActivityToggleEvent(activity))}
          >
            <span class="name" lang="en">${career.title}</span>
          </button>
        </li>`;
      })}
    </ul>`;
  }

  private has(activity: ActivityDraft): boolean {
    return this.chosen.some((one) => isSame(one, activity));
  }

  private isPressed(kind: ActivityKind): boolean {
    return this.chosen.some((one) => one.kind === kind);
  }

  private async handleKind(kind: ActivityKind): Promise<void> {
    if (kind !== 'career') {
      this.dispatchEvent(new ActivityToggleEvent(newActivity(kind)));
      return;
    }
    this.isLookingForCareer = !this.isLookingForCareer;
    this.query = '';
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-field')?.focus();
  }

  private readonly handleTyping = (event: Event) => {
    const { value } = event.currentTarget as IlpField;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.query = value;
    }, TYPING_MS);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-activity-picker': IlpActivityPicker;
  }
}
