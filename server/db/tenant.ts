import { AsyncLocalStorage } from 'node:async_hooks';
import { Sequelize, Transaction } from 'sequelize';
import { type Connection, inTransaction, withConnection } from './connection.js';

interface TenantScope {
  tenantId: string;
  connection: Connection;
  /** The same transaction as Sequelize's models want it; made when the first of them asks. */
  transaction: Transaction | undefined;
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
    return work();
  }
  if (!/^\d{1,19}$/.test(tenantId)) throw new Error('Not a tenant id.');
  return withConnection(getDatabase(), async (connection) => {
    const scope: TenantScope = { tenantId, connection, transaction: undefined, isOpen: true };
    // The id is digits only (see above): it may stand in the text, which saves a round trip.
    const begin = `begin${options.readOnly ? ' read only' : ''};
                   select set_config('app.tenant_id', '${tenantId}', true)`;
    return inTransaction(connection, begin, async () => {
      try {
        return await scopes.run(scope, work);
      } finally {
        scope.isOpen = false; // A query somebody forgot to await must fail, not run unscoped.
        if (scope.transaction) Object.assign(scope.transaction, { finished: 'commit' });
      }
    });
  });
}

/** The tenant of the open transaction. */
export function currentTenant(): string {
  return openScope().tenantId;
}

/** For Sequelize's models: the open transaction, on its connection. */
export function currentTransaction(): Transaction {
  const scope = openScope();
  scope.transaction ??= Object.assign(new Transaction(getDatabase(), {}), {
    connection: scope.connection.client,
  });
  return scope.transaction;
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

/** Runs SQL in the open tenant transaction. Write `tenant_id = $n` in it all the same. */
export async function sql<T extends object>(text: string, binds: unknown[] = []): Promise<T[]> {
  return openScope().connection.query<T>(text, binds);
}

/** Runs SQL on tables that have no tenant, on a connection of its own, outside any transaction. */
export async function globalSql<T extends object>(
  text: string,
  binds: unknown[] = [],
): Promise<T[]> {
  return withConnection(getDatabase(), (connection) => connection.query<T>(text, binds));
}
