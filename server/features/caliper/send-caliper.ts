import type { Caliper, CaliperFact } from '#lti/caliper/types.js';
import { failureOf, LmsError } from '#lti/lms-error.js';
import { currentTenant, withTenant } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import {
  type EndpointRecord,
  findEndpoint,
  noteFailed,
  noteSent,
  oldestEvents,
} from './caliper-records.js';

/** Events in one envelope, and envelopes of one job; then it makes room for others, and goes on. */
const AT_A_TIME = 100;
const ENVELOPES = 10;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

export interface SendCaliperDeps {
  lms: { caliper: Pick<Caliper, 'send'> };
  now: () => Date;
}

/**
 * Sends what waits, the oldest first, and forgets it when it has arrived. Whether the district still wants it is
 * looked up before each envelope. An event may arrive twice, with one id, when an answer is lost.
 */
export async function sendCaliper(
  { tenantId, subjectId }: TaskSubject,
  { lms, now }: SendCaliperDeps,
): Promise<void> {
  for (let sent = 0; sent < ENVELOPES; sent += 1) {
    const next = await withTenant(tenantId, () => nextEnvelope(subjectId, now()));
    if (!next) return;
    const { endpoint, events } = next;
    try {
      await lms.caliper.send(endpoint, events, now());
    } catch (error) {
      if (!(error instanceof LmsError)) throw error;
      await withTenant(tenantId, () => comeBackLater(endpoint, error, now()));
      return;
    }
    const ids = events.map(({ id }) => id);
    await withTenant(tenantId, () => noteSent(endpoint, ids, now()));
  }
  await withTenant(tenantId, () => enqueue('send-caliper', subjectId));
}

async function nextEnvelope(
  id: string,
  now: Date,
): Promise<{ endpoint: EndpointRecord; events: CaliperFact[] } | undefined> {
  const endpoint = await findEndpoint();
  if (endpoint?.id !== id) return undefined;
  // A job for that moment is on the queue.
  if (endpoint.notBefore && endpoint.notBefore > now) return undefined;
  const events = await oldestEvents(AT_A_TIME);
  if (events.length === 0 && endpoint.outcome !== 'waiting') return undefined;
  return { endpoint, events };
}

/** Twice as long after each failure, a minute to six hours, however many events come meanwhile. */
async function comeBackLater(endpoint: EndpointRecord, error: LmsError, now: Date): Promise<void> {
  const wait = Math.max(
    FIRST_WAIT_MS * 2 ** Math.min(endpoint.failures, 20),
    error.retryAfterMs ?? 0,
  );
  const notBefore = new Date(now.getTime() + Math.min(wait, LONGEST_WAIT_MS));
  if (!(await noteFailed(endpoint, failureOf(error), { now, notBefore }))) return;
  const queue = `${currentTenant()}:send-caliper:${endpoint.id}`;
  await enqueue('send-caliper', endpoint.id, { key: `${queue}:again`, queue, runAt: notBefore });
}
