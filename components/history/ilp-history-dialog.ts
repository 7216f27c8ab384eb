import { Task } from '@lit/task';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecordHistory, RecordKind, RecordVersion } from '#contracts/history.js';
import { problemMessage } from '../api/problem-messages.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-dialog.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, layout, lists } from '../styles/shared.js';
import { changeWords, versionText, whenAndWho } from './history-words.js';

/** A version was brought back: whoever shows the record reads it again. */
export class VersionRestoredEvent extends Event {
  static readonly type = 'ilp-version-restored';
  readonly recordId: string;

  constructor(recordId: string) {
    super(VersionRestoredEvent.type, { bubbles: true, composed: true });
    this.recordId = recordId;
  }
}

/**
 * Every version of one record, with a button to bring each back. Needs the `history` messages.
 *
 * @element ilp-history-dialog
 * @fires {DialogCloseEvent} ilp-dialog-close
 * @fires {VersionRestoredEvent} ilp-version-restored
 */
@customElement('ilp-history-dialog')
export class IlpHistoryDialog extends IlpView {
  static override styles = [
    layout,
    buttons,
    cards,
    lists,
    css`
      .words {
        overflow-wrap: anywhere;
      }

      .text {
        display: -webkit-box;
        overflow: hidden;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 4;
      }
    `,
  ];

  @property() kind: RecordKind = 'goal';
  @property({ attribute: 'record-id' }) recordId = '';

  @state() private versions: readonly RecordVersion[] = [];
  /** The version that is being brought back. */
  @state() private busy: number | null = null;
  @state() private error: unknown = null;

  private readonly loading = new Task(this, {
    args: () => [this.kind, this.recordId] as const,
    task: async ([kind, id], { signal }) => {
      const history = await this.api.get<RecordHistory>(`/history/${kind}/${id}`, { signal });
      this.versions = history.versions;
      return history.versions;
    },
  });

  protected override render() {
    return html`<ilp-dialog heading=${t('history.title')} open>
      <div class="stack">
        <p class="quiet small">${t('history.intro')}</p>
        ${
          this.error
            ? html`<p class="notice bad" role="alert">${problemMessage(this.error)}</p>`
            : nothing
        }
        ${renderLoad(
          this.loading,
          () =>
            html`<ol class="plain rows">
              ${this.versions.map((version, index) => this.renderVersion(version, index === 0))}
            </ol>`,
        )}
      </div>
    </ilp-dialog>`;
  }

  private renderVersion(version: RecordVersion, isNewest: boolean) {
    const { title, text } = versionText(version);
    return html`<li class="stack tight">
      <div class="spread">
        <strong class="words">${title}</strong>
        ${isNewest ? html`<span class="badge">${t('history.now')}</span>` : nothing}
      </div>
      ${text ? html`<p class="small words text">${text}</p>` : nothing}
      ${
        version.snapshot.removed === true
          ? html`<p class="small quiet">${t('history.was-removed')}</p>`
          : nothing
      }
      <p class="small quiet">${changeWords(version)} · ${whenAndWho(version)}</p>
      ${
        isNewest
          ? nothing
          : html`<div class="actions">
              <button
                type="button"
                class="button small"
                ?disabled=${this.busy !== null}
                @click=${() => this.bringBack(version.number)}
              >
                ${t('history.restore', { number: version.number })}
              </button>
            </div>`
      }
    </li>`;
  }

  private async bringBack(number: number): Promise<void> {
    this.busy = number;
    this.error = null;
    try {
      const path = `/history/${this.kind}/${this.recordId}/restore`;
      this.versions = (await this.api.post<RecordHistory>(path, { number })).versions;
      announce(t('history.restored', { number }));
      this.dispatchEvent(new VersionRestoredEvent(this.recordId));
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = null;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ilp-history-dialog': IlpHistoryDialog;
  }
  interface HTMLElementEventMap {
    [VersionRestoredEvent.type]: VersionRestoredEvent;
  }
}
