import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Entry, EntryRef, PortfolioChoices } from '#contracts/entries.js';
import type { EvidenceItem } from '#contracts/evidence.js';
import { EVIDENCE_TITLE_MAX, EVIDENCE_WHY_MAX, ITEM_URL_MAX } from '#contracts/limits.js';
import type { Visibility } from '#contracts/visibility.js';
import { ProblemError } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { textOf } from '../shared/form-text.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { visibilityOptions } from '../shared/visibility-words.js';
import { buttons, cards, fields, layout } from '../styles/shared.js';
import { EvidenceSubmitEvent, type EvidenceValues } from './evidence-events.js';
import { aboutWords } from './portfolio-words.js';

const keyOf = ({ kind, ref }: EntryRef) => `${kind}:${ref}`;

/**
 * The words and choices of one piece of evidence, new or known.
 *
 * @element ilp-evidence-form
 * @fires {EvidenceSubmitEvent} ilp-evidence-submit
 */
@customElement('ilp-evidence-form')
export class IlpEvidenceForm extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    fields,
    css`
      .choice span {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() kind: EvidenceItem['kind'] = 'link';
  /** The one to change; nothing for a new one. */
  @property({ attribute: false }) item: EvidenceItem | null = null;
  @property({ attribute: false }) choices: PortfolioChoices = { entries: [], works: [] };
  @property({ attribute: false }) error: unknown = null;
  @property({ type: Boolean }) saving = false;

  @state() private missing: readonly string[] = [];

  protected override render() {
    const { item } = this;
    return html`<form class="stack" novalidate @submit=${this.handleSubmit}>
      ${this.kind === 'work' && !item ? this.renderWorks() : nothing}
      ${this.kind === 'link' ? this.renderUrl(item) : nothing}
      <ilp-field
        name="title"
        label=${t('portfolio.field-title')}
        required
        maxlength=${EVIDENCE_TITLE_MAX}
        value=${item?.title ?? ''}
        error=${this.faultOf('title')}
      ></ilp-field>
      <ilp-field
        name="why"
        type="textarea"
        label=${t('portfolio.field-why')}
        maxlength=${EVIDENCE_WHY_MAX}
        value=${item?.why ?? ''}
        error=${this.faultOf('why')}
      ></ilp-field>
      ${this.renderEntries(item)}
      <ilp-field
        name="visibility"
        type="select"
        label=${t('portfolio.who-sees-it')}
        value=${item?.visibility ?? 'private'}
        .options=${visibilityOptions()}
      ></ilp-field>
      ${
        this.error
          ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
          : nothing
      }
      <div class="actions">
        <button type="submit" class="button primary" ?disabled=${this.saving}>
          ${this.saving ? t('common.saving') : t('common.save')}
        </button>
      </div>
    </form>`;
  }

  private renderUrl(item: EvidenceItem | null) {
    return html`<ilp-field
      name="url"
      type="url"
      label=${t('portfolio.field-url')}
      hint=${t('portfolio.field-url-hint')}
      required
      maxlength=${ITEM_URL_MAX}
      value=${item?.url ?? ''}
      error=${this.faultOf('url')}
    ></ilp-field>`;
  }

  private renderWorks() {
    const { works } = this.choices;
    if (works.length === 0) return html`<p class="notice">${t('portfolio.no-work')}</p>`;
    return html`<ilp-field
      name="work"
      type="select"
      label=${t('portfolio.field-work')}
      value=${works[0] ? `${works[0].kind}:${works[0].id}` : ''}
      .options=${works.map(({ kind, id, title }) => ({ value: `${kind}:${id}`, label: title }))}
    ></ilp-field>`;
  }

  private renderEntries(item: EvidenceItem | null) {
    const entries = this.entriesToShow(item);
    const tied = new Set(item?.entries.map(keyOf));
    return html`<fieldset>
      <legend>${t('portfolio.field-entries')}</legend>
      ${
        entries.length === 0
          ? html`<p class="small quiet">${t('portfolio.no-entries')}</p>`
          : entries.map(
              (entry) =>
                html`<label class="choice">
                  <input
                    type="checkbox"
                    name="entries"
                    value=${keyOf(entry)}
                    ?checked=${tied.has(keyOf(entry))}
                  />
                  <span>${aboutWords(entry)}</span>
                </label>`,
            )
      }
    </fieldset>`;
  }

  /** What there is now, and what it was tied to before, so that saving unties nothing unseen. */
  private entriesToShow(item: EvidenceItem | null): Entry[] {
    const now = this.choices.entries.filter(({ kind }) => kind === 'goal' || kind === 'activity');
    const known = new Set(now.map(keyOf));
    return [...now, ...(item?.entries ?? []).filter((entry) => !known.has(keyOf(entry)))];
  }

  private faultOf(name: string): string {
    if (this.missing.includes(name)) return t('portfolio.field-missing');
    const isRefused = this.error instanceof ProblemError && this.error.hasField(`body/${name}`);
    if (!isRefused) return '';
    return name === 'url' ? t('portfolio.field-url-wrong') : problemMessage(this.error);
  }

  private handleSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const data = new FormData(form);
    const text = (name: string) => textOf(data, name);
    const needed = this.kind === 'link' ? ['url', 'title'] : ['title'];
    this.missing = needed.filter((name) => text(name) === '');
    if (this.missing[0]) {
      form.querySelector<IlpField>(`ilp-field[name=${this.missing[0]}]`)?.focus();
      return;
    }
    const values: EvidenceValues = {
      ...{ title: text('title'), why: text('why'), url: text('url'), work: text('work') },
      visibility: text('visibility') as Visibility,
      entries: data.getAll('entries').flatMap((value) => {
        if (typeof value !== 'string') return [];
        const [kind = '', ref = ''] = value.split(':');
        return [{ kind: kind as EntryRef['kind'], ref }];
      }),
    };
    this.dispatchEvent(new EvidenceSubmitEvent(values));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-evidence-form': IlpEvidenceForm;
  }
}
