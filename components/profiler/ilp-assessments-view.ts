import { Task } from '@lit/task';
import { css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type { AssessmentStates } from '#contracts/assessments.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { QUESTIONS } from './question-words.js';

type State = AssessmentStates['items'][number];

const CARDS: Readonly<Record<QuestionKind, { name: PlainKey; text: PlainKey; page: string }>> = {
  interests: {
    name: 'assessments.interests-name',
    text: 'assessments.interests-text',
    page: 'explore/profiler',
  },
  skills: {
    name: 'assessments.skills-name',
    text: 'assessments.skills-text',
    page: 'explore/assessments/skills',
  },
  values: {
    name: 'assessments.values-name',
    text: 'assessments.values-text',
    page: 'explore/assessments/values',
  },
  preferences: {
    name: 'assessments.preferences-name',
    text: 'assessments.preferences-text',
    page: 'explore/assessments/preferences',
  },
};

/**
 * All questions about oneself, what each is for and can't tell, and how far the student is.
 *
 * @element ilp-assessments-view
 */
@customElement('ilp-assessments-view')
export class IlpAssessmentsView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr));
        gap: var(--ilp-space-4);
        padding: 0;
        margin: 0;
        list-style: none;
      }

      .card {
        display: grid;
        align-content: space-between;
        gap: var(--ilp-space-3);
      }
    `,
  ];

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<AssessmentStates>('/assessments', { signal }),
  });

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t('assessments.title')}</h1>
      <p>${t('assessments.text')}</p>
      ${renderLoad(
        this.loading,
        ({ items }) =>
          html`<ul>
            ${items.map((state) => this.renderCard(state))}
          </ul>`,
      )}
      <p class="small quiet">${t('assessments.only-you')} ${t('assessments.ours')}</p>
    </div>`;
  }

  private renderCard(state: State) {
    const { name, text } = CARDS[state.kind];
    return html`<li class="card">
      <div class="stack tight">
        <h2>${t(name)}</h2>
        <p>${t(text)}</p>
        <p class="small quiet">${this.progress(state)}</p>
      </div>
      ${this.renderActions(state)}
    </li>`;
  }

  private progress({ answered, total, latest }: State): string {
    if (answered !== null) return t('assessments.state-open', { answered, total });
    if (latest) return t('assessments.state-done', { date: formatDate(latest.finishedAt) });
    return t('assessments.state-none');
  }

  private renderActions({ kind, answered, latest }: State) {
    const { page, name } = CARDS[kind];
    const named = { name: t(name) };
    const [start, startNamed] =
      answered !== null
        ? [t('assessments.go-on'), t('assessments.go-on-named', named)]
        : latest
          ? [t('assessments.again'), t('assessments.again-named', named)]
          : [t('assessments.begin'), t('assessments.begin-named', named)];
    const link = (words: [string, string], path: string, isMain: boolean) =>
      html`<a class="button ${isMain ? 'primary' : ''}" href=${hrefFor(path)} aria-label=${words[1]}
        >${words[0]}</a
      >`;
    const isOpen = answered !== null;
    return html`<div class="actions">
      ${
        latest
          ? link(
              kind === 'preferences'
                ? [t('assessments.read'), t('assessments.read-named', named)]
                : [t('assessments.look'), t('assessments.look-named', named)],
              `${QUESTIONS[kind].resultPage}/${latest.id}`,
              !isOpen,
            )
          : ''
      }
      ${link([start, startNamed], page, isOpen || !latest)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-assessments-view': IlpAssessmentsView;
  }
}
