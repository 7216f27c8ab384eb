import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type {
  DistrictTemplates,
  TemplateBrief,
  TemplateChoice,
  TemplatePreview,
  TemplateVersion,
} from '#contracts/district-template.js';
import type { PlanTemplate } from '#contracts/templates.js';
import { formatDate } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { renderRuleSource } from '../requirements/plan-rule-source.js';
import { ruleStyles } from '../requirements/requirement-styles.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import './ilp-template-editor.js';
import type { TemplateChoiceEvent } from './ilp-template-editor.js';
import { renderPreview } from './template-preview.js';
import { choiceOf, ruleSentences } from './template-words.js';

/**
 * Where an administrator chooses the state, changes its rule for the district, sees what that does and
 * publishes it.
 *
 * @element ilp-template-view
 */
@customElement('ilp-template-view')
export class IlpTemplateView extends IlpView {
  static override styles = [layout, buttons, cards, lists, ruleStyles];

  @state() private list: readonly TemplateBrief[] = [];
  @state() private district: DistrictTemplates = { versions: [], fromState: [] };
  @state() private original: PlanTemplate | null = null;
  @state() private choice: TemplateChoice | null = null;
  @state() private preview: TemplatePreview | null = null;

  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: async (_, { signal }) => {
      const [list, district] = await Promise.all([
        this.api.get<TemplateBrief[]>('/templates', { signal }),
        this.api.get<DistrictTemplates>('/district-template', { signal }),
      ]);
      const current = district.versions[0]?.template;
      const original = current
        ? await this.api.get<PlanTemplate>(`/templates/${current.state}`, { signal })
        : null;
      return { list, district, original };
    },
    onComplete: ({ list, district, original }) => {
      this.list = list;
      this.original = original;
      this.take(district);
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('requirements.tpl-title')}</h1>
        <p class="quiet">${t('requirements.tpl-intro')}</p>
      </div>
      ${renderLoad(this.loading, () => this.renderForm())}
    </div>`;
  }

  private renderForm() {
    const { choice, original, preview } = this;
    return html`<ilp-field
        type="select"
        name="state"
        label=${t('requirements.tpl-state')}
        .value=${choice?.state ?? ''}
        .options=${[
          ...(choice ? [] : [{ value: '', label: t('requirements.tpl-pick') }]),
          ...this.list.map(optionOf),
        ]}
        @change=${this.handleState}
      ></ilp-field>
      ${this.attempt.renderFault()}
      ${
        choice && original
          ? html`${renderOriginal(original)}
              <ilp-template-editor
                .choice=${choice}
                .state=${original}
                @ilp-template-choice=${this.handleChoice}
              ></ilp-template-editor>
              <div class="actions">
                <button
                  type="button"
                  class="button ${preview ? '' : 'primary'}"
                  ?disabled=${this.attempt.isBusy}
                  @click=${this.handlePreview}
                >
                  ${t('requirements.tpl-preview')}
                </button>
              </div>
              ${preview ? this.renderPreview(preview) : nothing}`
          : nothing
      }
      ${this.renderVersions()}`;
  }

  private renderPreview(preview: TemplatePreview) {
    return html`${renderPreview(preview)}
      <div class="actions">
        <button
          type="button"
          class="button primary"
          ?disabled=${this.attempt.isBusy}
          @click=${this.handlePublish}
        >
          ${t('requirements.tpl-publish')}
        </button>
      </div>`;
  }

  private renderVersions() {
    const { versions } = this.district;
    if (versions.length === 0) return nothing;
    return html`<section class="stack" aria-labelledby="versions">
      <h2 id="versions">${t('requirements.versions')}</h2>
      <ul class="rows">
        ${versions.map(
          (version, at) =>
            html`<li class="spread">
              <span>
                ${versionWords(version)}
                ${
                  at === 0
                    ? html`<span class="badge good">${t('requirements.version-now')}</span>`
                    : nothing
                }
              </span>
              ${
                at === 0
                  ? nothing
                  : html`<button
                      type="button"
                      class="button small"
                      @click=${() => this.load(version.template.state, version.template)}
                    >
                      ${t('requirements.version-again-of', { number: String(version.number) })}
                    </button>`
              }
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private take(district: DistrictTemplates): void {
    this.district = district;
    const current = district.versions[0];
    this.choice = current ? choiceOf(current.template, current.number) : null;
    this.preview = null;
  }

  private readonly handleState = (event: Event) => {
    const { value } = event.currentTarget as IlpField;
    if (value !== '') void this.load(value);
  };

  /** Loads a state's rule; with `template`, an earlier choice made from it. */
  private async load(id: string, template?: PlanTemplate): Promise<void> {
    await this.attempt.run(async () => {
      this.original = await this.api.get<PlanTemplate>(`/templates/${id}`);
      const basedOn = this.district.versions[0]?.number ?? 0;
      this.choice = choiceOf(template ?? this.original, basedOn);
      this.preview = null;
    });
  }

  private readonly handleChoice = ({ choice }: TemplateChoiceEvent) => {
    this.choice = choice;
    this.preview = null;
  };

  private readonly handlePreview = async () => {
    await this.attempt.run(async () => {
      const path = '/district-template/preview';
      this.preview = await this.api.post<TemplatePreview>(path, this.choice);
    });
    await this.updateComplete;
    this.renderRoot.querySelector('#effect')?.scrollIntoView({ block: 'nearest' });
  };

  private readonly handlePublish = async () => {
    await this.attempt.run(async () => {
      this.take(await this.api.post<DistrictTemplates>('/district-template', this.choice));
      announce(t('requirements.tpl-published'));
      this.renderRoot.querySelector('h1')?.focus();
    });
  };
}

function renderOriginal(template: PlanTemplate) {
  const sentences = ruleSentences(template);
  return html`${
    template.confidence === 'low'
      ? html`<p class="notice warn">${t('requirements.verify-text')}</p>`
      : nothing
  }
  ${
    sentences.length > 0
      ? html`<section class="stack tight" aria-labelledby="more">
          <h2 id="more">${t('requirements.tpl-more')}</h2>
          <ul>
            ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>
        </section>`
      : nothing
  }
  ${template.note ? html`<p class="small" lang="en">${template.note}</p>` : nothing}
  ${renderRuleSource(template)}`;
}

function optionOf({ state, name, abbreviation, confidence }: TemplateBrief) {
  const label =
    state === 'generic' ? t('requirements.tpl-generic') : `${state} · ${name} (${abbreviation})`;
  return {
    value: state,
    label: confidence === 'low' ? `${label} · ${t('requirements.verify')}` : label,
  };
}

const versionWords = ({ number, template, publishedAt }: TemplateVersion) =>
  t('requirements.version-line', {
    ...{ number: String(number), name: template.abbreviation, state: template.state },
    date: formatDate(publishedAt),
  });

declare global {
  interface HTMLElementTagNameMap {
    'ilp-template-view': IlpTemplateView;
  }
}
