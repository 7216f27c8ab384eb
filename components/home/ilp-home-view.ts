import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import type {
  GoalBrief,
  Home,
  HomePlan,
  NewsItem,
  NextStep,
  SavedCareerBrief,
} from '#contracts/home.js';
import { formatDate } from '../i18n/format.js';
import { loadMessages, t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { audienceSentence, newsSentence, NEXT_STEPS } from './home-words.js';
import { styles } from './ilp-home-view.styles.js';
import './ilp-year-path.js';

/** Younger students look around first: nothing hurries them to choose. */
const FIRST_GRADE_OF_WAYS = 9;

/**
 * The student's first page: who can see it, one next step, goals, and what happened since.
 *
 * @element ilp-home-view
 */
@customElement('ilp-home-view')
export class IlpHomeView extends IlpView {
  static override styles = [layout, buttons, cards, lists, styles];

  private readonly home = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Home>('/home', { signal }),
  });

  /** After the page itself: nobody waits for it, and without it the page is whole. */
  private readonly desk = new Task(this, {
    args: () => [] as const,
    task: async () => {
      await loadMessages('desk');
      await import('../desk/ilp-my-desk.js');
    },
  });

  protected override render() {
    const name = this.home.value?.firstName ?? this.session.firstName;
    return html`
      <div class="page">
        <h1 tabindex="-1">${name ? t('home.greeting', { name }) : t('home.greeting-plain')}</h1>
        ${renderLoad(this.home, (home) => this.renderHome(home), { lines: 5 })}
      </div>
    `;
  }

  private renderHome(home: Home) {
    const isNew = home.goals.length === 0 && home.savedCareers.length === 0;
    const hasRail = home.news.length > 0;
    return html`
      <p class="quiet">
        ${audienceSentence(home.visibleTo)}
        <a href=${hrefFor('sharing')}>${t('home.sharing-link')}</a> ·
        <a href=${hrefFor('passport')}>${t('shell.title-passport')}</a>
      </p>
      <div class="columns ${hasRail ? 'two' : ''}">
        <div class="page">
          ${home.nextStep && !(isNew && home.nextStep.kind === 'take-profiler') ? this.renderNextStep(home.nextStep) : nothing}
          ${this.desk.render({ complete: () => html`<ilp-my-desk .api=${this.api}></ilp-my-desk>` })}
          ${home.plan ? renderPlan(home.plan) : nothing}
          ${
            isNew
              ? this.renderWelcome()
              : html`${this.renderGoals(home.goals)} ${this.renderCareers(home.savedCareers)}`
          }
        </div>
        ${hasRail ? this.renderNews(home.news) : nothing}
      </div>
      <p><a href=${hrefFor('conversations')}>${t('home.talks-link')}</a></p>
      ${renderNextWay(home)} ${home.keptTexts > 0 ? this.renderKept(home.keptTexts) : nothing}
      ${
        home.gradeLevel === null
          ? html`<p><a href=${hrefFor('timeline')}>${t('home.years-link')}</a></p>`
          : html`<ilp-year-path grade=${home.gradeLevel}></ilp-year-path>`
      }
    `;
  }

  private renderKept(count: number) {
    return html`<p class="notice">
      ${t('home.kept-texts', { count })} <a href=${hrefFor('kept')}>${t('home.kept-link')}</a>
    </p>`;
  }

  private renderNextStep(step: NextStep) {
    const { title, why } = NEXT_STEPS[step.kind];
    return html`<section class="card next" aria-labelledby="next">
      <h2 id="next">${t('home.next-step')}</h2>
      <p class="what" id="what">
        ${t(title)}${step.subject ? html`: <q>${step.subject}</q>` : nothing}
      </p>
      <p>${t(why)}</p>
      <p class="small quiet">
        ${t('common.minutes', { count: step.minutes })}
        ${step.dueDate ? html`· ${t('common.due', { date: formatDate(step.dueDate) })}` : nothing}
      </p>
      <a class="button primary" href=${hrefFor(step.path)} aria-describedby="what">
        ${t('home.start')}
      </a>
    </section>`;
  }

  private renderWelcome() {
    return html`<section class="stack">
      <h2>${t('home.welcome')}</h2>
      <p class="quiet">${t('home.welcome-text')}</p>
      <ul class="plain starts">
        <li>
          <a class="card" href=${hrefFor('explore/profiler')}>
            <strong>${t('home.welcome-like')}</strong>
            <span>${t('home.welcome-like-text')}</span>
          </a>
        </li>
        <li>
          <a class="card" href=${hrefFor('goals?new')}>
            <strong>${t('home.welcome-good')}</strong>
            <span>${t('home.welcome-good-text')}</span>
          </a>
        </li>
        <li>
          <a class="card" href=${hrefFor('explore')}>
            <strong>${t('home.welcome-curious')}</strong>
            <span>${t('home.welcome-curious-text')}</span>
          </a>
        </li>
      </ul>
    </section>`;
  }

  private renderGoals(goals: readonly GoalBrief[]) {
    return html`<section class="stack">
      <div class="spread">
        <h2>${t('home.goals')}</h2>
        <a href=${hrefFor('goals?new')}>${t('home.add-goal')}</a>
      </div>
      ${
        goals.length === 0
          ? html`<p class="quiet">${t('home.no-goals')}</p>`
          : html`<ul class="rows">
              ${goals.map((goal) => this.renderGoal(goal))}
            </ul>`
      }
      <p><a href=${hrefFor('goals')}>${t('home.all-goals')}</a></p>
    </section>`;
  }

  private renderGoal(goal: GoalBrief) {
    const { done, total } = goal.progress;
    return html`<li class="goal">
      <div class="spread">
        <span>${goal.title}</span>
        ${this.renderGoalBadge(goal)}
      </div>
      ${
        total > 0
          ? html`<ilp-progress
              label=${t('goals.progress', { title: goal.title })}
              done=${done}
              total=${total}
            ></ilp-progress>`
          : nothing
      }
    </li>`;
  }

  private renderGoalBadge(goal: GoalBrief) {
    if (goal.status === 'done')
      return html`<span class="badge good">${t('goals.done-state')}</span>`;
    return goal.isFocus ? html`<span class="badge">${t('goals.focus')}</span>` : nothing;
  }

  private renderCareers(careers: readonly SavedCareerBrief[]) {
    return html`<section class="stack">
      <div class="spread">
        <h2>${t('home.saved-careers')}</h2>
        <a href=${hrefFor('explore')}>${t('home.find-careers')}</a>
      </div>
      ${
        careers.length === 0
          ? html`<p class="quiet">${t('home.no-careers')}</p>`
          : html`<ul class="plain strip">
              ${careers.map(
                ({ code, title, titleLocale, rating }) =>
                  html`<li>
                    <a class="card" href=${hrefFor(`careers/${encodeURIComponent(code)}`)}>
                      <span lang=${titleLocale}>${title}</span>
                      ${
                        rating === null
                          ? nothing
                          : html`<span class="small quiet">
                              ${icon('star', { filled: true })}
                              ${t('home.stars', { count: rating })}
                            </span>`
                      }
                    </a>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }

  private renderNews(news: readonly NewsItem[]) {
    return html`<section class="stack" aria-labelledby="news">
      <h2 id="news">${t('home.since-last-time')}</h2>
      <ul class="rows">
        ${news.map(
          (item) =>
            html`<li>
              <a href=${hrefFor(item.path)}>${newsSentence(item)}</a>
              ${item.text ? html`<blockquote>${item.text}</blockquote>` : nothing}
              <p class="small quiet">${formatDate(item.at, 'short')}</p>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

function renderNextWay({ gradeLevel }: Home) {
  if (gradeLevel === null || gradeLevel < FIRST_GRADE_OF_WAYS) return nothing;
  return html`<p><a href=${hrefFor('next-step')}>${t('home.next-way')}</a></p>`;
}

/** How far the plan is by the district's rule; what it needs is on a page of its own. */
function renderPlan({ abbreviation, done, required }: HomePlan) {
  const words =
    done === required
      ? t('home.plan-complete', { plan: abbreviation })
      : t('home.plan-progress', {
          ...{ plan: abbreviation, done: String(done), required: String(required) },
        });
  return html`<p>
    <strong>${words}</strong> · <a href=${hrefFor('requirements')}>${t('home.plan-link')}</a>
  </p>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-home-view': IlpHomeView;
  }
}
