// A worker process that takes one job and never ends it, to be killed: which, and where, comes by the
// environment.
import { createLogger } from '#server/logging.js';
import { TASK_NAMES, type TaskSubject } from '#server/jobs/task-names.js';
import { startWorker, type TaskHandlers } from '#server/jobs/worker.js';

const log = createLogger('warn', { write: (line: string) => process.stderr.write(line) });
const hang = async ({ subjectId }: TaskSubject) => {
  // Other tests leave work on the same queue, more than there are hands.
  if (subjectId !== process.env.SUBJECT_ID) return;
  process.send?.(subjectId);
  await new Promise(() => undefined);
};
const handlers = Object.fromEntries(
  TASK_NAMES.map((name) => [name, hang]),
) as unknown as TaskHandlers;
await startWorker(process.env.QUEUE_URL!, handlers, log);
process.send?.('ready');
