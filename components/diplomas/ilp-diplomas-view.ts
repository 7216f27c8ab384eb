import { Task } from '@lit/task';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Diploma, DiplomaEffect, Diplomas } from '#contracts/graduation.js';
import { ProblemError } from '../api/problem-error.js';
import { localName } from '../courses/plan-words.js';
import { formatDate, formatNumber, today } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { Attempt } from '../shared/attempt.js';
import '../shared/ilp-empty-state.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { type DiplomaDraft, diplomaFrom, draftOf, emptyDraft, errorsIn } from './diploma-draft.js';
import type { DiplomaDraftEvent } from './diploma-events.js';
import './ilp-diploma-form.js';

/**
 * What the district's diplomas, endorsements, seals and pathways ask for: written here, tried on the plans
 * of students, and published as the next version. Needs the `diplomas` and `courses` messages.
 *
 * @element ilp-diplomas-view
 */
@customElement('ilp-diplomas-view')
export class IlpDiplomasView extends IlpView {
  static override styles = [layout, buttons, cards, lists];

  @state() private diplomas: readonly Diploma[] = [];
  @state() private draft: DiplomaDraft | null = null;
  @state() private versions: readonly Diploma[] = [];
  @state() private effect: DiplomaEffect | null = null;
  @state() private errors: Record<string, string> = {};

  private readonly attempt = new Attempt(this);

  private readonly loading = new Task(this, {
    args: () => [] as const,
    task: (_, { signal }) => this.api.get<Diplomas>('/diplomas', { signal }),
    onComplete: ({ diplomas }) => {
      this.diplomas = diplomas;
    },
  });

  protected override render() {
    return html`<div class="page">
      <div class="stack tight">
        <h1 tabindex="-1">${t('diplomas.title')}</h1>
        <p class="quiet">${t('diplomas.intro')}</p>
      </div>
      ${renderLoad(this.loading, () => (this.draft ? this.renderDraft(this.draft) : this.renderList()))}
    </div>`;
  }

  private renderList() {
    const add = (slot: string) =>
      html`<button
        slot=${slot}
        type="button"
        class="button primary"
        @click=${() => void this.open(emptyDraft(today()))}
      >
        ${t('diplomas.add')}
      </button>`;
    if (this.diplomas.length === 0)
      return html`<ilp-empty-state heading=${t('diplomas.none')}>
        <p>${t('diplomas.none-text')}</p>
        ${add('actions')}
      </ilp-empty-state>`;
    return html`<ul class="rows">
        ${this.diplomas.map(
          (diploma) =>
            html`<li class="spread">
              <div class="stack tight">
                <strong>${localName(diploma)}</strong>
                <span class="small quiet">
                  ${t(`courses.audit-kind-${diploma.kind}`)} ·
                  ${t('diplomas.asks', { count: diploma.requirements.length, credits: sumOf(diploma) })}
                  · ${versionWords(diploma)}
                </span>
              </div>
              <span class="actions">
                ${
                  diploma.isRetired
                    ? html`<span class="badge">${t('diplomas.retired')}</span>`
                    : nothing
                }
                <button
                  type="button"
                  class="button small"
                  aria-label=${t('diplomas.change-of', { name: localName(diploma) })}
                  @click=${() => void this.open(draftOf(diploma, diploma.version), diploma.key)}
                >
                  ${t('diplomas.change')}
                </button>
              </span>
            </li>`,
        )}
      </ul>
      <div class="actions">${add('')}</div>`;
  }

  private renderDraft(draft: DiplomaDraft) {
    return html`<section class="stack" aria-label=${localName(draft) || t('diplomas.add')}>
      <ilp-diploma-form
        .draft=${draft}
        .errors=${this.errors}
        @ilp-diploma-draft=${({ draft: next }: DiplomaDraftEvent) => {
          this.draft = next;
          this.effect = null;
        }}
      ></ilp-diploma-form>
      ${
        Object.keys(this.errors).length > 0
          ? html`<p class="notice bad" role="alert">${t('diplomas.look-again')}</p>`
          : this.attempt.renderFault()
      }
      ${this.effect ? renderEffect(this.effect, draft) : nothing}
      <div class="actions">
        <button
          type="button"
          class="button ${this.effect ? '' : 'primary'}"
          ?disabled=${this.attempt.isBusy}
          @click=${this.handlePreview}
        >
          ${t('diplomas.preview')}
        </button>
        ${
          this.effect
            ? html`<button
                type="button"
                class="button primary"
                ?disabled=${this.attempt.isBusy}
                @click=${this.handlePublish}
              >
                ${t('diplomas.publish')}
              </button>`
            : nothing
        }
        <button type="button" class="button quiet" @click=${() => void this.close()}>
          ${t('common.cancel')}
        </button>
      </div>
      ${this.renderVersions(draft)}
    </section>`;
  }

  private renderVersions({ follows }: DiplomaDraft) {
    if (this.versions.length < 2) return nothing;
    return html`<h2>${t('diplomas.versions')}</h2>
      <ul class="rows">
        ${this.versions.map(
          (version) =>
            html`<li class="spread">
              <span>${versionWords(version)}</span>
              <button
                type="button"
                class="button small"
                aria-label=${t('diplomas.again-of', { number: String(version.version) })}
                @click=${() => {
                  this.draft = draftOf(version, follows);
                  this.effect = null;
                }}
              >
                ${t('diplomas.again')}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  private async open(draft: DiplomaDraft, key?: string): Promise<void> {
    this.draft = draft;
    this.effect = null;
    this.errors = {};
    this.versions = [];
    await this.updateComplete;
    this.renderRoot.querySelector('ilp-diploma-form')?.focus();
    if (key !== undefined)
      await this.attempt.run(async () => {
        this.versions = await this.api.get<Diploma[]>(`/diplomas/${key}`);
      });
  }

  private async close(): Promise<void> {
    this.draft = null;
    await this.updateComplete;
    this.renderRoot.querySelector('h1')?.focus();
  }

  private readonly handlePreview = () =>
    this.send(async (body) => {
      this.effect = await this.api.post<DiplomaEffect>('/diplomas/preview', body);
    });

  private readonly handlePublish = () =>
    this.send(async (body) => {
      const { diplomas } = await this.api.post<Diplomas>('/diplomas', body);
      this.diplomas = diplomas;
      announce(t('diplomas.published'));
      await this.close();
    });

  /** Nothing that was written is lost, whatever the server says. */
  private async send(work: (body: object) => Promise<void>): Promise<void> {
    const { draft } = this;
    if (!draft) return;
    this.errors = errorsIn(draft);
    if (Object.keys(this.errors).length > 0) return;
    const keys = new Set(this.diplomas.map(({ key }) => key));
    await this.attempt.run(() => work(diplomaFrom(draft, keys)));
    const { error } = this.attempt;
    if (!(error instanceof ProblemError)) return;
    this.errors = Object.fromEntries(
      draft.requirements.flatMap((_, place) =>
        error.hasField(`body/requirements/${place}/codes`)
          ? [[`requirements/${place}/codes`, t('diplomas.error-codes')]]
          : [],
      ),
    );
  }
}

const sumOf = ({ requirements }: Diploma) =>
  formatNumber(requirements.reduce((sum, { credits }) => sum + credits, 0) / 1_000);

const versionWords = ({ version, publishedAt }: Diploma) =>
  t('diplomas.version', { number: String(version), day: formatDate(publishedAt) });

const rangeWords = ({ low, high }: { low: number; high: number }) =>
  low === high
    ? formatNumber(low)
    : t('diplomas.between', { low: formatNumber(low), high: formatNumber(high) });

function renderEffect(effect: DiplomaEffect, { requirements }: DiplomaDraft) {
  const { plans, lookedAt, becomeShort, becomeWhole, gaps } = effect;
  return html`<section class="notice stack tight" aria-labelledby="effect" role="status">
    <h2 id="effect">${t('diplomas.effect')}</h2>
    ${
      plans === 0
        ? html`<p>${t('diplomas.effect-none')}</p>`
        : html`<p>
              ${t('diplomas.effect-plans', { count: plans })}
              ${
                lookedAt < plans
                  ? t('diplomas.effect-part', { count: formatNumber(lookedAt) })
                  : nothing
              }
            </p>
            <ul>
              <li>${t('diplomas.effect-short', { count: rangeWords(becomeShort) })}</li>
              <li>${t('diplomas.effect-whole', { count: rangeWords(becomeWhole) })}</li>
              ${gaps.map(({ plans: some }, place) => {
                const requirement = requirements[place];
                const name = requirement ? localName(requirement) : '';
                return html`<li>
                  ${t('diplomas.effect-gap', { name, count: rangeWords(some) })}
                </li>`;
              })}
            </ul>`
    }
    <p>${t('diplomas.effect-safe')}</p>
  </section>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-diplomas-view': IlpDiplomasView;
  }
}
