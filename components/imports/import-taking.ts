import { html, nothing, type ReactiveController } from 'lit';
import { isAbort } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { announce } from '../shared/announcer.js';
import '../shared/ilp-progress.js';
import type { IlpView } from '../shared/ilp-view.js';
import { faultWords, tooManyWords } from './import-words.js';
import { ReadError } from './read-error.js';

/** An import as every kind of it has it. */
export interface Begun {
  id: string;
  state: string;
  readCount: number;
  rowCount: number;
}

export interface Sending {
  signal: AbortSignal;
  /** How many rows have come so far. */
  onProgress: (count: number) => void;
}

/** Files while they are read here and brought to the server, in batches that can be stopped. */
export class ImportTaking<T extends Begun> implements ReactiveController {
  /** Why the last files were not taken. */
  problem = '';

  private readonly host: IlpView;
  private readonly setup: { path: string; most: number; onKnown: (known: T | null) => void };
  private done: { count: number; total: number } | null = null;
  private reading: AbortController | undefined;

  /**
   * @param setup.path - where imports of this kind are.
   * @param setup.most - rows at once.
   * @param setup.onKnown - told how the import stands after each attempt.
   */
  constructor(host: IlpView, setup: ImportTaking<T>['setup']) {
    this.host = host;
    this.setup = setup;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reading?.abort();
  }

  get isBusy(): boolean {
    return this.done !== null;
  }

  /**
   * @param read - reads the files on this computer; a `ReadError` says what is wrong with them.
   * @param rowsOf - how many rows they have.
   * @returns what was read, once the server has looked it over.
   */
  async take<R>(
    read: () => Promise<R>,
    rowsOf: (read: R) => number,
    send: (read: R, sending: Sending) => Promise<{ import: T | null }>,
  ): Promise<R | undefined> {
    const { signal } = (this.reading = new AbortController());
    this.problem = '';
    this.show({ count: 0, total: 0 });
    try {
      const found = await read();
      signal.throwIfAborted();
      const total = rowsOf(found);
      if (total > this.setup.most) {
        this.problem = tooManyWords(this.setup.most);
        return undefined;
      }
      const onProgress = (count: number) => {
        this.show({ count, total });
      };
      onProgress(0);
      this.setup.onKnown((await send(found, { signal, onProgress })).import);
      return found;
    } catch (error) {
      await this.giveUp(error);
      return undefined;
    } finally {
      this.show(null);
    }
  }

  renderProblem() {
    return this.problem ? html`<p class="notice bad" role="alert">${this.problem}</p>` : nothing;
  }

  renderProgress() {
    if (!this.done) return nothing;
    const { count, total } = this.done;
    return html`<div class="stack">
      ${
        total === 0
          ? html`<p>${t('imports.opening')}</p>`
          : html`<p>${t('imports.reading')}</p>
              <ilp-progress
                label=${t('imports.reading')}
                done=${count}
                total=${total}
              ></ilp-progress>`
      }
      <div>
        <button type="button" class="button" @click=${() => this.reading?.abort()}>
          ${t('imports.stop')}
        </button>
      </div>
    </div>`;
  }

  private show(done: { count: number; total: number } | null): void {
    this.done = done;
    this.host.requestUpdate();
  }

  /** Stopped or failed: the server throws away what it has, and says how things stand. */
  private async giveUp(error: unknown): Promise<void> {
    if (error instanceof ReadError) {
      this.problem = faultWords(error);
      return;
    }
    if (!isAbort(error)) this.problem = problemMessage(error);
    if (!this.host.isConnected) return;
    const { path, onKnown } = this.setup;
    const { api } = this.host;
    try {
      const { import: begun } = await api.get<{ import: T | null }>(path);
      const isHalf = isAbort(error) && begun?.state === 'reading';
      onKnown(
        isHalf ? (await api.delete<{ import: T | null }>(`${path}/${begun.id}`)).import : begun,
      );
      if (isAbort(error)) announce(t('imports.stopped'));
    } catch (failure) {
      this.problem = problemMessage(failure);
    }
  }
}

/** Files that somebody began to bring and left. */
export function renderLeft({ readCount, rowCount }: Begun) {
  return html`<p class="notice warn">
    ${t('imports.left', { read: formatNumber(readCount), total: formatNumber(rowCount) })}
  </p>`;
}

/** What of the files was not read, or only after a change. */
export function renderNotes(notes: readonly string[]) {
  if (notes.length === 0) return nothing;
  return html`<section class="stack tight" aria-labelledby="not-read">
    <h2 id="not-read">${t('imports.not-read-title')}</h2>
    <ul class="rows small quiet">
      ${notes.map((note) => html`<li>${note}</li>`)}
    </ul>
  </section>`;
}
