import type { Client } from 'pg';
import type { Sequelize } from 'sequelize';
import { ownTurn } from '../people-first/background.js';
import type { Statement } from './statement.js';
import { Transaction } from './transaction.js';

/** A migration changed the columns behind a prepared `select *`: its plan is of no use any more. */
const STALE_PLAN = '0A000';

/**
 * Lends a connection of Sequelize's pool; one that broke is thrown away instead of given back. Background work
 * gets it when it is its turn: not later, because an open transaction may hold what a person waits for.
 */
export async function withConnection<T>(
  sequelize: Sequelize,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const turn = ownTurn();
  if (turn) await turn;
  const manager = sequelize.connectionManager;
  const client = (await manager.getConnection({ type: 'write' })) as Client & { _invalid?: true };
  let isSound = false;
  try {
    const result = await work(client);
    isSound = true;
    return result;
  } catch (error) {
    isSound = !(error instanceof BrokenConnection) && codeOf(error) !== STALE_PLAN;
    throw error instanceof BrokenConnection ? error.cause : error;
  } finally {
    // Sequelize's own error handler has removed a connection that the server closed.
    if (!client._invalid) {
      // One that still has a transaction open must never reach the next user.
      if (isSound && client.getTransactionStatus() === 'I') manager.releaseConnection(client);
      else await manager.destroyConnection(client);
    }
  }
}

const codeOf = (error: unknown) => (error as { code?: unknown }).code;

/** Nobody knows what state the connection is in: it must not be used again. */
class BrokenConnection extends Error {}

/** Runs work between `begin` (with settings) and `commit`, both in the company of its statements. */
export async function inTransaction<T>(
  client: Client,
  begin: Statement[],
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const transaction = new Transaction(client, begin);
  try {
    const result = await work(transaction);
    await transaction.commit();
    return result;
  } catch (error) {
    try {
      await transaction.rollback();
    } catch {
      throw new BrokenConnection('rollback failed', { cause: error });
    }
    throw error;
  }
}
