import type { Server } from 'node:http';
import { readConfig, type Config, ConfigError } from '../config.js';
import { createLogger } from '../logging.js';
import { isPortFree, nextFreePort } from '../ports.js';
import type { System } from '../system.js';
import { giveWay } from './background-process.js';
import { closeServer, listen } from './listen.js';
import { DataFolderBusyError, lockDataFolder } from './data-folder-lock.js';

/** Starts everything that belongs to this process, and stops it in order. */
async function start(config: Config): Promise<void> {
  const log = createLogger(config.logLevel);
  await refuseTakenPorts(config);
  const unlock = config.databaseUrl ? () => undefined : lockDataFolder(config.dataFolder);
  // Loaded here, so that wrong settings and taken ports are told at once.
  const { createSystem } = await import('../system.js');
  const system = await createSystem(config, { log, holdsDataFolder: !config.databaseUrl });
  const servers: Server[] = [];
  stopOnSignal(system, servers, unlock);
  if (config.process === 'worker') {
    giveWay();
    say('Pathlight worker is running.');
    return;
  }
  if (config.hasSandbox) {
    const { startDemo } = await import('./demo.js');
    servers.push(await startDemo(config, system));
  } else {
    const { seedReference } = await import('../../seeders/run.js');
    await seedReference(system.database.urls.owner);
    await offerSetup(config);
  }
  servers.push(await listen(system.app, config.port, config.host));
  say(
    config.hasSandbox
      ? `\nPathlight is ready. Open the sandbox LMS and pick who you are:\n\n  http://lms.localhost:${config.sandboxPort}\n\n(no such host? try http://127.0.0.1:${config.sandboxPort} · stop with Ctrl-C)`
      : `Pathlight is ready at ${config.publicUrl}`,
  );
}

/** The first start of an empty Pathlight prints the way in: there is no LMS to come from yet. */
async function offerSetup({ publicUrl }: Config): Promise<void> {
  const { isUntouched, makeSetupLink } = await import('../features/setup/setup-links.js');
  if (!(await isUntouched())) return;
  const link = await makeSetupLink(publicUrl, null, new Date());
  say(
    `Nothing is set up yet. Open this link once, within a day, to connect your LMS:\n\n  ${link}\n`,
  );
}

async function refuseTakenPorts(config: Config): Promise<void> {
  if (config.process === 'worker') return;
  const wanted: [string, number][] = [['PORT', config.port]];
  if (config.hasSandbox) wanted.push(['SANDBOX_PORT', config.sandboxPort]);
  for (const [name, port] of wanted) {
    if (await isPortFree(port)) continue;
    const free = await nextFreePort(port + 10);
    fail(
      `Port ${port} is taken by another program. Start with another one, for example:\n\n  ${name}=${free} npm start`,
    );
  }
}

function stopOnSignal(system: System, servers: Server[], unlock: () => void): void {
  let isStopping = false;
  const stop = async () => {
    system.drain();
    await Promise.all(servers.map((server) => closeServer(server)));
    await system.close();
    unlock();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Libraries put their own handlers on these signals; ours is the only one that decides.
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(`Stopping failed: ${String(error)}`);
        },
      );
    });
  }
}

function say(text: string): void {
  console.log(text);
}

function fail(text: string): never {
  console.error(text);
  process.exit(1);
}

try {
  await start(readConfig(process.env));
} catch (error) {
  if (error instanceof ConfigError || error instanceof DataFolderBusyError) fail(error.message);
  console.error(error);
  process.exit(1);
}
