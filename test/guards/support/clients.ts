import pg from 'pg';
import { roleNames } from '#server/db/roles.js';
import { startTestServer, TEST_ROLES, type TestServer } from '../../support/database.js';
import { atTheEnd } from '../../support/cleanup.js';

let shared: Promise<TestServer> | undefined;

/** One server for the guards that look at a database from outside. */
export function guardServer(): Promise<TestServer> {
  shared ??= startTestServer().then((server) => {
    atTheEnd(() => server.stop());
    return server;
  });
  return shared;
}

export interface GuardedDatabase {
  ownerUrl: string;
  appRole: string;
  owner: pg.Client;
  /** May do everything, and become anybody: what the probes start from. */
  superuser: pg.Client;
  close(): Promise<void>;
}

/** A fresh database, as its owner and as the server's superuser see it. */
export async function guardedDatabase(name: string): Promise<GuardedDatabase> {
  const server = await guardServer();
  const ownerUrl = await server.cloneDatabase(name);
  const superuserUrl = new URL(server.superuserUrl);
  superuserUrl.pathname = `/${name}`;
  const owner = new pg.Client({ connectionString: ownerUrl });
  const superuser = new pg.Client({ connectionString: superuserUrl.href });
  await Promise.all([owner.connect(), superuser.connect()]);
  return {
    ownerUrl,
    appRole: roleNames(ownerUrl, TEST_ROLES).app,
    owner,
    superuser,
    async close() {
      await Promise.all([owner.end(), superuser.end()]);
    },
  };
}
