import { Task, TaskStatus } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { HourRequirement, HoursExport } from '#contracts/activity-hours.js';
import type { HourKind } from '#contracts/activity-fields.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { keepText } from '../shared/save-file.js';
import { showToast } from '../shared/toast.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-hour-rule-form.js';
import type { HourRuleAddedEvent, IlpHourRuleForm } from './ilp-hour-rule-form.js';

const KINDS: Readonly<Record<HourKind, PlainKey>> = {
  service: 'hours.kind-service',
  work: 'hours.kind-work',
  extracurricular: 'hours.kind-extracurricular',
};

/**
 * What the district asks of students in hours, and the file of what they have. Administrators set it.
 *
 * @element ilp-hours-view
 */
@customElement('ilp-hours-view')
export class IlpHoursView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      ilp-hour-rule-form {
        max-inline-size: 40rem;
      }
    `,
  ];

  @state() private rules: readonly HourRequirement[] = [];

  private readonly takingAway = new Attempt(this);
  private readonly taking = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<HourRequirement[]>('/hour-requirements', { signal }),
    onComplete: (rules) => (this.rules = rules),
  });

  protected override render() {
    const isAdmin = this.session.role === 'admin';
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('hours.title')}</h1>
        <p class="quiet">${t('hours.intro')}</p>
      </div>
      <section class="stack" aria-labelledby="rules">
        <h2 id="rules">${t('hours.rules')}</h2>
        ${renderLoad(this.loading, () => this.renderRules(isAdmin), { lines: 2 })}
        ${this.takingAway.renderFault()}
        ${
          isAdmin && this.loading.status === TaskStatus.COMPLETE
            ? html`<ilp-hour-rule-form
                .api=${this.api}
                @ilp-hour-rule-added=${this.handleAdded}
              ></ilp-hour-rule-form>`
            : nothing
        }
      </section>
      <section class="stack" aria-labelledby="export">
        <h2 id="export">${t('hours.export')}</h2>
        <p>${t(isAdmin ? 'hours.export-district' : 'hours.export-course')}</p>
        <p class="small quiet">${t('hours.export-note')}</p>
        <div class="actions">
          <button
            type="button"
            class="button"
            ?disabled=${this.taking.isBusy}
            @click=${this.handleExport}
          >
            ${t('hours.export-button')}
          </button>
        </div>
        ${this.taking.renderFault()}
      </section>
    </div>`;
  }

  private renderRules(isAdmin: boolean) {
    if (this.rules.length === 0)
      return html`<ilp-empty-state heading=${t('hours.no-rules')}>
        <p>${t(isAdmin ? 'hours.no-rules-text' : 'hours.no-rules-reader')}</p>
        ${
          isAdmin
            ? html`<button
                slot="actions"
                type="button"
                class="button primary"
                @click=${() => this.form()?.focus()}
              >
                ${t('hours.add')}
              </button>`
            : nothing
        }
      </ilp-empty-state>`;
    return html`<p class="small quiet">${t('hours.rules-text')}</p>
      <ul class="rows">
        ${repeat(
          this.rules,
          ({ id }) => id,
          (rule) =>
            html`<li class="spread">
              <span>${ruleWords(rule)}</span>
              ${
                isAdmin
                  ? html`<button
                      type="button"
                      class="button small"
                      aria-label=${t('hours.remove', { rule: ruleWords(rule) })}
                      @click=${() => this.takeAway(rule)}
                    >
                      ${t('common.remove')}
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>`;
  }

  private form(): IlpHourRuleForm | null {
    return this.renderRoot.querySelector('ilp-hour-rule-form');
  }

  private handleAdded({ rule }: HourRuleAddedEvent): void {
    this.rules = [...this.rules, rule];
    announce(t('hours.added'));
  }

  /** Takes it off the page at once; a refusal puts it back. */
  private async takeAway(rule: HourRequirement): Promise<void> {
    const before = this.rules;
    this.rules = before.filter(({ id }) => id !== rule.id);
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
    const path = `/hour-requirements/${rule.id}`;
    if (!(await this.takingAway.run(() => this.api.delete(path)))) {
      this.rules = before;
      return;
    }
    const undo = async () => {
      if (await this.takingAway.run(() => this.api.post(`${path}/restore`)))
        this.rules = [...this.rules, rule];
    };
    showToast({ text: t('hours.removed'), undo });
  }

  private async handleExport(): Promise<void> {
    await this.taking.run(async () => {
      const { fileName, csv, students } = await this.api.get<HoursExport>('/service-hours');
      keepText(fileName, csv, 'text/csv');
      showToast({ text: t('hours.exported', { count: students }) });
    });
  }
}

function ruleWords({ kind, hours, fromGrade, toGrade }: HourRequirement): string {
  const words = { hours, kind: t(KINDS[kind]), from: String(fromGrade), to: String(toGrade) };
  return fromGrade === toGrade ? t('hours.rule-one-grade', words) : t('hours.rule', words);
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-hours-view': IlpHoursView;
  }
}
