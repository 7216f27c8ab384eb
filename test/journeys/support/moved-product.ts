import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '#server/bin/demo.js';
import { closeServer, listen } from '#server/bin/listen.js';
import { readConfig } from '#server/config.js';
import { createLogger } from '#server/logging.js';
import { freePort } from '#server/ports.js';
import { createSystem } from '#server/system.js';
import { atTheEnd } from '../../support/cleanup.js';
import {
  startTestServer,
  TEST_ROLES,
  TEST_SECRET,
  type TestServer,
} from '../../support/database.js';
import { type MovedDate, moveDate } from './moved-date.js';

export interface MovedProduct {
  lms: string;
  tool: string;
  /** The clock of the tool and of the LMS. */
  clock: MovedDate;
  stop(): Promise<void>;
}

let shared: Promise<TestServer> | undefined;

/** One database server for all of a process; each product has a database of its own. */
function databases(): Promise<TestServer> {
  shared ??= startTestServer().then((server) => {
    atTheEnd(() => server.stop());
    return server;
  });
  return shared;
}

/** The product and the sandbox LMS in this process, so that months can pass between two steps of a journey. */
export async function startMovedProduct(name: string): Promise<MovedProduct> {
  const clock = moveDate();
  const server = await databases();
  const dataFolder = mkdtempSync(join(tmpdir(), 'pathlight-moved-'));
  const config = readConfig({
    ...{ NODE_ENV: 'development', DATABASE_URL: await server.cloneDatabase(`pathlight_${name}`) },
    ...{ DATABASE_ROLE_PREFIX: TEST_ROLES, SECRET_KEY: TEST_SECRET, DATA_DIR: dataFolder },
    ...{ PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) },
  });
  const system = await createSystem(config, {
    log: createLogger('warn'),
    publicFolder: join(import.meta.dirname, '..', '..', '..', 'dist', 'public'),
  });
  const servers = [
    await startDemo(config, system),
    await listen(system.app, config.port, config.host),
  ];
  for (const server of servers)
    server.prependListener('request', (_request, response) => {
      // Node's own would be by the clock of the machine.
      response.setHeader('date', new Date().toUTCString());
    });
  return {
    lms: `http://lms.localhost:${config.sandboxPort}`,
    tool: config.publicUrl,
    clock,
    async stop() {
      clock.restore();
      system.drain();
      await Promise.all(servers.map((each) => closeServer(each, 500)));
      await system.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
