import { createHmac } from 'node:crypto';
import pg from 'pg';

/**
 * The four logins. `owner` migrates and owns the tables; `app` serves people, row by row; `report`
 * reads what it was granted; `queue` owns the job queue and nothing else.
 */
export interface DatabaseUrls {
  owner: string;
  app: string;
  report: string;
  queue: string;
}

export interface RoleNames {
  app: string;
  report: string;
  queue: string;
}

const KINDS = ['app', 'report', 'queue'] as const;

/**
 * One set of logins a database: two installs on one server don't share them.
 *
 * @param prefix - what their names begin with; by default the name of the database.
 */
export function roleNames(ownerUrl: string, prefix = databaseIn(ownerUrl)): RoleNames {
  return { app: `${prefix}_app`, report: `${prefix}_report`, queue: `${prefix}_queue` };
}

const databaseIn = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1));

/**
 * Creates the logins that were not given, with passwords derived from the secret key, so that
 * every node of an install can work them out.
 *
 * @param given - addresses for logins that the operator made.
 */
export async function ensureRoles(
  ownerUrl: string,
  secretKey: string,
  given: Partial<Record<keyof RoleNames, string>> = {},
  prefix?: string,
): Promise<DatabaseUrls> {
  const names = roleNames(ownerUrl, prefix);
  const urls: DatabaseUrls = { owner: ownerUrl, app: '', report: '', queue: '', ...given };
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    for (const kind of KINDS) {
      if (given[kind]) continue;
      const password = createHmac('sha256', secretKey)
        .update(`role:${names[kind]}`)
        .digest('base64url');
      await ensureRole(owner, names[kind], password);
      const url = new URL(ownerUrl);
      url.username = names[kind];
      url.password = password;
      urls[kind] = url.href;
    }
  } finally {
    await owner.end();
  }
  return urls;
}

async function ensureRole(owner: pg.Client, name: string, password: string): Promise<void> {
  const role = owner.escapeIdentifier(name);
  // Two nodes that start together must not both create it.
  await owner.query('begin');
  await owner.query(`select pg_advisory_xact_lock(hashtext('pathlight-roles'))`);
  const { rowCount } = await owner.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) {
    await owner.query(
      `create role ${role} login nosuperuser nocreatedb nocreaterole password ${owner.escapeLiteral(password)}`,
    );
    // Sequelize would set these on each connection, which a transaction pooler can't keep.
    await owner.query(`alter role ${role} set timezone = 'UTC'`);
  } else if (!(await canConnectAs(owner, name, password))) {
    await owner.query(`alter role ${role} password ${owner.escapeLiteral(password)}`);
  }
  await owner.query('commit');
}

/** Keeps a start from rewriting the password row each time (and from needing the right to). */
async function canConnectAs(owner: pg.Client, name: string, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: owner.host,
    port: owner.port,
    database: owner.database ?? 'postgres',
    user: name,
    password,
  });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Row-level security is only a wall for logins that can't step over it.
 *
 * @throws Error when the app login is a superuser, has BYPASSRLS, or owns a table.
 */
export async function refuseTooPowerfulLogin(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ super: boolean; bypass: boolean; owns: boolean }>(
      `select rolsuper as super, rolbypassrls as bypass,
              exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where pg_has_role(current_user, c.relowner, 'usage') and n.nspname = 'public') as owns
       from pg_roles where rolname = current_user`,
    );
    const login = rows[0];
    if (!login || login.super || login.bypass || login.owns)
      throw new Error(
        'The app login of the database could step over tenant walls (superuser, BYPASSRLS or owner). ' +
          'Set DATABASE_APP_URL to a plain login, or leave it empty to have one made.',
      );
  } finally {
    await client.end();
  }
}
