import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { problemMessage } from '../api/problem-messages.js';

/** Something a person asked for that may fail: one at a time, and what went wrong stays on screen. */
export class Attempt implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private busy = false;
  private failure: unknown = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.failure = null;
  }

  get isBusy(): boolean {
    return this.busy;
  }

  get error(): unknown {
    return this.failure;
  }

  /** Does nothing while an earlier one is under way. @returns whether it succeeded. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.forget();
    try {
      await work();
      return true;
    } catch (error) {
      this.failure = error;
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  /** What went wrong is no longer of interest. */
  forget(): void {
    this.failure = null;
    this.host.requestUpdate();
  }

  /** Beside the button that failed. */
  renderFault() {
    if (this.failure === null) return nothing;
    return html`<p class="notice bad" role="alert">${problemMessage(this.failure)}</p>`;
  }
}
