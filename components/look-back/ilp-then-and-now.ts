import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CareerBeside, GoalBeside, ThenAndNow } from '#contracts/look-back.js';
import type { GoalThen, ReflectionThen, ResultThen } from '#contracts/years.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { AREAS, areaName } from '../shared/charts/riasec.js';
import { IlpElement } from '../shared/ilp-element.js';
import { cards, layout } from '../styles/shared.js';
import { schoolYearName } from '../years/year-words.js';
import { CAREER_CHANGES, GOAL_CHANGES } from './look-back-words.js';

/**
 * An earlier school year beside this one: goals, interests, careers and a reflection. Needs the
 * `look-back`, `years` and `charts` messages.
 *
 * @element ilp-then-and-now
 */
@customElement('ilp-then-and-now')
export class IlpThenAndNow extends IlpElement {
  static override styles = [
    layout,
    cards,
    css`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      .side {
        padding: var(--ilp-space-3) var(--ilp-space-4);
        border-inline-start: 3px solid var(--ilp-line);
        overflow-wrap: anywhere;
      }

      .now {
        border-color: var(--ilp-accent);
      }

      .words {
        white-space: pre-line;
      }

      li + li {
        margin-block-start: var(--ilp-space-4);
      }
    `,
  ];

  @property({ attribute: false }) years!: ThenAndNow;
  /** The school year that is now. */
  @property({ type: Number }) now = 0;

  protected override render() {
    const { goals, careers, result, reflection } = this.years;
    return html`<div class="page">
      ${part(
        t('look-back.goals'),
        goals.map((goal) => this.renderGoal(goal)),
      )}
      ${
        result.then || result.now
          ? section(
              t('look-back.interests'),
              this.renderPair(renderResult(result.then), renderResult(result.now)),
            )
          : nothing
      }
      ${part(t('look-back.careers'), careers.map(renderCareer))}
      ${
        reflection.then || reflection.now
          ? section(
              t('look-back.reflections'),
              this.renderPair(renderReflection(reflection.then), renderReflection(reflection.now)),
            )
          : nothing
      }
    </div>`;
  }

  private renderGoal({ change, then, now }: GoalBeside) {
    return html`<li class="stack tight">
      <span><span class="badge">${t(GOAL_CHANGES[change])}</span></span>
      ${this.renderPair(renderGoal(then), renderGoal(now))}
    </li>`;
  }

  private renderPair(then: unknown, now: unknown) {
    return html`<div class="pair">
      <div class="side stack tight">
        <span class="small quiet">${schoolYearName(this.years.year)}</span> ${then}
      </div>
      <div class="side now stack tight">
        <span class="small quiet">${schoolYearName(this.now)}</span> ${now}
      </div>
    </div>`;
  }
}

const section = (heading: string, content: unknown) =>
  html`<section class="stack">
    <h2>${heading}</h2>
    ${content}
  </section>`;

const part = (heading: string, rows: readonly unknown[]) =>
  rows.length === 0
    ? nothing
    : section(
        heading,
        html`<ul class="plain">
          ${rows}
        </ul>`,
      );

const nothingThere = () => html`<span class="quiet">${t('look-back.none')}</span>`;

function renderGoal(goal: GoalThen | null) {
  if (!goal) return nothingThere();
  const done = goal.milestones.filter((step) => step.done).length;
  return html`<strong>${goal.title}</strong>
    ${goal.why ? html`<span class="words">${goal.why}</span>` : nothing}
    ${
      goal.milestones.length > 0
        ? html`<span class="small quiet">
            ${t('years.steps', { done, total: goal.milestones.length })}
          </span>`
        : nothing
    }`;
}

function renderResult(result: ResultThen | null) {
  if (!result) return nothingThere();
  const names = AREAS.filter((area) => result.areas.includes(area)).map(areaName);
  return html`<strong>${result.name}</strong>
    <span>${names.length > 0 ? formatList(names) : nothingThere()}</span>
    <span class="small quiet">${formatDate(result.at)}</span>`;
}

function renderCareer({ title, titleLocale, change }: CareerBeside) {
  return html`<li class="spread">
    <span lang=${titleLocale}>${title}</span>
    <span class="badge">${t(CAREER_CHANGES[change])}</span>
  </li>`;
}

function renderReflection(reflection: ReflectionThen | null) {
  if (!reflection) return nothingThere();
  return html`<strong>${reflection.title}</strong> ${reflection.answers.map(
      ({ prompt, text }) =>
        html`<span class="small quiet">${prompt}</span> <span class="words">${text}</span>`,
    )}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-then-and-now': IlpThenAndNow;
  }
}
