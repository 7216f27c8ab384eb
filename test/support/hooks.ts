import { cleanUp } from './cleanup.js';

/** Root hooks of every mocha run. */
export const mochaHooks = {
  async afterAll(): Promise<void> {
    await cleanUp();
  },
};
