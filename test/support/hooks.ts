import type { Context } from 'mocha';
import { cleanUp } from './cleanup.js';
import { drawKeysFromPool } from './key-pool.js';

drawKeysFromPool();

/** Root hooks of every mocha run. */
export const mochaHooks = {
  async afterAll(this: Context): Promise<void> {
    // A browser and a database server end here, which had the time of their journey before.
    this.timeout(60_000);
    await cleanUp();
  },
};
