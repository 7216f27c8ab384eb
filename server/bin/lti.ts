import { createLti } from '#lti/lti.js';
import { ConfigError, readConfig } from '../config.js';
import { openDatabase } from '../db/open.js';
import { createLtiStore } from '../features/platforms/lti-store.js';
import { createLogger } from '../logging.js';
import { readCall } from './lti-commands.js';
import { UsageError } from './usage-error.js';

async function run(): Promise<string> {
  const call = readCall(process.argv.slice(2));
  const config = readConfig(process.env);
  const database = await openDatabase(config);
  const store = createLtiStore();
  const noLaunches = () => Promise.reject(new Error('Launches are not answered here.'));
  const lti = createLti({
    publicUrl: config.publicUrl,
    store,
    secretKey: database.secretKey,
    allowLoopbackHttp: !config.isProduction,
    assertNoTransaction: () => undefined,
    onLaunch: noLaunches,
    onRepeat: noLaunches,
    now: () => new Date(),
    log: createLogger('error'),
  });
  try {
    return await call({ lti, store, publicUrl: config.publicUrl });
  } finally {
    await lti.close();
    await database.close();
  }
}

try {
  console.log(await run());
} catch (error) {
  console.error(
    error instanceof UsageError || error instanceof ConfigError ? error.message : error,
  );
  process.exitCode = 1;
}
