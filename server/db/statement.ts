import type { Client } from 'pg';

export interface Statement {
  text: string;
  values: readonly unknown[];
  /** Under which it is prepared on each connection; none for what is not prepared. */
  name?: string | undefined;
}

export type Row = Record<string, unknown>;

/** A column of a statement's rows, and how its text becomes a value. */
export interface Column {
  name: string;
  parse: (text: string) => unknown;
}

/**
 * Statements are prepared once a connection under a name of their own: PostgreSQL parses and plans
 * them once, not at each launch, and describes their columns once. (Behind pgbouncer this needs 1.21
 * or newer.) Text that is put together at run time could fill a server's memory, so only so many get
 * a name.
 */
const MAX_NAMED = 1_000;
const names = new Map<string, string>();

export function statement(text: string, values: readonly unknown[] = []): Statement {
  let name = names.get(text);
  if (name === undefined && names.size < MAX_NAMED) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return { text, values, name };
}

/** A statement whose text is another one each time. */
export const unprepared = (text: string): Statement => ({ text, values: [] });

const prepared = new WeakMap<Client, Map<string, readonly Column[]>>();

/** What a connection has prepared, by name, with its columns. */
export function preparedOn(client: Client): Map<string, readonly Column[]> {
  let known = prepared.get(client);
  if (!known) {
    known = new Map();
    prepared.set(client, known);
  }
  return known;
}
