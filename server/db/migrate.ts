import { type Transaction, QueryTypes, Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';
import { MIGRATIONS } from '../migrations/index.js';
import type { MigrationContext } from './migration.js';
import type { RoleNames } from './roles.js';

/** Any number will do; every node must use the same. */
const MIGRATION_LOCK = 72_451;

/**
 * Brings the database to this version's shape, as the owner, under one lock, each migration in a
 * transaction of its own. Safe to call from every node at start.
 *
 * @param options.to - stop after this migration; `down` undoes all (tests only).
 * @returns the names of what was run.
 */
export async function migrate(
  ownerUrl: string,
  roles: RoleNames,
  direction: 'up' | 'down' = 'up',
): Promise<string[]> {
  const sequelize = new Sequelize(ownerUrl, {
    dialect: 'postgres',
    logging: false,
    pool: { max: 2 },
  });
  try {
    return await sequelize.transaction(async (lock) => {
      await sequelize.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`, {
        transaction: lock,
        type: QueryTypes.SELECT,
      });
      await grantSchema(sequelize, roles);
      const umzug = createUmzug(sequelize, roles);
      const done = direction === 'up' ? await umzug.up() : await umzug.down({ to: 0 });
      return done.map(({ name }) => name);
    });
  } finally {
    await sequelize.close();
  }
}

function createUmzug(sequelize: Sequelize, roles: RoleNames) {
  const inTransaction = (work: (context: MigrationContext) => Promise<void>) => () =>
    sequelize.transaction(async (transaction: Transaction) => {
      await sequelize.query(`set local lock_timeout = '10s'`, { transaction });
      await work({
        roles,
        run: async (...statements) => {
          for (const statement of statements) await sequelize.query(statement, { transaction });
        },
      });
    });
  return new Umzug({
    migrations: Object.entries(MIGRATIONS).map(([name, module]) => ({
      name,
      up: inTransaction(module.up),
      down: inTransaction(module.down),
    })),
    storage: new SequelizeStorage({ sequelize, tableName: 'migrations' }),
    logger: undefined,
  });
}

async function grantSchema(sequelize: Sequelize, roles: RoleNames): Promise<void> {
  const database = sequelize.getDatabaseName();
  for (const role of [roles.app, roles.report]) {
    await sequelize.query(`grant connect on database "${database}" to "${role}"`);
    await sequelize.query(`grant usage on schema public to "${role}"`);
  }
  await sequelize.query(`grant connect, create on database "${database}" to "${roles.queue}"`);
}
