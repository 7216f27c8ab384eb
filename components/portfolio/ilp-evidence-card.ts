import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EvidenceItem } from '#contracts/evidence.js';
import type { ApiClient } from '../api/client.js';
import { formatDate, formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { icon } from '../shared/icons.js';
import { IlpElement } from '../shared/ilp-element.js';
import '../shared/ilp-picture.js';
import { hrefFor } from '../shared/navigation.js';
import { sizeWords } from '../shared/size-words.js';
import { VISIBILITIES } from '../shared/visibility-words.js';
import { buttons, cards, layout } from '../styles/shared.js';
import { type EvidenceWish, EvidenceWishEvent } from './evidence-events.js';
import { typeWords, workPath } from './portfolio-words.js';

/**
 * One piece of evidence: what it is, why it matters, what it shows and who sees it.
 *
 * @element ilp-evidence-card
 * @fires {EvidenceWishEvent} ilp-evidence-wish
 */
@customElement('ilp-evidence-card')
export class IlpEvidenceCard extends IlpElement {
  static override styles = [
    layout,
    buttons,
    cards,
    css`
      :host {
        display: grid;
      }

      .card {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        grid-template-rows: auto 1fr auto;
        gap: var(--ilp-space-3);
        padding: 0 0 var(--ilp-space-3);
        overflow: hidden;
      }

      .top {
        block-size: 9rem;
        border-block-end: 1px solid var(--ilp-line);

        --picture-inline: 100%;
        --picture-block: 9rem;
      }

      .sign {
        display: grid;
        place-items: center;
        align-content: center;
        gap: var(--ilp-space-1);
        color: var(--ilp-ink-quiet);
        background: var(--ilp-surface-quiet);
      }

      .body,
      .actions {
        padding-inline: var(--ilp-space-4);
      }

      h2 {
        overflow-wrap: anywhere;
        font-size: var(--ilp-text-base);
      }

      .why {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
    `,
  ];

  @property({ attribute: false }) api?: ApiClient;
  @property({ attribute: false }) item?: EvidenceItem;

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus();
  }

  protected override render() {
    const { item } = this;
    if (!item) return nothing;
    const titles = item.entries.flatMap(({ title }) => title ?? []);
    return html`<article class="card" aria-labelledby="title">
      ${this.renderTop(item)}
      <div class="stack tight body">
        <h2 id="title" tabindex="-1">${item.title}</h2>
        <p class="small quiet">${kindWords(item)} · ${formatDate(item.addedAt)}</p>
        ${item.why ? html`<p class="why">${item.why}</p>` : nothing}
        ${
          titles.length > 0
            ? html`<p class="small">${t('portfolio.for-entries')} ${formatList(titles)}</p>`
            : nothing
        }
        <p><span class="badge">${t(VISIBILITIES[item.visibility])}</span></p>
      </div>
      <div class="actions">${this.renderOpen(item)} ${this.renderActions(item)}</div>
    </article>`;
  }

  private renderTop({ id, title, kind, file }: EvidenceItem) {
    if (file?.hasThumbnail)
      return html`<ilp-picture
        class="top"
        .api=${this.api}
        path="/evidence/${id}/thumbnail"
        alt=${t('portfolio.alt', { title })}
      ></ilp-picture>`;
    const name = kind === 'link' ? 'link' : kind === 'work' ? 'flag' : 'file';
    return html`<div class="top sign">${icon(name)}</div>`;
  }

  private renderOpen(item: EvidenceItem) {
    const { title, url, file, work } = item;
    const path = work && workPath(work);
    if (url)
      return html`<a
        class="button small"
        href=${url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label=${t('portfolio.open-link-named', { title })}
        >${t('portfolio.open-link')}</a
      >`;
    if (path)
      return html`<a class="button small" href=${hrefFor(path)} aria-describedby="title"
        >${t('portfolio.open-work')}</a
      >`;
    if (!file) return nothing;
    return html`${
      file.hasThumbnail
        ? this.renderButton('look', t('portfolio.look-named', { title }), t('portfolio.look'))
        : nothing
    }
    ${this.renderButton(
      'save',
      t('portfolio.save-named', { name: file.name }),
      t('portfolio.save-file'),
    )}`;
  }

  private renderActions({ title }: EvidenceItem) {
    return html`
      ${this.renderButton('edit', t('portfolio.edit-named', { title }), icon('edit'), true)}
      ${this.renderButton('versions', t('portfolio.versions-named', { title }), icon('clock'), true)}
      ${this.renderButton('remove', t('portfolio.remove-named', { title }), icon('trash'), true)}
    `;
  }

  private renderButton(wish: EvidenceWish, label: string, content: unknown, isQuiet = false) {
    return html`<button
      type="button"
      class=${isQuiet ? 'button small quiet' : 'button small'}
      aria-label=${label}
      @click=${() => this.dispatchEvent(new EvidenceWishEvent(wish))}
    >
      ${content}
    </button>`;
  }
}

function kindWords({ kind, file, url, work }: EvidenceItem): string {
  if (kind === 'work') return work?.title ?? t('portfolio.is-work');
  if (kind === 'link') return url ? new URL(url).hostname : t('portfolio.is-link');
  return file ? `${typeWords(file.type)} · ${sizeWords(file.size)}` : t('portfolio.file-gone');
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-evidence-card': IlpEvidenceCard;
  }
}
