import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';

/**
 * Statements are prepared once a connection under a name of their own: PostgreSQL parses and plans
 * them once, not at each launch. (Behind pgbouncer this needs 1.21 or newer.) Text that is put
 * together at run time could fill a server's memory, so only so many get a name.
 */
const MAX_NAMED = 1_000;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < MAX_NAMED) {
    name = `s${names.size}`;
    names.set(text, name);
  }
  return name;
}

/** One connection of the pool, on loan. */
export interface Connection {
  client: Client;
  /** Runs one statement. @throws pg's DatabaseError */
  query<T extends object>(text: string, binds: unknown[]): Promise<T[]>;
  /** Runs a few statements without parameters in one round trip. */
  run(text: string): Promise<void>;
}

/** A migration changed the columns behind a prepared `select *`: its plan is of no use any more. */
const STALE_PLAN = '0A000';

/** Lends a connection of Sequelize's pool; one that broke is thrown away instead of given back. */
export async function withConnection<T>(
  sequelize: Sequelize,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const manager = sequelize.connectionManager;
  const client = (await manager.getConnection({ type: 'write' })) as Client & { _invalid?: true };
  const connection: Connection = {
    client,
    async query<R extends object>(text: string, binds: unknown[]) {
      const { rows } = await client.query<R>({ name: nameOf(text), text, values: binds });
      return rows;
    },
    async run(text) {
      await client.query(text);
    },
  };
  let isSound = false;
  try {
    const result = await work(connection);
    isSound = true;
    return result;
  } catch (error) {
    isSound = !(error instanceof BrokenConnection) && codeOf(error) !== STALE_PLAN;
    throw error instanceof BrokenConnection ? error.cause : error;
  } finally {
    // Sequelize's own error handler has removed a connection that the server closed.
    if (!client._invalid) {
      if (isSound) manager.releaseConnection(client);
      else await manager.destroyConnection(client);
    }
  }
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code;

/** Nobody knows what state the connection is in: it must not be used again. */
class BrokenConnection extends Error {}

/** Runs work between `begin` (with settings, in one round trip) and `commit`. */
export async function inTransaction<T>(
  connection: Connection,
  begin: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await connection.run(begin);
    const result = await work();
    await connection.run('commit');
    return result;
  } catch (error) {
    try {
      await connection.run('rollback');
    } catch {
      throw new BrokenConnection('rollback failed', { cause: error });
    }
    throw error;
  }
}
