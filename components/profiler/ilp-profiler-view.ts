import { Task } from '@lit/task';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { QuestionKind } from '#contracts/assessment-kinds.js';
import type { OfficialNote } from '#contracts/instruments.js';
import type {
  CurrentAttempt,
  ProfilerAttempt,
  ProfilerForm,
  ProfilerItems,
  ProfilerResult,
} from '#contracts/profiler.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-error-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { navigate } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout } from '../styles/shared.js';
import './ilp-profiler-start.js';
import type { BeginEvent } from './ilp-profiler-start.js';
import './ilp-questions.js';
import type { IlpQuestions } from './ilp-questions.js';
import { kindOf, QUESTIONS, type QuestionWords } from './question-words.js';

/**
 * Questions about oneself: whose they are and how many, then one at a time. Those about interests
 * have this page's own address; the others are named in it.
 *
 * @element ilp-profiler-view
 */
@customElement('ilp-profiler-view')
export class IlpProfilerView extends IlpView {
  static override styles = [layout, buttons];

  @state() private attempt: ProfilerAttempt | null = null;
  @state() private items: ProfilerItems['items'] = [];
  /** What somebody who begins now is asked, and what is being asked, where it is not ours. */
  @state() private official: CurrentAttempt['official'];
  @state() private asked: OfficialNote | undefined;
  @state() private isAsking = false;
  @state() private isBusy = false;
  /** What did not work out, and how to try it again. */
  @state() private problem: { error: unknown; again: () => Promise<void> } | null = null;

  private readonly loading = new Task(this, {
    args: () => [this.words.api] as const,
    task: ([path], { signal }) =>
      this.api.get<CurrentAttempt>(`${path}/attempts/current`, { signal }),
    onComplete: ({ attempt, official }) => {
      this.attempt = attempt;
      this.official = official;
    },
  });

  private get kind(): QuestionKind {
    return kindOf(this.params.kind) ?? 'interests';
  }

  private get words(): QuestionWords {
    return QUESTIONS[this.kind];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('params')) return;
    // Questions of that name don't exist.
    if (kindOf(this.params.kind) === undefined) navigate('explore/assessments', { replace: true });
    else if (this.params.kind !== undefined) this.setTitle(t(this.words.title));
  }

  protected override render() {
    return html`<div class="page">
      <h1 tabindex="-1">${t(this.words.title)}</h1>
      ${
        this.isAsking
          ? html`<ilp-questions
              .api=${this.api}
              .drafts=${this.drafts}
              kind=${this.kind}
              .items=${this.items}
              .official=${this.asked}
              ?busy=${this.isBusy}
              @ilp-questions-complete=${this.finish}
            ></ilp-questions>`
          : renderLoad(this.loading, () => this.renderStart())
      }
      ${
        this.problem
          ? html`<ilp-error-state
              .error=${this.problem.error}
              @ilp-retry=${this.problem.again}
            ></ilp-error-state>`
          : nothing
      }
    </div>`;
  }

  private renderStart() {
    return html`<ilp-profiler-start
      kind=${this.kind}
      .attempt=${this.attempt}
      .official=${this.official}
      ?busy=${this.isBusy}
      @ilp-profiler-begin=${(event: BeginEvent) => this.begin(event.form, event.startOver)}
    ></ilp-profiler-start>`;
  }

  private begin(form: ProfilerForm, startOver: boolean): Promise<void> {
    return this.attend(async () => {
      const { api } = this.words;
      const hasForms = this.kind === 'interests';
      const attempt = await this.api.post<ProfilerAttempt>(
        `${api}/attempts`,
        hasForms ? { form, startOver } : { startOver },
      );
      // Which questions it has, the attempt knows: those it was begun with.
      const { items, official } = await this.api.get<ProfilerItems>(
        `${api}/items${hasForms ? `?form=${form}` : ''}`,
      );
      this.attempt = attempt;
      this.items = items;
      this.asked = official;
      this.isAsking = true;
      await this.updateComplete;
      const questions = this.renderRoot.querySelector<IlpQuestions>('ilp-questions');
      await questions?.resume(attempt, startOver);
    });
  }

  private finish(): Promise<void> {
    return this.attend(async () => {
      const path = `${this.words.api}/attempts/${this.attempt?.id ?? ''}/finish`;
      const { id } = await this.api.post<Pick<ProfilerResult, 'id'>>(path, {});
      navigate(`${this.words.resultPage}/${id}`, { replace: true });
    });
  }

  /** Does it once at a time, and says on the page when it fails. */
  private async attend(action: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    try {
      await action();
    } catch (error) {
      this.problem = { error, again: () => this.attend(action) };
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-profiler-view': IlpProfilerView;
  }
}
