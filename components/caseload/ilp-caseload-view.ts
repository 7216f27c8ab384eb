import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Caseload } from '#contracts/caseload.js';
import { t } from '../i18n/i18n.js';
import '../requirements/ilp-class-readiness.js';
import '../requirements/ilp-missing-groups.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { hrefFor } from '../shared/navigation.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { foldStyles } from './fold-styles.js';
import './ilp-caseload-grades.js';
import './ilp-caseload-parts.js';

/**
 * A counselor's students by grade, with what is due, and the parts that say who they are. Needs the
 * `caseload`, `requirements` and `imports` messages.
 *
 * @element ilp-caseload-view
 */
@customElement('ilp-caseload-view')
export class IlpCaseloadView extends IlpView {
  static override styles = [layout, buttons, cards, lists, foldStyles];

  @state() private found: Caseload | null = null;
  /** Whoever began with nothing goes on choosing. */
  private wasEmpty = false;

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      this.found = await this.api.get<Caseload>('/caseload', { signal });
      this.wasEmpty = this.found.grades.length === 0;
    },
  });
  private readonly renewing = new Attempt(this);

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('caseload.title')}</h1>
        <p class="quiet">${t('caseload.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.found ? this.renderAll(this.found) : nothing), {
        lines: 8,
      })}
    </div>`;
  }

  private renderAll(found: Caseload) {
    const { grades, parts, unnamed, plan } = found;
    const count = grades.reduce((sum, { students }) => sum + students.length, 0);
    return html`
      ${this.renewing.renderFault()}
      ${
        count === 0
          ? html`<ilp-empty-state heading=${t('caseload.empty')}>
              <p>${parts.length > 0 ? t('caseload.empty-fits') : t('caseload.empty-text')}</p>
            </ilp-empty-state>`
          : html`<div class="spread">
              <strong>${t('caseload.total', { count })}</strong>
              <span>
                <a href=${hrefFor('off-track')}>${t('caseload.to-off-track')}</a> ·
                <a href=${hrefFor('tasks')}>${t('caseload.to-tasks')}</a> ·
                <a href=${hrefFor('nudges')}>${t('caseload.to-nudges')}</a> ·
                <a href=${hrefFor('conference-days')}>${t('caseload.to-days')}</a>
              </span>
            </div>`
      }
      ${plan ? nothing : html`<p class="notice">${t('caseload.no-plan')}</p>`}
      <ilp-missing-groups
        .students=${grades.flatMap(({ students }) => students.filter(({ isOutside }) => !isOutside))}
      ></ilp-missing-groups>
      <ilp-caseload-grades .grades=${grades}></ilp-caseload-grades>
      ${unnamed > 0 ? html`<p class="notice">${t('caseload.unnamed', { count: unnamed })}</p>` : nothing}
      ${
        count === 0
          ? nothing
          : html`<ilp-class-readiness
              .api=${this.api}
              .session=${this.session}
            ></ilp-class-readiness>`
      }
      <details ?open=${count === 0 || this.wasEmpty}>
        <summary><strong>${t('caseload.parts')}</strong></summary>
        <ilp-caseload-parts
          .api=${this.api}
          .counselorId=${this.session.personId}
          @ilp-caseload-change=${() => void this.renew()}
        ></ilp-caseload-parts>
      </details>
    `;
  }

  /** The parts stay on the page meanwhile, with what stands in their forms. */
  private async renew(): Promise<void> {
    await this.renewing.run(async () => {
      this.found = await this.api.get<Caseload>('/caseload');
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-caseload-view': IlpCaseloadView;
  }
}
