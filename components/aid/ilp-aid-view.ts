import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Aid } from '#contracts/aid.js';
import { AID_STEPS } from '#contracts/aid-fields.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-progress.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { Turns } from '../shared/turns.js';
import { buttons, cards, layout } from '../styles/shared.js';
import './ilp-aid-evenings.js';
import type { AidChangedEvent } from './ilp-aid-evenings.js';
import './ilp-aid-step.js';
import type { AidStepEvent } from './ilp-aid-step.js';

/** Of 12. In grades before it the steps are for looking ahead. */
const LAST_GRADE = 12;

/**
 * Steps towards money for college, with the official pages and their days. A student ticks what was done;
 * nothing is asked about money.
 *
 * @element ilp-aid-view
 */
@customElement('ilp-aid-view')
export class IlpAidView extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      .steps {
        display: grid;
        gap: var(--ilp-space-3);
        margin: 0;
        padding: 0;
        list-style: none;
      }
    `,
  ];

  @state() private aid: Aid | null = null;

  private readonly changing = new Attempt(this);
  private readonly turns = new Turns(this.changing);
  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.aid = await this.api.get<Aid>('/aid', { signal });
    },
  });

  protected override render() {
    const { role } = this.session;
    return html`<div
      class="page"
      @ilp-aid-step=${this.handleStep}
      @ilp-aid-changed=${({ aid }: AidChangedEvent) => (this.aid = aid)}
    >
      <div class="stack tight">
        ${role === 'student' ? html`<a href=${hrefFor('next-step')}>${t('shell.title-next-step')}</a>` : nothing}
        <h1 tabindex="-1">${t('aid.title')}</h1>
        <p class="quiet">${t('aid.intro')}</p>
        <p class="small quiet">${t(role === 'student' ? 'aid.own' : 'aid.own-staff')}</p>
        ${role === 'counselor' ? html`<p><a href=${hrefFor('aid/students')}>${t('aid.to-students')}</a></p>` : nothing}
      </div>
      ${this.changing.renderFault()}
      ${renderLoad(this.loading, () => (this.aid ? this.renderAll(this.aid) : nothing))}
    </div>`;
  }

  private renderAll({ steps, evenings, grade, askedBy, startYear, mayChange }: Aid) {
    const done = steps?.filter((one) => one.state !== 'open').length ?? 0;
    return html`${
        grade !== null && grade < LAST_GRADE
          ? html`<p class="notice">${t('aid.ahead', { year: String(startYear - 1) })}</p>`
          : nothing
      }
      ${
        askedBy === null
          ? nothing
          : html`<p class="notice">
              ${t('aid.asked-by', { plan: askedBy })}
              ${
                this.session.role === 'student'
                  ? html`<a href=${hrefFor('requirements')}>${t('shell.title-requirements')}</a>`
                  : nothing
              }
            </p>`
      }
      ${
        steps
          ? html`<ilp-progress
              label=${t('aid.progress')}
              done=${done}
              total=${steps.length}
            ></ilp-progress>`
          : nothing
      }
      <ilp-aid-evenings
        .api=${this.api}
        .evenings=${evenings}
        ?may-change=${mayChange}
      ></ilp-aid-evenings>
      <section class="stack" aria-labelledby="steps">
        <h2 id="steps">${t('aid.steps')}</h2>
        <ol class="steps">
          ${AID_STEPS.map(
            (step) =>
              html`<li>
                <ilp-aid-step
                  step=${step}
                  start-year=${startYear}
                  .said=${steps?.find((one) => one.step === step) ?? null}
                ></ilp-aid-step>
              </li>`,
          )}
        </ol>
      </section>`;
  }

  private readonly handleStep = async ({ step, state: next }: AidStepEvent): Promise<void> => {
    const isDone = await this.turns.run(async () => {
      try {
        this.aid = await this.api.put<Aid>(`/aid/steps/${step}`, { state: next });
        announce(t('aid.kept', { name: t(`aid.${step}`), state: t(`aid.state-${next}`) }));
      } finally {
        // A tick that was not kept goes back.
        const steps = this.aid?.steps?.map((one) => ({ ...one })) ?? null;
        this.aid = this.aid && { ...this.aid, steps };
      }
    });
    if (isDone) return;
    await this.updateComplete;
    this.renderRoot.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-aid-view': IlpAidView;
  }
}
