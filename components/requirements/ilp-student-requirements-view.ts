import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PlanStatus, StudentCompletion } from '#contracts/completion.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-change-form.js';
import './ilp-readiness.js';
import './ilp-record-form.js';
import type { StudentCompletionEvent } from './ilp-record-form.js';
import './ilp-requirement-list.js';
import { splitParts } from './missing-parts.js';
import { renderRuleSource } from './plan-rule-source.js';
import type { ChangeEndEvent, RecordRemoveEvent } from './requirement-events.js';
import { ruleStyles } from './requirement-styles.js';
import { componentName } from './requirement-words.js';

/**
 * One student's state by the rule, for staff: what is there, what they saw, what is waived or added.
 *
 * @element ilp-student-requirements-view
 */
@customElement('ilp-student-requirements-view')
export class IlpStudentRequirementsView extends IlpView {
  static override styles = [layout, buttons, cards, lists, ruleStyles];

  @state() private completion: StudentCompletion | undefined;

  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [this.params.personId ?? ''] as const,
    task: (_, { signal }) => this.api.get<StudentCompletion>(`${this.path}/completion`, { signal }),
    onComplete: (completion) => {
      this.completion = completion;
      this.setTitle(t('requirements.staff-title', { name: completion.name }));
    },
  });

  private get path(): string {
    return `/class/${encodeURIComponent(this.params.personId ?? '')}`;
  }

  protected override render() {
    const name = this.completion?.name;
    return html`<div class="page" @ilp-student-completion=${this.handleSaved}>
      <div class="spread">
        <h1 tabindex="-1">
          ${name ? t('requirements.staff-title', { name }) : t('requirements.staff-title-plain')}
        </h1>
        <a
          class="button small quiet"
          href=${hrefFor(this.session.part ? `class/${encodeURIComponent(this.params.personId ?? '')}` : 'completion')}
          >${t(this.session.part ? 'requirements.back-student' : 'requirements.back')}</a
        >
      </div>
      ${renderLoad(this.loading, () =>
        this.completion?.plan
          ? this.renderPlan(this.completion.plan, this.completion)
          : renderNone(),
      )}
      <ilp-readiness
        .api=${this.api}
        .session=${this.session}
        person-id=${this.params.personId ?? ''}
      ></ilp-readiness>
    </div>`;
  }

  private renderPlan(plan: PlanStatus, { mayRecord, mayChange }: StudentCompletion) {
    const personId = this.params.personId ?? '';
    return html`<p class="quiet" lang="en">${plan.name} (${plan.abbreviation})</p>
      <ilp-progress
        label=${t('requirements.met')}
        .done=${plan.done}
        .total=${plan.required}
      ></ilp-progress>
      ${renderNext(plan)} ${this.attempt.renderFault()}
      <ilp-requirement-list
        for-staff
        ?may-record=${mayRecord}
        ?may-change=${mayChange}
        .components=${plan.components}
        @ilp-record-remove=${this.handleRemove}
        @ilp-change-end=${this.handleEnd}
      ></ilp-requirement-list>
      ${
        mayRecord
          ? html`<section class="stack" aria-labelledby="record">
              <h2 id="record">${t('requirements.record')}</h2>
              <p class="quiet">${t('requirements.record-hint')}</p>
              <ilp-record-form
                .api=${this.api}
                person-id=${personId}
                .plan=${plan}
              ></ilp-record-form>
            </section>`
          : nothing
      }
      ${
        mayChange
          ? html`<section class="stack" aria-labelledby="change">
              <h2 id="change">${t('requirements.change')}</h2>
              <ilp-change-form
                .api=${this.api}
                person-id=${personId}
                .plan=${plan}
              ></ilp-change-form>
            </section>`
          : nothing
      }
      ${renderRuleSource(plan)}`;
  }

  private handleSaved({ completion, said }: StudentCompletionEvent): void {
    this.completion = completion;
    announce(t(`requirements.${said}`));
  }

  private async handleRemove({ recordId }: RecordRemoveEvent): Promise<void> {
    const path = `${this.path}/component-records/${recordId}`;
    const isDone = await this.attempt.run(async () => {
      this.completion = await this.api.delete<StudentCompletion>(path);
    });
    if (!isDone) return;
    const undo = async () => {
      await this.attempt.run(async () => {
        this.completion = await this.api.post<StudentCompletion>(`${path}/restore`);
      });
    };
    showToast({ text: t('requirements.record-removed'), undo });
  }

  private async handleEnd({ changeId }: ChangeEndEvent): Promise<void> {
    await this.attempt.run(async () => {
      const path = `${this.path}/component-changes/${changeId}`;
      this.completion = await this.api.delete<StudentCompletion>(path);
      announce(t('requirements.changed'));
    });
  }
}

/** What to talk about first; all that is missing stands below, a line each. */
function renderNext({ missing }: PlanStatus) {
  const { named } = splitParts(missing);
  if (named.length === 0) return nothing;
  return html`<p>${t('requirements.next', { what: formatList(named.map(componentName)) })}</p>`;
}

const renderNone = () =>
  html`<ilp-empty-state heading=${t('requirements.no-template')}>
    <p>${t('requirements.no-template-text')}</p>
  </ilp-empty-state>`;

declare global {
  interface HTMLElementTagNameMap {
    'ilp-student-requirements-view': IlpStudentRequirementsView;
  }
}
