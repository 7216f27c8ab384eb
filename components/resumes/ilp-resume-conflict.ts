import { css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SectionKind } from '#contracts/resumes.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, cards, layout } from '../styles/shared.js';
import type { ResumeDoc } from './resume-edit.js';
import { VersionChooseEvent } from './resume-events.js';
import { differences } from './resume-differences.js';

/**
 * The same résumé in two versions, side by side where they differ, with one button for each: nothing
 * is thrown away until the student chooses.
 *
 * @element ilp-resume-conflict
 * @fires {VersionChooseEvent} ilp-version-choose
 */
@customElement('ilp-resume-conflict')
export class IlpResumeConflict extends IlpElement {
  static override styles = [
    cards,
    layout,
    buttons,
    css`
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr));
        gap: var(--ilp-space-4);
      }

      .text {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) mine?: ResumeDoc;
  @property({ attribute: false }) theirs?: ResumeDoc;
  @property({ attribute: false }) titles: Readonly<Partial<Record<SectionKind, string>>> = {};

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }

  protected override render() {
    return html`<div class="stack">
      <div class="notice warn" tabindex="-1" role="alert">
        <p>${t('resumes.conflict')}</p>
        <p>${t('resumes.conflict-text')}</p>
      </div>
      <div class="sides">${this.renderSide('mine')} ${this.renderSide('theirs')}</div>
    </div>`;
  }

  private renderSide(side: 'mine' | 'theirs') {
    const parts = this.mine && this.theirs ? differences(this.mine, this.theirs, this.titles) : [];
    return html`<section class="card stack" aria-labelledby=${side}>
      <h2 id=${side}>${t(`resumes.conflict-${side}`)}</h2>
      ${parts.map(
        (part) =>
          html`<div class="stack tight">
            <p class="small quiet">${part.label}</p>
            <p class="text">${part[side] || t('resumes.conflict-nothing')}</p>
          </div>`,
      )}
      <div>
        <button
          type="button"
          class="button"
          @click=${() => this.dispatchEvent(new VersionChooseEvent(side))}
        >
          ${t(`resumes.conflict-keep-${side}`)}
        </button>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-conflict': IlpResumeConflict;
  }
}
