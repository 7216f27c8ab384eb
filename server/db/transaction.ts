import type { Client } from 'pg';
import { Batch, type Sent } from './batch.js';
import { type Row, type Statement, statement } from './statement.js';

const COMMIT = statement('commit');

/**
 * One transaction on one connection. Statements that are asked for at the same moment travel together;
 * `begin` travels with the first of them, `commit` with whatever is left at the end.
 *
 * After a statement that failed nothing runs any more, and a transaction of which a part failed is
 * never committed, not even when somebody caught the error.
 */
export class Transaction {
  readonly #client: Client;
  #begin: Statement[];
  #waiting: Sent[] = [];
  #isPlanned = false;
  #isLast = false;
  #hasBegun = false;
  /** The batch on its way. */
  #underway: Promise<void> | undefined;
  #failure: Error | undefined;
  /** Once it has been asked for. */
  #commit: Promise<void> | undefined;

  /** @param begin - sent before the first statement; where there is none, nothing is sent. */
  constructor(client: Client, begin: Statement[]) {
    this.#client = client;
    this.#begin = begin;
  }

  /** @throws pg's DatabaseError; any error when an earlier statement failed. */
  async query(asked: Statement): Promise<Row[]> {
    const answer = this.#ask(asked);
    this.#plan();
    try {
      return await answer;
    } catch (error) {
      // The server's own stack leads to a socket; this one leads to who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  }

  /**
   * A statement whose answer nobody needs: it goes with the next one or with the commit. If it fails,
   * so does the transaction.
   */
  later(asked: Statement): void {
    this.#ask(asked).catch(ignore);
  }

  /** What is asked for next, at one moment, is the last of it: the commit goes along. */
  commitAlong(): void {
    this.#isLast = true;
  }

  /** Has all sent and answered, for somebody who uses the connection beside us. */
  async settle(): Promise<void> {
    while (this.#underway || this.#begin.length + this.#waiting.length > 0) {
      this.#send();
      await this.#underway;
    }
    this.#refuseIfOver();
  }

  /** @throws Error when it was not committed. */
  async commit(): Promise<void> {
    if (this.#failure) throw this.#failure;
    if (this.#commit) return this.#commit;
    if (!this.#hasBegun && this.#waiting.length === 0) return;
    const committed = this.#askForCommit();
    this.#plan();
    await committed;
  }

  /** @throws Error when the connection is lost. */
  async rollback(): Promise<void> {
    this.#fail(this.#failure ?? new Error('The transaction was rolled back.'));
    if (this.#hasBegun) await this.#client.query('rollback');
  }

  async #ask(asked: Statement): Promise<Row[]> {
    this.#refuseIfOver();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...asked, resolve, reject });
    });
  }

  #askForCommit(): Promise<void> {
    this.#commit = new Promise((resolve, reject) => {
      const settled = (_rows: Row[], tag: string) => {
        if (tag === 'COMMIT') resolve();
        else reject(new Error('The transaction was rolled back: a statement in it had failed.'));
      };
      this.#waiting.push({ ...COMMIT, resolve: settled, reject });
    });
    return this.#commit;
  }

  #refuseIfOver(): void {
    if (this.#failure) throw new Error('The transaction has failed.', { cause: this.#failure });
    if (this.#commit) throw new Error('The transaction has ended.');
  }

  /** After all that can go on now has gone on: whoever asks at the same moment travels along. */
  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    process.nextTick(() => {
      this.#isPlanned = false;
      this.#send();
    });
  }

  #send(): void {
    if (this.#underway || this.#begin.length + this.#waiting.length === 0) return;
    if (this.#isLast && !this.#commit) this.#askForCommit().catch(ignore);
    const begin = this.#begin.map((each) => ({ ...each, resolve: ignore, reject: ignore }));
    const batch = new Batch(this.#client, [...begin, ...this.#waiting]);
    this.#begin = [];
    this.#waiting = [];
    this.#hasBegun = true;
    this.#underway = batch.send().then(
      () => {
        this.#underway = undefined;
        if (this.#waiting.length > 0) this.#plan();
      },
      (error: unknown) => {
        this.#underway = undefined;
        this.#fail(error as Error);
      },
    );
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#begin = [];
    for (const sent of waiting) sent.reject(error);
  }
}

const ignore = () => undefined;
