import { AsyncLocalStorage } from 'node:async_hooks';
import type { Client } from 'pg';
import { Sequelize, Transaction as ModelTransaction } from 'sequelize';
import { queryAlone } from './batch.js';
import { inTransaction, withConnection } from './connection.js';
import { statement, unprepared } from './statement.js';
import type { Transaction } from './transaction.js';

interface TenantScope {
  tenantId: string;
  client: Client;
  transaction: Transaction;
  /** The same transaction as Sequelize's models want it; made when the first of them asks. */
  forModels: ModelTransaction | undefined;
  /** How many calls of `withTenant` have joined it and not ended. */
  joined: number;
  isOpen: boolean;
}

const scopes = new AsyncLocalStorage<TenantScope>();
let database: Sequelize | undefined;

/**
 * Sequelize would set the time zone on each connection; behind a transaction pooler that leaks to
 * others, so the role carries it. (Known to Sequelize 6, missing in its types.)
 */
const SESSION_SETTINGS_OFF: object = { keepDefaultTimezone: true };

/** Connects the app login. The pool is small: more connections made it slower, not faster. */
export function connectDatabase(appUrl: string, poolSize: number): Sequelize {
  database = new Sequelize(appUrl, {
    dialect: 'postgres',
    logging: false,
    dialectOptions: { clientMinMessages: 'ignore' },
    pool: { max: poolSize, min: 1, idle: 30_000, acquire: 20_000 },
    ...SESSION_SETTINGS_OFF,
  });
  return database;
}

export function getDatabase(): Sequelize {
  if (!database) throw new Error('The database is not connected yet.');
  return database;
}

/**
 * Runs `work` in one transaction that sees only this tenant's rows.
 *
 * The tenant travels with the async context; the setting lives in the transaction, so it can't leak
 * to the next user of the connection. A nested call for the same tenant joins the transaction.
 *
 * @throws Error when a transaction of another tenant is open: one request, one tenant.
 */
export async function withTenant<T>(
  tenantId: string,
  work: () => Promise<T>,
  options: { readOnly?: boolean } = {},
): Promise<T> {
  const outer = scopes.getStore();
  if (outer?.isOpen) {
    if (outer.tenantId !== tenantId)
      throw new Error('A transaction of another tenant is open in this context.');
    outer.joined += 1;
    try {
      return await work();
    } finally {
      outer.joined -= 1;
    }
  }
  if (!/^\d{1,19}$/.test(tenantId)) throw new Error('Not a tenant id.');
  const begin = [
    options.readOnly ? BEGIN_READ_ONLY : BEGIN,
    // The id is digits only (see above), and `set` takes no parameters.
    unprepared(`set local app.tenant_id = '${tenantId}'`),
  ];
  return withConnection(getDatabase(), (client) =>
    inTransaction(client, begin, async (transaction) => {
      const scope: TenantScope = {
        ...{ tenantId, client, transaction },
        ...{ forModels: undefined, joined: 0, isOpen: true },
      };
      try {
        return await scopes.run(scope, work);
      } finally {
        scope.isOpen = false; // A query somebody forgot to await must fail, not run unscoped.
        if (scope.forModels) Object.assign(scope.forModels, { finished: 'commit' });
      }
    }),
  );
}

const BEGIN = statement('begin');
const BEGIN_READ_ONLY = statement('begin read only');

/** The tenant of the open transaction. */
export function currentTenant(): string {
  return openScope().tenantId;
}

/** For Sequelize's models: the open transaction, on its connection. */
export async function currentTransaction(): Promise<ModelTransaction> {
  const scope = openScope();
  await scope.transaction.settle();
  scope.forModels ??= Object.assign(new ModelTransaction(getDatabase(), {}), {
    connection: scope.client,
  });
  return scope.forModels;
}

/** True inside `withTenant`: nothing may wait for an LMS there. */
export function isInTransaction(): boolean {
  return scopes.getStore()?.isOpen ?? false;
}

function openScope(): TenantScope {
  const scope = scopes.getStore();
  if (!scope?.isOpen) throw new Error('No tenant transaction is open.');
  return scope;
}

/**
 * Runs SQL in the open tenant transaction. Write `tenant_id = $n` in it all the same. What is asked for
 * at the same moment (`Promise.all`) travels to the database together, in this order.
 */
export async function sql<T extends object>(text: string, binds: unknown[] = []): Promise<T[]> {
  return (await openScope().transaction.query(statement(text, binds))) as T[];
}

/**
 * As `sql`, for a statement whose answer nobody needs: it travels with the next one or the commit. If it
 * fails, the transaction fails, at the latest with the commit.
 */
export function sqlLater(text: string, binds: unknown[] = []): void {
  openScope().transaction.later(statement(text, binds));
}

/**
 * Says that the SQL asked for next, at one moment, is the transaction's last: the commit travels with it.
 * What is thrown afterwards takes nothing back, so this is for reading, or for a write that is refused
 * by having no row.
 */
export function commitAlong(): void {
  const { joined, transaction } = openScope();
  // Who joined a transaction doesn't know what comes after.
  if (joined === 0) transaction.commitAlong();
}

/** Runs SQL on tables that have no tenant, on a connection of its own, outside any transaction. */
export async function globalSql<T extends object>(
  text: string,
  binds: unknown[] = [],
): Promise<T[]> {
  return withConnection(
    getDatabase(),
    (client) => queryAlone(client, statement(text, binds)) as Promise<T[]>,
  );
}
