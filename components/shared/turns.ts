import type { Attempt } from './attempt.js';

/** Things asked for one after the other: what is asked for meanwhile waits, and a failure stops no other. */
export class Turns {
  private readonly waiting: (() => Promise<void>)[] = [];
  private readonly attempt: Attempt;

  constructor(attempt: Attempt) {
    this.attempt = attempt;
  }

  /** @returns false once all are through and one went wrong, which the attempt then shows. */
  async run(work: () => Promise<void>): Promise<boolean> {
    this.waiting.push(work);
    if (this.attempt.isBusy) return true;
    return this.attempt.run(async () => {
      let failed: Promise<void> | undefined;
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
        const sent = next();
        await sent.catch(() => {
          failed ??= sent;
        });
      }
      await failed;
    });
  }
}
