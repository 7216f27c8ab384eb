import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import { IlpElement } from '../shared/ilp-element.js';
import { buttons, layout } from '../styles/shared.js';

/** Typed on the server's own command line; the same in every language. */
const INVITE = 'npm run --silent lti -- invite';
const BIND = 'npm run --silent lti -- bind --issuer I --client-id C --deployment D --district NAME';

/**
 * How to connect an LMS: the commands to run and where to paste what they print.
 *
 * @element ilp-connect-steps
 */
@customElement('ilp-connect-steps')
export class IlpConnectSteps extends IlpElement {
  static override styles = [
    layout,
    buttons,
    css`
      ol {
        display: grid;
        gap: var(--ilp-space-4);
        margin: 0;
        padding-inline-start: var(--ilp-space-5);
      }

      code {
        display: block;
        padding: var(--ilp-space-2) var(--ilp-space-3);
        border-radius: var(--ilp-radius-small);
        background: var(--ilp-surface-quiet);
        font-size: var(--ilp-text-small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** The command that the browser would not copy. */
  @state() private refused = '';

  protected override render() {
    return html`<ol>
      <li>${this.renderCommand('admin.add-step-invite', INVITE)}</li>
      <li>${t('admin.add-step-paste')}</li>
      <li>${this.renderCommand('admin.add-step-bind', BIND)}</li>
    </ol>`;
  }

  private renderCommand(words: PlainKey, command: string) {
    return html`<div class="stack tight">
      <p>${t(words)}</p>
      <code>${command}</code>
      <div>
        <button
          type="button"
          class="button small quiet"
          aria-label=${`${t('admin.copy')}: ${command}`}
          @click=${() => void this.copy(command)}
        >
          ${t('admin.copy')}
        </button>
        ${
          this.refused === command
            ? html`<span class="small" role="alert">${t('admin.copy-failed')}</span>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** A frame of another origin may not write to the clipboard unless the LMS lets it. */
  private async copy(command: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(command);
      this.refused = '';
      announce(t('admin.copied'));
    } catch {
      this.refused = command;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-connect-steps': IlpConnectSteps;
  }
}
