// A worker process with the real queue that reads class lists, to be killed in the middle of one. The
// list is in the process that started it.
import type { LmsServices, RosterMember } from '#lti/types.js';
import { connectDatabase } from '#server/db/tenant.js';
import { syncRoster } from '#server/features/roster/roster-service.js';
import { createLogger } from '#server/logging.js';
import { TASK_NAMES } from '#server/jobs/task-names.js';
import { startWorker, type TaskHandlers } from '#server/jobs/worker.js';

async function* fetchRoster() {
  for (let page = 0, isLast = false; !isLast; page += 1) {
    const reply = await fetch(`${process.env.ROSTER_URL!}/${page}`);
    const body = (await reply.json()) as { members: RosterMember[]; isLast: boolean };
    isLast = body.isLast;
    yield { members: body.members, skipped: 0 };
  }
}

connectDatabase(process.env.APP_DATABASE_URL!, 4);
const notHere = () => Promise.reject(new Error('This task was not expected.'));
const handlers = {
  ...Object.fromEntries(TASK_NAMES.map((name) => [name, notHere])),
  'sync-roster': (subject) =>
    syncRoster(subject, { fetchRoster } as unknown as LmsServices, () => new Date()),
} as TaskHandlers;
const log = createLogger('warn', { write: (line: string) => process.stderr.write(line) });
const times = { checkEveryMs: 500, graceMs: 1_000 };
await startWorker(process.env.QUEUE_URL!, handlers, log, { times });
process.send?.('ready');
