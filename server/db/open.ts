import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config.js';
import { prepareQueue } from '../jobs/queue-schema.js';
import { startEmbedded } from './embedded/server.js';
import { migrate } from './migrate.js';
import { type DatabaseUrls, ensureRoles, refuseTooPowerfulLogin } from './roles.js';
import { connectDatabase } from './tenant.js';

export interface OpenDatabase {
  urls: DatabaseUrls;
  secretKey: string;
  /** Closes the pool and, if this process started it, the embedded server. */
  close(): Promise<void>;
}

const EMBEDDED_OWNER = 'pathlight_owner';
const EMBEDDED_DATABASE = 'pathlight';

/** The install's secret: given, or made once and kept in the data folder (never in production). */
export function loadSecretKey(config: Pick<Config, 'secretKey' | 'dataFolder'>): string {
  if (config.secretKey) return config.secretKey;
  const file = join(config.dataFolder, 'secret-key');
  if (!existsSync(file)) {
    mkdirSync(config.dataFolder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}

/**
 * Starts or reaches the database, brings it up to date, and connects the app login.
 *
 * @param options.holdsDataFolder - the caller keeps others off the data folder, so an embedded server
 *   left over from a killed process is its own to stop.
 * @throws Error with a sentence for the operator when the server can't be reached or the app login
 *   could step over tenant walls.
 */
export async function openDatabase(
  config: Config,
  options: { holdsDataFolder?: boolean } = {},
): Promise<OpenDatabase> {
  const secretKey = loadSecretKey(config);
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({
        folder: join(config.dataFolder, 'postgres'),
        adopts: options.holdsDataFolder ?? false,
        binariesPackage: config.embeddedPackage,
      });
  try {
    const ownerUrl =
      config.databaseUrl ??
      (await prepareEmbeddedDatabase(embedded?.superuserUrl ?? '', secretKey));
    const urls = await prepareDatabase(ownerUrl, secretKey, config);
    const sequelize = connectDatabase(urls.app, config.databasePool);
    return {
      urls,
      secretKey,
      async close() {
        await sequelize.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Logins, migrations and queue of one database; the same for an embedded and a real server. */
export async function prepareDatabase(
  ownerUrl: string,
  secretKey: string,
  roles: Partial<Pick<Config, 'roleUrls' | 'rolePrefix'>> = {},
): Promise<DatabaseUrls> {
  const urls = await ensureRoles(ownerUrl, secretKey, roles.roleUrls, roles.rolePrefix);
  const named = (url: string) => decodeURIComponent(new URL(url).username);
  await migrate(ownerUrl, {
    app: named(urls.app),
    report: named(urls.report),
    queue: named(urls.queue),
  });
  await prepareQueue(urls.queue, named(urls.app));
  await refuseTooPowerfulLogin(urls.app);
  return urls;
}

/** The superuser only makes the owner and its database; nothing else runs as superuser. */
export async function prepareEmbeddedDatabase(
  superuserUrl: string,
  password: string,
  database = EMBEDDED_DATABASE,
): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const owner = await client.query('select 1 from pg_roles where rolname = $1', [EMBEDDED_OWNER]);
    const verb = owner.rowCount === 0 ? 'create' : 'alter';
    await client.query(
      `${verb} role ${EMBEDDED_OWNER} login createdb createrole nosuperuser password ${client.escapeLiteral(password)}`,
    );
    const existing = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (existing.rowCount === 0)
      await client.query(
        `create database ${client.escapeIdentifier(database)} owner ${EMBEDDED_OWNER}`,
      );
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.username = EMBEDDED_OWNER;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
