import type { ReactiveController, ReactiveControllerHost } from 'lit';

const EVERY_MS = 2_000;

/**
 * Asks again and again while something is under way on the server, and only then. A page that nobody sees waits:
 * asking would keep a visit alive that was left open.
 */
export class Poll<T> implements ReactiveController {
  private readonly ask: () => Promise<T>;
  private readonly take: (answer: T) => void;
  private readonly everyMs: () => number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    host: ReactiveControllerHost,
    ask: () => Promise<T>,
    take: (answer: T) => void,
    everyMs: () => number = () => EVERY_MS,
  ) {
    this.everyMs = everyMs;
    this.ask = ask;
    this.take = take;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Call with each answer: whether there is still something to wait for. */
  follow(isUnderWay: boolean): void {
    clearTimeout(this.timer);
    if (isUnderWay) this.timer = setTimeout(() => void this.again(), this.everyMs());
  }

  private async again(): Promise<void> {
    if (document.hidden) {
      this.follow(true);
      return;
    }
    try {
      this.take(await this.ask());
    } catch {
      // A lost answer is no news: what is on screen stays, and the next turn asks again.
      this.follow(true);
    }
  }
}
