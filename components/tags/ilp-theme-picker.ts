import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TagBoard, TaggedItem } from '#contracts/tags.js';
import type { Theme, ThemeKind } from '#contracts/themes.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { Attempt } from '../shared/attempt.js';
import { IlpView } from '../shared/ilp-view.js';
import { fields, layout } from '../styles/shared.js';
import { ThemesEvent } from './tag-events.js';

const KINDS: readonly { kind: ThemeKind; label: PlainKey }[] = [
  { kind: 'cluster', label: 'tags.themes-cluster' },
  { kind: 'subject', label: 'tags.themes-subject' },
  { kind: 'skill', label: 'tags.themes-skill' },
];

const nameOf = ({ kind, id }: Theme) => t(`careers-data.${kind}-${id}` as PlainKey);

/**
 * What an assignment trains: a click says so, another takes it back. Needs the `careers-data` messages.
 *
 * @element ilp-theme-picker
 * @fires {ThemesEvent} ilp-themes
 */
@customElement('ilp-theme-picker')
export class IlpThemePicker extends IlpView {
  static override styles = [
    layout,
    fields,
    css`
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: var(--ilp-space-1);
        padding-block: var(--ilp-space-1) var(--ilp-space-3);
      }

      button {
        min-block-size: 2rem;
        padding: var(--ilp-space-1) var(--ilp-space-3);
        border: 1px solid var(--ilp-line-strong);
        border-radius: 1rem;
        background: var(--ilp-surface);
        color: var(--ilp-ink);
        font: inherit;
        font-size: var(--ilp-text-small);
        text-align: start;
        cursor: pointer;
      }

      button[aria-pressed='true'] {
        border-color: var(--ilp-accent);
        background: var(--ilp-accent-quiet);
        font-weight: 600;
        box-shadow: inset 0 0 0 1px var(--ilp-accent);
      }
    `,
  ];

  @property({ attribute: false }) item!: TaggedItem;
  @property({ attribute: false }) themes!: TagBoard['themes'];

  private readonly saving = new Attempt(this);

  protected override render() {
    return html`<div class="stack tight">
      <p class="small quiet">${t('tags.themes-hint')}</p>
      ${this.saving.renderFault()}
      ${KINDS.map(
        ({ kind, label }) =>
          html`<fieldset>
            <legend>${t(label)}</legend>
            <div class="chips">${this.sorted(kind).map((theme) => this.renderChip(theme))}</div>
          </fieldset>`,
      )}
    </div>`;
  }

  private renderChip(theme: Theme) {
    return html`<button
      type="button"
      aria-pressed=${this.has(theme) ? 'true' : 'false'}
      @click=${() => void this.toggle(theme)}
    >
      ${nameOf(theme)}
    </button>`;
  }

  private sorted(kind: ThemeKind): Theme[] {
    const themes = this.themes[kind].map((id): Theme => ({ kind, id }));
    return themes.sort((left, right) => nameOf(left).localeCompare(nameOf(right)));
  }

  private has({ kind, id }: Theme): boolean {
    return this.item.themes.some((theme) => theme.kind === kind && theme.id === id);
  }

  private async toggle(theme: Theme): Promise<void> {
    const { key, themes } = this.item;
    const isTagged = this.has(theme);
    const path = `/tags/${encodeURIComponent(key)}/themes/${theme.kind}/${theme.id}`;
    const isDone = await this.saving.run(() =>
      isTagged ? this.api.delete(path) : this.api.put(path, {}),
    );
    if (!isDone) return;
    const others = themes.filter(({ kind, id }) => kind !== theme.kind || id !== theme.id);
    this.dispatchEvent(new ThemesEvent(key, isTagged ? others : [...others, theme]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-theme-picker': IlpThemePicker;
  }
}
