import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ConversationBeside } from '#contracts/conversations.js';
import type { GoalThen } from '#contracts/years.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { componentName } from '../requirements/requirement-words.js';
import { cards, layout } from '../styles/shared.js';
import { schoolYearName } from '../years/year-words.js';

/**
 * What stands beside a conversation: what was before, and the plan as it is now. Needs the `conversations`,
 * `goals`, `years` and `requirements` messages.
 *
 * @element ilp-talk-beside
 */
@customElement('ilp-talk-beside')
export class IlpTalkBeside extends IlpElement {
  static override styles = [
    layout,
    cards,
    css`
      :host {
        display: contents;
      }

      section {
        padding-inline-start: var(--ilp-space-3);
        border-inline-start: 3px solid var(--ilp-line);
        overflow-wrap: anywhere;
      }

      section.now {
        border-color: var(--ilp-accent);
      }

      h3 {
        font-size: var(--ilp-text-base);
      }

      .words {
        white-space: pre-wrap;
      }
    `,
  ];

  @property({ attribute: false }) beside!: ConversationBeside;

  protected override render() {
    return html`${this.renderBefore()} ${this.renderNow()}`;
  }

  private renderBefore() {
    const { lastYear, lookBack, last, notes } = this.beside;
    const hasNothing = !lastYear && !last && !lookBack && notes.length === 0;
    return html`<section class="stack" aria-labelledby="before">
      <h2 id="before">${t('conversations.before')}</h2>
      ${hasNothing ? html`<p class="quiet">${t('conversations.no-before')}</p>` : nothing}
      ${last ? renderLast(last) : nothing}
      ${
        lastYear
          ? html`<div class="stack tight">
              <h3>${t('conversations.last-year', { year: schoolYearName(lastYear.year) })}</h3>
              ${renderGoals(lastYear.goals)}
            </div>`
          : nothing
      }
      ${
        lookBack
          ? html`<div class="stack tight">
              <h3>${t('conversations.look-back')}</h3>
              <p class="words">${lookBack}</p>
            </div>`
          : nothing
      }
      ${
        notes.length > 0
          ? html`<div class="stack tight">
              <h3>${t('conversations.notes')}</h3>
              ${notes.map(
                ({ on, by, text }) =>
                  html`<p class="small quiet">
                      ${[formatDate(on), by].filter(Boolean).join(' · ')}
                    </p>
                    <p class="words">${text}</p>`,
              )}
            </div>`
          : nothing
      }
    </section>`;
  }

  private renderNow() {
    const { goals, missing } = this.beside;
    return html`<section class="now stack" aria-labelledby="now">
      <h2 id="now">${t('conversations.plan-now')}</h2>
      ${
        goals.length === 0
          ? html`<p class="quiet">${t('conversations.no-goals')}</p>`
          : renderGoals(goals)
      }
      ${
        missing.length > 0
          ? html`<div class="stack tight">
              <h3>${t('conversations.missing')}</h3>
              <ul class="plain">
                ${missing.map((code) => html`<li>${componentName(code)}</li>`)}
              </ul>
            </div>`
          : nothing
      }
    </section>`;
  }
}

const renderGoals = (goals: readonly GoalThen[]) =>
  html`<ul class="plain stack tight">
    ${goals.map(
      ({ title, status, milestones }) =>
        html`<li>
          <span>${title}</span>
          ${
            status === 'done'
              ? html`<span class="badge good">${t('goals.done-state')}</span>`
              : nothing
          }
          ${
            milestones.length > 0
              ? html`<span class="small quiet">
                  ${t('conversations.steps-done', {
                    done: String(milestones.filter(({ done }) => done).length),
                    total: String(milestones.length),
                  })}
                </span>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;

const renderLast = ({ heldOn, agreed, next, nextOn }: NonNullable<ConversationBeside['last']>) =>
  html`<div class="stack tight">
    <h3>${t('conversations.last-talk', { date: formatDate(heldOn) })}</h3>
    ${
      agreed
        ? html`<p class="small quiet">${t('conversations.last-agreed')}</p>
            <p class="words">${agreed}</p>`
        : nothing
    }
    ${
      next || nextOn
        ? html`<p class="small quiet">${t('conversations.last-next')}</p>
            <p class="words">${[next, nextOn && formatDate(nextOn)].filter(Boolean).join('\n')}</p>`
        : nothing
    }
  </div>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-talk-beside': IlpTalkBeside;
  }
}
