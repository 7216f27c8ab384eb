import { Task } from '@lit/task';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { IlpView } from '../shared/ilp-view.js';
import { renderLoad } from '../shared/render-load.js';
import { buttons, cards, fields, layout, lists } from '../styles/shared.js';
import type { ImportChangeEvent } from './import-events.js';
import { type Begun, ImportTaking, renderNotes } from './import-taking.js';

/** One at least. */
export type ChosenFiles = [File, ...File[]];

/**
 * A page that brings files in: choose, see what would change, mend, and take over. Needs the `imports`
 * messages.
 */
export abstract class ImportView<I extends Begun, R> extends IlpView {
  static override styles = [layout, buttons, cards, fields, lists];

  @state() protected import: I | null = null;
  /** What was read here, on this computer. */
  @state() protected read: R | null = null;
  protected taking!: ImportTaking<I>;

  /** Where imports of this kind are in the API, and how many rows one may have. */
  protected abstract get source(): { path: string; most: number };
  protected abstract get heading(): string;

  /** The page it belongs to. */
  protected abstract renderBack(): TemplateResult;
  protected abstract renderIntro(): TemplateResult;
  /** How the last one ended, and the form for the next. */
  protected abstract renderChoice(known: I | null): TemplateResult;
  protected abstract renderPreview(known: I): TemplateResult;
  /** What of the files was not read, or only after a change. */
  protected abstract notesOn(read: R): string[];

  private readonly loading = new Task(this, {
    args: () => [this.source.path] as const,
    task: ([path], { signal }) => this.api.get<{ import: I | null }>(path, { signal }),
    onComplete: (reply) => {
      this.import = reply.import;
    },
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && !changed.has('params')) return;
    // Of which kind it is may stand in the address.
    this.taking = new ImportTaking<I>(this, {
      ...this.source,
      onKnown: (known) => {
        this.import = known;
      },
    });
  }

  protected override render() {
    return html`<div class="page" @ilp-import-change=${this.handleChange}>
      <div class="stack tight">
        ${this.renderBack()}
        <h1 tabindex="-1">${this.heading}</h1>
      </div>
      ${renderLoad(this.loading, () => this.renderAll())}
    </div>`;
  }

  private renderAll() {
    const { import: known, taking, read } = this;
    const isShown = !taking.isBusy && known && known.state !== 'reading';
    return html`
      <div class="stack">${this.renderIntro()}</div>
      ${taking.renderProblem()} ${taking.renderProgress()}
      ${!taking.isBusy && known?.state !== 'ready' ? this.renderChoice(known) : nothing}
      ${isShown && read ? renderNotes(this.notesOn(read)) : nothing}
      ${isShown ? this.renderPreview(known) : nothing}
    `;
  }

  private readonly handleChange = async (event: ImportChangeEvent<I>): Promise<void> => {
    this.import = event.import;
    if (event.import?.state === 'ready') return;
    this.read = null;
    await this.updateComplete;
    // The button that was pressed is gone.
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  protected readonly handleSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const chosen = this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.files;
    const [first, ...others] = chosen ?? [];
    if (first) void this.bring([first, ...others]);
  };

  /** Reads the chosen files and brings their rows to the server. */
  protected abstract take(chosen: ChosenFiles): Promise<R | undefined>;

  private async bring(chosen: ChosenFiles): Promise<void> {
    const read = await this.take(chosen);
    if (read) this.read = read;
  }
}
