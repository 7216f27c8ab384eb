import { css, html, nothing, type PropertyValues, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LayoutRun, ResumeLayout } from '#contracts/resume-layout.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { cards, layout } from '../styles/shared.js';
import { familyOf, loadFonts } from './resume-fonts.js';

/**
 * The pages as the file will have them: every line from the server's layout, which the PDF is drawn
 * from too, so neither breaks a line that the other doesn't.
 *
 * @element ilp-resume-preview
 */
@customElement('ilp-resume-preview')
export class IlpResumePreview extends IlpElement {
  static override styles = [
    cards,
    layout,
    css`
      svg {
        display: block;
        inline-size: 100%;
        block-size: auto;
        border: 1px solid var(--ilp-line);
        background: #fff;
        box-shadow: var(--ilp-shadow);
      }

      text {
        white-space: pre;
        text-rendering: geometricPrecision;
      }
    `,
  ];

  @property({ attribute: false }) layout: ResumeLayout | null = null;
  /** The résumé's language. */
  @property() language = 'en';

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('layout') && this.layout) void this.loadFonts(this.layout);
  }

  protected override render() {
    const { layout: pages } = this;
    if (!pages) return html`<p class="notice warn">${t('resumes.no-preview')}</p>`;
    return html`<div class="stack">
      ${this.renderWarnings(pages)}
      ${
        pages.pages.every(({ runs }) => runs.length === 0)
          ? html`<p class="quiet">${t('resumes.preview-empty')}</p>`
          : nothing
      }
      ${pages.pages.map(
        (page, index) =>
          html`<svg
            role="group"
            lang=${this.language}
            aria-label=${t('resumes.page', { page: index + 1, pages: pages.pages.length })}
            viewBox="0 0 ${pages.width} ${pages.height}"
          >
            ${page.rules.map(
              (rule) =>
                svg`<rect x=${rule.x} y=${rule.y} width=${rule.width} height=${rule.thickness}
                  fill=${rule.color}></rect>`,
            )}
            ${page.runs.map(renderRun)}
          </svg>`,
      )}
    </div>`;
  }

  private renderWarnings({ pages, missing }: ResumeLayout) {
    return html`${
      pages.length > 1
        ? html`<p class="notice warn" id="long">${t('resumes.long', { pages: pages.length })}</p>`
        : nothing
    }
    ${
      missing
        ? html`<p class="notice warn">${t('resumes.missing', { characters: missing })}</p>`
        : nothing
    }`;
  }

  private async loadFonts(pages: ResumeLayout): Promise<void> {
    await loadFonts(pages.pages.flatMap(({ runs }) => runs.map(({ font }) => font)));
    this.requestUpdate();
  }
}

function renderRun(run: LayoutRun) {
  return svg`<text x=${run.x} y=${run.y} textLength=${run.width} fill=${run.color}
    font-family="${familyOf(run.font)}, ${run.font.startsWith('serif') ? 'serif' : 'sans-serif'}"
    font-size=${run.size} aria-hidden=${run.isLabel ? 'true' : 'false'}>${run.text}</text>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-preview': IlpResumePreview;
  }
}
