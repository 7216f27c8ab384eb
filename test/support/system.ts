import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/config.js';
import { createLogger, type Logger } from '#server/logging.js';
import { createSystem, type System } from '#server/system.js';
import { atTheEnd } from './cleanup.js';
import { startTestServer, TEST_ROLES, TEST_SECRET, type TestServer } from './database.js';

export interface TestSystem extends System {
  server: TestServer;
  databaseUrl: string;
  dataFolder: string;
  clock: TestClock;
  /** Every line logged so far. */
  logLines: string[];
}

/** A clock that runs, and that a test can move. */
export class TestClock {
  private offset = 0;

  now = (): Date => new Date(Date.now() + this.offset);

  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }

  reset(): void {
    this.offset = 0;
  }
}

let shared: Promise<TestSystem> | undefined;

/** The system under test: one a mocha process, without background work unless a test runs it. */
export function testSystem(): Promise<TestSystem> {
  shared ??= startTestSystem().then((system) => {
    atTheEnd(async () => {
      await system.close();
      await system.server.stop();
    });
    return system;
  });
  return shared;
}

export async function startTestSystem(settings: Record<string, string> = {}): Promise<TestSystem> {
  const server = await startTestServer();
  const databaseUrl = await server.cloneDatabase('pathlight_tests');
  const logLines: string[] = [];
  const log: Logger = createLogger('debug', { write: (line) => logLines.push(line) });
  const clock = new TestClock();
  const dataFolder = mkdtempSync(join(tmpdir(), 'pathlight-data-'));
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_ROLE_PREFIX: TEST_ROLES,
    SECRET_KEY: TEST_SECRET,
    PUBLIC_URL: 'http://pathlight.localhost:3000',
    DATA_DIR: dataFolder,
    PROCESS: 'web',
    // Nothing is sent without background work; tests of e-mail bring a server of their own.
    SMTP_URL: 'smtp://mail.localhost:2525',
    MAIL_FROM: 'Pathlight <plans@pathlight.test>',
    ...settings,
  });
  const system = await createSystem(config, {
    log,
    now: clock.now,
    publicFolder: join(import.meta.dirname, '..', '..', 'dist', 'public'),
  });
  return { ...system, server, databaseUrl, dataFolder, clock, logLines };
}
