import { css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ResumeLanguage } from '#contracts/resumes.js';
import { t } from '../i18n/i18n.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';
import { beginWith, type Hint, hintsFor } from './resume-check.js';

/** A hint was taken: the text as it is with it. */
export class HintTakeEvent extends Event {
  static readonly type = 'ilp-hint-take';
  readonly text: string;

  constructor(text: string) {
    super(HintTakeEvent.type, { bubbles: true, composed: true });
    this.text = text;
  }
}

const VERBS_SHOWN = 6;

/**
 * What may be better in the points of a line: a strong verb to begin with, a doubled word, a small
 * letter at the start. Needs the `resumes` messages.
 *
 * @element ilp-resume-hints
 * @fires {HintTakeEvent} ilp-hint-take
 */
@customElement('ilp-resume-hints')
export class IlpResumeHints extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      ul {
        display: grid;
        gap: var(--ilp-space-2);
        font-size: var(--ilp-text-small);
      }

      li {
        padding-inline-start: var(--ilp-space-3);
        border-inline-start: 3px solid var(--ilp-accent);
      }
    `,
  ];

  @property() text = '';
  @property() language: ResumeLanguage = 'en';
  @property({ attribute: false }) verbs: readonly string[] = [];
  /** Strong verbs of all sections, which may begin a point just as well. */
  @property({ attribute: false }) known: readonly string[] = [];

  protected override render() {
    const hints = hintsFor(this.text, this.language, this.verbs, this.known);
    if (hints.length === 0) return nothing;
    return html`<ul class="plain" aria-label=${t('resumes.hints')}>
      ${hints.map((hint) => html`<li class="stack tight">${this.renderHint(hint)}</li>`)}
    </ul>`;
  }

  private renderHint(hint: Hint) {
    if (hint.kind === 'double')
      return html`<p>${t('resumes.hint-double', { word: hint.word })}</p>`;
    if (hint.kind === 'capital')
      return html`<p>${t('resumes.hint-capital', { word: hint.word })}</p>`;
    return html`<p>${t('resumes.hint-verb', { number: hint.point + 1 })}</p>
      <div class="actions" lang=${this.language}>
        ${this.verbs
          .slice(0, VERBS_SHOWN)
          .map(
            (verb) =>
              html`<button
                type="button"
                class="button small"
                @click=${() =>
                  this.dispatchEvent(new HintTakeEvent(beginWith(verb, this.text, hint.point)))}
              >
                ${verb}
              </button>`,
          )}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-resume-hints': IlpResumeHints;
  }
  interface HTMLElementEventMap {
    [HintTakeEvent.type]: HintTakeEvent;
  }
}
