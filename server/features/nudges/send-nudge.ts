import { NUDGES_PER_WEEK } from '#contracts/counsel-fields.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { membersOf } from '../caseload/caseload-places.js';
import { notifyAll } from '../notifications/notify.js';

/** Students in one transaction: progress shows, and taking it back waits for no more than these. */
const BATCH = 25;

/**
 * Brings a message to its students, some a transaction. Jobs of one district run one after the other, so two
 * counselors cannot pass the limit of a week together. One that was taken back meanwhile stops, and one that
 * broke off goes on where it was.
 */
export async function sendNudge(
  { tenantId, subjectId: id }: TaskSubject,
  now: () => Date,
): Promise<void> {
  let isUnderWay = true;
  while (isUnderWay) isUnderWay = await withTenant(tenantId, () => sendSome(id, now()));
}

/** @returns whether there is more to do. */
async function sendSome(id: string, now: Date): Promise<boolean> {
  const [nudge] = await sql<{ counselorId: string; place: string }>(
    `select counselor_id as "counselorId", place from nudges
     where tenant_id = $1 and id = $2 and removed_at is null and finished_at is null for update`,
    [currentTenant(), id],
  );
  if (!nudge) return false;
  const members = await membersOf(nudge.counselorId);
  const rows = await sql<{ studentId: string; state: string }>(
    `with next as (
       select s.id, s.student_id from nudge_students s
       where s.tenant_id = $1 and s.nudge_id = $2 and s.state = 'waiting' order by s.id limit ${BATCH}),
     judged as (
       select next.id, case
         when not next.student_id = any($4::uuid[]) then 'gone'
         when (select count(*) from nudge_students o
               join nudges n on n.tenant_id = o.tenant_id and n.id = o.nudge_id and n.removed_at is null
               where o.tenant_id = $1 and o.student_id = next.student_id and o.state = 'sent'
                 and o.sent_at > $3::timestamptz - interval '7 days') >= ${NUDGES_PER_WEEK} then 'limit'
         else 'sent' end as state
       from next)
     update nudge_students s set state = judged.state, updated_at = $3,
       sent_at = case when judged.state = 'sent' then $3::timestamptz end
     from judged where s.tenant_id = $1 and s.id = judged.id returning s.student_id as "studentId", s.state`,
    [currentTenant(), id, now.toISOString(), members.map(({ studentId }) => studentId)],
  );
  notifyAll(
    rows
      .filter(({ state }) => state === 'sent')
      .map(({ studentId: to }) => ({
        ...{ to, kind: 'nudge', subjectId: id, fact: id, by: nudge.counselorId, ref: nudge.place },
      })),
    now,
  );
  if (rows.length === BATCH) return true;
  await sql(
    'update nudges set finished_at = $3, updated_at = $3 where tenant_id = $1 and id = $2',
    [...[currentTenant(), id, now.toISOString()]],
  );
  return false;
}
