import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
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

export interface ProductHere {
  /** The sandbox LMS, as people open it. */
  lms: string;
  /** The tool's own origin. */
  tool: string;
  servers: readonly Server[];
  stop: () => Promise<void>;
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

let count = 0;

/**
 * The product and the sandbox LMS in this process, on an empty database of their own: a journey has its stage in
 * a second, where a process of its own takes ten. One at a time. How the product starts and stops as a process
 * is for `start-stop`, `install`, `launch`, `pages` and `two-nodes`.
 */
export async function startHere(): Promise<ProductHere> {
  const server = await databases();
  const dataFolder = mkdtempSync(join(tmpdir(), 'pathlight-here-'));
  count += 1;
  const config = readConfig({
    ...{ NODE_ENV: 'development', DATABASE_URL: await server.cloneDatabase(`pathlight_${count}`) },
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
  return {
    lms: `http://lms.localhost:${config.sandboxPort}`,
    tool: config.publicUrl,
    servers,
    async stop() {
      system.drain();
      await Promise.all(servers.map((each) => closeServer(each, 500)));
      await system.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
