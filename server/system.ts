import type { Express } from 'express';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createLti, type Lti } from '#lti/lti.js';
import { createVault } from '#lti/secrets.js';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { type OpenDatabase, openDatabase } from './db/open.js';
import { getDatabase, globalSql, isInTransaction } from './db/tenant.js';
import { watchFacts } from './features/careers/facts-watch.js';
import { wantWork } from './features/course-work/read-work.js';
import { apiRouters } from './features/index.js';
import { repeatLaunch, takeLaunch } from './features/launch/launch-service.js';
import { createLtiStore } from './features/platforms/lti-store.js';
import { planDigests } from './features/mail/plan-digests.js';
import { tellDeadlines } from './features/notifications/deadlines.js';
import { tellRuleDays } from './features/notifications/rule-days.js';
import { clearExpired } from './features/retention/clear-expired.js';
import { createFileStores } from './files/file-stores.js';
import { createMailer, type Mailer } from './mail/mailer.js';
import { createHandlers } from './jobs/handlers.js';
import { startWorker } from './jobs/worker.js';
import type { Logger } from './logging.js';
import { registerModels } from './models/index.js';
import { inBackground, type Turn } from './people-first/background.js';
import { openPeopleFirst } from './people-first/people-first.js';

export interface System {
  app: Express;
  lti: Lti;
  database: OpenDatabase;
  /** From now on /readyz says no, so that a balancer sends nobody new. */
  drain(): void;
  close(): Promise<void>;
}

export interface SystemOptions {
  log: Logger;
  now?: () => Date;
  /** Whether this process holds the lock of the data folder, and so its embedded database. */
  holdsDataFolder?: boolean;
  /** Where the built browser app lies. */
  publicFolder?: string;
}

/** Puts the parts together: database, LTI, API, background work. Listens on nothing. */
export async function createSystem(config: Config, options: SystemOptions): Promise<System> {
  const now = options.now ?? (() => new Date());
  const { log } = options;
  const database = await openDatabase(config, {
    holdsDataFolder: options.holdsDataFolder ?? false,
  });
  registerModels(getDatabase());
  const store = createLtiStore();
  const lti = createLti({
    publicUrl: config.publicUrl,
    store,
    secretKey: database.secretKey,
    allowLoopbackHttp: !config.isProduction,
    assertNoTransaction: () => {
      if (isInTransaction()) throw new Error('A call to an LMS inside a transaction.');
    },
    onLaunch: takeLaunch,
    onRepeat: (resume) => repeatLaunch(resume, now()),
    now,
    log,
  });
  const outside = outsideOf(config, lti, database.secretKey);
  const people = openPeopleFirst(config, log);
  const background = await startBackground(config, {
    ...{ lti, outside, now, log },
    ...{ queueUrl: database.urls.queue, turn: people.turn },
  });
  const facts = watchFacts(log);
  let isDraining = false;
  const app = createApp({
    lti: lti.router,
    api: apiRouters({ ...outside, now }),
    people: people.notice,
    publicUrl: config.publicUrl,
    publicFolder: options.publicFolder ?? join(import.meta.dirname, '..', 'public'),
    frameOrigins: async (id) => (await store.deploymentById(id))?.frameOrigins ?? null,
    isReady: async () => !isDraining && (await answersInTime()),
    isProduction: config.isProduction,
    now,
    log,
  });
  return {
    app,
    lti,
    database,
    drain: () => {
      isDraining = true;
    },
    async close() {
      await facts.stop();
      await background.stop();
      people.close();
      outside.mail?.close();
      await lti.close();
      await database.close();
    },
  };
}

/** The queue, where this process works it, and what is done each hour. All of it gives way to people. */
async function startBackground(
  config: Config,
  { lti, outside, now, log, queueUrl, turn }: BackgroundDeps,
): Promise<{ stop(): Promise<void> }> {
  const worker =
    config.process === 'web'
      ? undefined
      : await startWorker(queueUrl, createHandlers({ ...outside, now }), log, { turn });
  const cleaning = inBackground(turn, () =>
    startCleaning(lti, worker ? hourly(outside.mail, now) : undefined, log),
  );
  return {
    async stop() {
      clearInterval(cleaning);
      await worker?.stop();
    },
  };
}

interface BackgroundDeps {
  lti: Lti;
  outside: ReturnType<typeof outsideOf>;
  now: () => Date;
  log: Logger;
  queueUrl: string;
  turn: Turn;
}

/** What features need of the world outside the database. */
function outsideOf(config: Config, lti: Lti, secretKey: string) {
  const vault = createVault(secretKey, randomBytes);
  const ownHost = new URL(config.publicUrl).hostname;
  return {
    ...{ lms: lti.services, lti, publicUrl: config.publicUrl },
    allowLoopbackHttp: !config.isProduction,
    files: createFileStores(config),
    vault,
    mail: config.mail && createMailer(config.mail, { ownHost, vault }),
  };
}

/** What concerns districts. */
const hourly = (mail: Mailer | undefined, now: () => Date) => ({
  clear: () => clearExpired(now()),
  mail: async () => (mail ? planDigests(now()) : 0),
  tell: async () => {
    await tellDeadlines(now());
    await tellRuleDays(now());
  },
  want: () => wantWork(now()),
});

/** Each hour; what concerns districts is done where background work is done. */
function startCleaning(
  lti: Lti,
  districts: ReturnType<typeof hourly> | undefined,
  log: Logger,
): NodeJS.Timeout {
  const warn = (error: unknown) => {
    log.warn({ err: error }, 'what is old was not cleared');
  };
  const cleaning = setInterval(() => {
    lti.removeOldLogins().catch(warn);
    districts?.tell().catch((error: unknown) => {
      log.warn({ err: error }, 'near days were not told');
    });
    districts?.mail().catch((error: unknown) => {
      log.warn({ err: error }, 'e-mails were not planned');
    });
    districts?.want().catch((error: unknown) => {
      log.warn({ err: error }, 'course work was not asked for');
    });
    districts?.clear().then((gone) => {
      if (Object.keys(gone).length > 0) log.info({ gone }, 'kept no longer');
    }, warn);
  }, CLEANING_MS);
  return cleaning.unref();
}

const CLEANING_MS = 3_600_000;
const READY_WITHIN_MS = 500;

async function answersInTime(): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(() => {
      resolve(false);
    }, READY_WITHIN_MS).unref();
  });
  const answer = globalSql('select 1 as one').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, late]);
}
