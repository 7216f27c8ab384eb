import type { Duplex } from 'node:stream';
import pg from 'pg';
import { type Column, preparedOn, type Row, type Statement } from './statement.js';

interface Described {
  name: string;
  dataTypeID: Parameters<pg.Client['getTypeParser']>[0];
}

/** A statement on its way, and who waits for its rows. */
export interface Sent extends Statement {
  /** @param tag - what it did, as the server names it: `COMMIT`, `UPDATE 1` */
  resolve(rows: Row[], tag: string): void;
  reject(error: Error): void;
}

/**
 * Statements that travel to the server together and come back in one answer.
 *
 * They share one Sync, so after a statement that fails the server runs none of the rest: what stands
 * behind a `begin` never runs outside its transaction. If one fails, none gets its rows.
 *
 * It is one of pg's "submittables", as pg-cursor is: the client calls `submit` and `handle…`.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
export class Batch implements pg.Submittable {
  readonly statements: readonly Sent[];
  readonly #client: pg.Client;
  readonly #answers: { rows: Row[]; tag: string }[] = [];
  #rows: Row[] = [];
  #columns: readonly Column[] = [];
  #unreadable: Error | undefined;
  #settle: { resolve(): void; reject(error: Error): void } | undefined;

  constructor(client: pg.Client, statements: readonly Sent[]) {
    this.#client = client;
    this.statements = statements;
  }

  /** @throws pg's DatabaseError of the statement that failed; Error when the connection is lost. */
  send(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#client.query(this);
    });
  }

  /** Writes all messages as one piece: a write costs more than what is in it. */
  submit({ stream }: pg.Connection): Error | null {
    try {
      stream.write(messagesFor(this.#client, this.statements));
      this.#expectNext();
      return null;
    } catch (error) {
      return error as Error; // A value that can't be sent; nothing was.
    }
  }

  handleRowDescription({ fields }: { fields: Described[] }): void {
    this.#columns = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: this.#client.getTypeParser(dataTypeID, 'text') as Column['parse'],
    }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    try {
      this.#rows.push(rowOf(this.#columns, fields));
    } catch (error) {
      this.#unreadable ??= error as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { name } = this.statements[this.#answers.length] ?? {};
    if (name !== undefined) preparedOn(this.#client).set(name, this.#columns);
    this.#answers.push({ rows: this.#rows, tag: text });
    this.#expectNext();
  }

  handleReadyForQuery(): void {
    if (this.#unreadable) {
      this.handleError(this.#unreadable);
      return;
    }
    for (const [index, sent] of this.statements.entries()) {
      const { rows, tag } = this.#answers[index] ?? { rows: [], tag: '' };
      sent.resolve(rows, tag);
    }
    this.#settle?.resolve();
  }

  handleError(error: Error): void {
    for (const sent of this.statements) sent.reject(error);
    this.#settle?.reject(error);
  }

  /** What comes now belongs to the next statement, whose columns may be known. */
  #expectNext(): void {
    const { name } = this.statements[this.#answers.length] ?? {};
    this.#rows = [];
    this.#columns = (name === undefined ? undefined : preparedOn(this.#client).get(name)) ?? [];
  }
}

/** One statement alone, outside any transaction. @throws pg's DatabaseError */
export async function queryAlone(client: pg.Client, asked: Statement): Promise<Row[]> {
  let answer: Row[] = [];
  const resolve = (rows: Row[]) => {
    answer = rows;
  };
  try {
    await new Batch(client, [{ ...asked, resolve, reject: () => undefined }]).send();
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
  return answer;
}

function rowOf(columns: readonly Column[], fields: (string | null)[]): Row {
  const row: Row = {};
  for (const [index, { name, parse }] of columns.entries()) {
    const text = fields[index] ?? null;
    row[name] = text === null ? null : parse(text);
  }
  return row;
}

/** pg's own way of writing values; it exports it, and its types don't. */
const { utils } = pg as unknown as { utils: { prepareValue(value: unknown): unknown } };
const valueMapper = (value: unknown) => utils.prepareValue(value);

/** Takes what a connection of pg would write to its socket. */
const pieces: Buffer[] = [];
const collector = { writable: true, write: (piece: Buffer) => pieces.push(piece) };
const writer = new pg.Connection({ stream: () => collector as unknown as Duplex });
/** Of no use since pg 8, but its types ask for it. */
const MORE = true;

function messagesFor(client: pg.Client, statements: readonly Statement[]): Buffer {
  pieces.length = 0;
  for (const each of statements) writeStatement(client, each);
  writer.sync();
  return Buffer.concat(pieces);
}

function writeStatement(client: pg.Client, { name = '', text, values }: Statement): void {
  const isPrepared = name !== '' && preparedOn(client).has(name);
  if (!isPrepared) {
    // Whether an earlier try got as far as this is unknown. Closing what isn't there is no error.
    if (name !== '') writer.close({ type: 'S', name }, MORE);
    writer.parse({ name, text, types: [] }, MORE);
  }
  const bound = { statement: name, values: values as string[], valueMapper };
  writer.bind(bound, MORE);
  // The columns of a prepared statement are known.
  if (!isPrepared) writer.describe({ type: 'P' }, MORE);
  writer.execute(null, MORE);
}
