import type { DeliveryReason } from '#contracts/assignments.js';
import type { SendWaiting, WaitingScores } from '#contracts/waiting-scores.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { isNotMarked } from '../roster/enrolment-role.js';
import { lmsName } from './lms-name.js';
import { sendAgain } from './score-intents.js';

interface Row {
  assignment_id: string;
  title: string;
  course_title: string;
  family: string | null;
  name: string | null;
  state: 'waiting' | 'parked';
  last_error: DeliveryReason | null;
  is_first_try: boolean;
  count: string;
  since: Date;
  next_try_at: Date | null;
}

/** The district's scores that did not reach a gradebook, by LMS, course and reason. No student is named. */
export async function listWaitingScores(actor: Actor): Promise<WaitingScores> {
  const rows = await sql<Row>(
    `select a.id as assignment_id, a.title, c.title as course_title, r.family, r.name, i.state, i.last_error,
            (i.state = 'waiting' and i.tries = 0) as is_first_try, count(*) as count,
            min(coalesce(i.failing_since, i.updated_at)) as since, min(i.next_try_at) as next_try_at
     from score_intents i
     join assignments a on a.tenant_id = i.tenant_id and a.id = i.assignment_id
     join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
     left join lti_registrations r on r.id = c.registration_id
     where i.tenant_id = $1 and i.state <> 'sent' and ${isNotMarked('i', 'a')}
     group by a.id, a.title, c.title, r.family, r.name, i.state, i.last_error, is_first_try
     order by i.state, r.name, c.title, a.title, a.id, i.last_error limit 500`,
    [actor.tenantId],
  );
  const firstTries = rows.filter((row) => row.is_first_try);
  return {
    onTheirWay: firstTries.reduce((sum, { count }) => sum + Number(count), 0),
    groups: rows
      .filter((row) => !row.is_first_try)
      .map((row) => ({
        assignmentId: row.assignment_id,
        title: row.title,
        courseTitle: row.course_title,
        lmsName: lmsName(row),
        isStopped: row.state === 'parked',
        reason: row.last_error,
        count: Number(row.count),
        since: row.since.toISOString(),
        nextTryAt: row.next_try_at?.toISOString() ?? null,
      })),
  };
}

/** Tries them once more, and tells what waits then. */
export async function sendWaitingScores(actor: Actor, choice: SendWaiting): Promise<WaitingScores> {
  await sendAgain(choice);
  return listWaitingScores(actor);
}
