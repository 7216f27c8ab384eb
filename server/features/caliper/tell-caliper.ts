import type { CaliperFact } from '#lti/caliper/types.js';
import { currentTenant, sqlLater } from '../../db/tenant.js';

/** Events of so long are sent together. */
const TOGETHER_MS = 60_000;

/**
 * Says what a student did, in the open transaction: the event exists exactly if it happened. Does nothing in
 * a district that wants no events, nor for test students. Takes one statement, which travels with the next.
 */
export function tellCaliper(
  fact: Pick<CaliperFact, 'kind' | 'personId' | 'subjectId' | 'courseId'>,
  now: Date,
): void {
  // One job for all events of a minute, at its end: however many there are, none waits for the next.
  const end = (Math.floor(now.getTime() / TOGETHER_MS) + 1) * TOGETHER_MS;
  sqlLater(
    `with told as (
       insert into caliper_events (tenant_id, id, endpoint_id, kind, person_id, subject_id, course_id,
                                   happened_at)
       select e.tenant_id, gen_random_uuid(), e.id, $2, p.id, $4::uuid, $5::uuid, $6::timestamptz
       from caliper_endpoints e join people p on p.tenant_id = e.tenant_id and p.id = $3 and not p.is_test
       where e.tenant_id = $1
       returning tenant_id, endpoint_id, tenant_id || ':send-caliper:' || endpoint_id as queue)
     select queue_door.enqueue('send-caliper', tenant_id, endpoint_id, queue || ':' || $7::text,
                               $7::timestamptz, queue)
     from told`,
    [
      ...[currentTenant(), fact.kind, fact.personId, fact.subjectId, fact.courseId],
      ...[now.toISOString(), new Date(end).toISOString()],
    ],
  );
}
