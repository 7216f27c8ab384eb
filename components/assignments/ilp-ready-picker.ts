import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReadyActivity, ReadyReply } from '#contracts/ready.js';
import { READY_QUERY_MAX } from '#contracts/limits.js';
import { t } from '../i18n/i18n.js';
import '../shared/ilp-field.js';
import type { IlpField } from '../shared/ilp-field.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, layout } from '../styles/shared.js';
import { tiles } from '../styles/tiles.js';
import { TemplateChooseEvent } from './assignment-events.js';
import { draftOfReady } from './assignment-templates.js';
import { BANDS, PART_WORDS, SUBJECT_WORDS } from './ready-words.js';

const PAGE = 6;
const ALL = 100;
const TYPING_MS = 250;

/**
 * Ready activities by subject, grade and words. Choosing one starts a reflection with its questions.
 *
 * @element ilp-ready-picker
 * @fires {TemplateChooseEvent} ilp-template-choose
 */
@customElement('ilp-ready-picker')
export class IlpReadyPicker extends IlpView {
  static override styles = [
    layout,
    buttons,
    tiles,
    css`
      :host {
        --tile-min: 17rem;
      }

      .wishes {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
        gap: var(--ilp-space-3);
      }

      .more {
        justify-self: start;
      }

      .more button {
        display: inline-flex;
      }
    `,
  ];

  /** The key of the template or activity that was chosen last. */
  @property() chosen = '';

  @state() private subject = '';
  @state() private band = '';
  @state() private query = '';
  @state() private limit = PAGE;
  private typing?: ReturnType<typeof setTimeout>;

  private readonly found = new Task(this, {
    args: () => [this.subject, this.band, this.query.trim(), this.limit] as const,
    task: ([subject, band, query, limit], { signal }) => {
      const wish = new URLSearchParams({
        ...(subject && { subject }),
        ...(band && { band }),
        ...(query && { query }),
        limit: String(limit),
      });
      return this.api.get<ReadyReply>(`/ready-activities?${wish.toString()}`, { signal });
    },
  });

  /** Whoever comes from another page may bring a subject and words along. */
  override connectedCallback(): void {
    super.connectedCallback();
    const brought = new URLSearchParams(location.search);
    const subject = brought.get('subject') ?? '';
    if (subject in SUBJECT_WORDS) this.subject = subject;
    this.query = (brought.get('query') ?? '').slice(0, READY_QUERY_MAX);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.typing);
  }

  protected override render() {
    return html`<section class="stack" aria-labelledby="heading">
      <h2 id="heading">${t('ready.heading')}</h2>
      <p class="small quiet">${t('ready.intro')}</p>
      <div class="wishes">
        ${this.renderSelect('subject', t('ready.subject'), [
          { value: '', label: t('ready.any-subject') },
          ...Object.entries(SUBJECT_WORDS).map(([value, key]) => ({ value, label: t(key) })),
        ])}
        ${this.renderSelect('band', t('ready.grade'), [
          { value: '', label: t('ready.any-grade') },
          ...BANDS.map((value) => ({ value, label: value.replace('-', '–') })),
        ])}
        <ilp-field
          name="query"
          type="search"
          label=${t('ready.search')}
          .value=${this.query}
          maxlength=${READY_QUERY_MAX}
          @input=${this.handleTyping}
        ></ilp-field>
      </div>
      ${renderLoad(this.found, (found) => this.renderFound(found))}
    </section>`;
  }

  private renderSelect(
    name: 'subject' | 'band',
    label: string,
    options: { value: string; label: string }[],
  ) {
    return html`<ilp-field
      name=${name}
      type="select"
      label=${label}
      .value=${this[name]}
      .options=${options}
      @change=${(event: Event) => {
        this[name] = (event.currentTarget as IlpField).value;
        this.limit = PAGE;
      }}
    ></ilp-field>`;
  }

  private renderFound({ total, items }: ReadyReply) {
    if (total === 0) return html`<p role="status">${t('ready.none')}</p>`;
    return html`<ul aria-label=${t('ready.list')}>
        ${items.map((activity) => html`<li>${this.renderTile(activity)}</li>`)}
      </ul>
      <p class="small quiet more" role="status">
        ${t('ready.shown', { shown: items.length, total })}
        ${
          items.length < total
            ? html`<button type="button" class="button" @click=${this.handleMore}>
                ${t('ready.more')}
              </button>`
            : nothing
        }
      </p>`;
  }

  private renderTile(activity: ReadyActivity) {
    const { id, title, why, minutes, subject, band, feeds } = activity;
    const facts = {
      minutes: String(minutes),
      subject: t(SUBJECT_WORDS[subject]),
      band: band.replace('-', '–'),
    };
    return html`<button
      type="button"
      aria-pressed=${this.chosen === id ? 'true' : 'false'}
      @click=${() => this.dispatchEvent(new TemplateChooseEvent(id, (before) => draftOfReady(activity, before)))}
    >
      <span class="name">${title}</span>
      <span class="small">${why}</span>
      <span class="small quiet">${t('ready.facts', facts)}</span>
      <span class="small quiet">${t('ready.feeds', { part: t(PART_WORDS[feeds]) })}</span>
    </button>`;
  }

  private readonly handleMore = (): void => {
    this.limit = ALL;
  };

  private readonly handleTyping = (event: InputEvent): void => {
    const { value } = event.currentTarget as IlpField;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.query = value;
      this.limit = PAGE;
    }, TYPING_MS);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-ready-picker': IlpReadyPicker;
  }
}
