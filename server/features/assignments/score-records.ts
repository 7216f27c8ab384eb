import type { DeliveryReason } from '#contracts/assignments.js';
import { asRepeatable } from '../../db/bulk.js';
import { commitAlong, currentTenant, sql } from '../../db/tenant.js';
import { isNotMarked } from '../roster/enrolment-role.js';
import { enqueue } from '../../jobs/enqueue.js';
import { courseIdentity } from './course-identity.js';
import { laneOf } from './score-intents.js';

/** Longer than all calls of one try may take together; then a worker that died lets go. */
const HELD_SECONDS = 120;
const GIVE_UP_AFTER = '72 hours';

/** A score that waits, with all that its post needs. */
export interface Wish {
  id: string;
  assignment_id: string;
  student_id: string;
  registration_id: string;
  line_items_url: string | null;
  grade_scopes: string[];
  line_item_url: string | null;
  copied_from: string | null;
  title: string;
  sub: string | null;
  points: string | null;
  max_points: number;
  comment: string;
  submitted_at: Date | null;
  seq: number;
  acked_seq: number;
  acked_points: string | null;
  acked_comment: string | null;
  tries: number;
  is_test: boolean;
  /** A teacher marked them as no student of the course. */
  is_marked: boolean;
  /** A try before this one never heard an answer. */
  in_doubt: boolean;
}

const SUB = courseIdentity('sub', {
  tenant: 'i.tenant_id',
  student: 'i.student_id',
  course: 'c.id',
  registration: 'c.registration_id',
});

/** The newest wish, if the gradebook doesn't have it yet. */
export async function readWish(id: string): Promise<Wish | undefined> {
  const [wish] = await sql<Wish>(
    `select i.*, c.registration_id, c.line_items_url, c.grade_scopes, a.title, a.copied_from, p.is_test,
            not ${isNotMarked('i', 'a')} as is_marked,
            coalesce(
              (select l.line_item_url from assignment_links l
               where l.tenant_id = i.tenant_id and l.assignment_id = a.id and l.line_item_url is not null
               order by l.updated_at desc limit 1),
              (select g.line_item_url from grade_columns g
               where g.tenant_id = i.tenant_id and g.assignment_id = a.id)) as line_item_url,
            ${SUB} as sub
     from score_intents i
     join assignments a on a.tenant_id = i.tenant_id and a.id = i.assignment_id
     join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
     join people p on p.tenant_id = i.tenant_id and p.id = i.student_id
     where i.tenant_id = $1 and i.id = $2 and i.seq > i.acked_seq and i.state = 'waiting'`,
    [currentTenant(), id],
  );
  return wish;
}

/** A wish that this worker alone sends now, with the time stamp of its post. */
export interface HeldWish extends Wish {
  sent_at: Date;
  /** The posts without an answer were all of this very wish. */
  is_own_doubt: boolean;
}

/**
 * Takes the wish for this worker and stamps its post, before anything is sent: always later than the
 * stamp before, also when the clock was set back.
 *
 * @returns undefined when it is settled, was renewed or is in other hands.
 */
export async function holdWish(wish: Wish, now: Date): Promise<HeldWish | undefined> {
  commitAlong();
  const [held] = await sql<{ sent_at: Date; was_in_doubt: boolean; is_own_doubt: boolean }>(
    `update score_intents i
     set sent_at = greatest($4::timestamptz, i.sent_at + interval '1 second'), in_doubt = true,
         doubt_seq = case when not old.in_doubt or old.doubt_seq = i.seq then i.seq end,
         busy_until = clock_timestamp() + $5 * interval '1 second', updated_at = now()
     from (select id, in_doubt, doubt_seq from score_intents
           where tenant_id = $1 and id = $2 and seq = $3 and seq > acked_seq and state = 'waiting'
             and (busy_until is null or busy_until <= clock_timestamp()) for update) old
     where i.tenant_id = $1 and i.id = old.id
     returning i.sent_at, old.in_doubt as was_in_doubt,
               old.in_doubt and coalesce(old.doubt_seq = i.seq, false) as is_own_doubt`,
    [currentTenant(), wish.id, wish.seq, now.toISOString(), HELD_SECONDS],
  );
  return (
    held && {
      ...wish,
      sent_at: held.sent_at,
      in_doubt: held.was_in_doubt,
      is_own_doubt: held.is_own_doubt,
    }
  );
}

/** A later stamp for a second post within one try. */
export async function restamp(wish: HeldWish, atLeast: Date): Promise<HeldWish> {
  const [row] = await sql<{ sent_at: Date }>(
    `update score_intents set sent_at = greatest($3::timestamptz, sent_at + interval '1 second')
     where tenant_id = $1 and id = $2 returning sent_at`,
    [currentTenant(), wish.id, atLeast.toISOString()],
  );
  return { ...wish, sent_at: row?.sent_at ?? wish.sent_at };
}

/**
 * A wish renewed meanwhile stays waiting: its own job follows. If the database server dies before this is on
 * its disk, the wish is in doubt as it was, and the gradebook is asked.
 */
export async function settleWish(wish: Wish, result: DeliveryReason | 'sent'): Promise<void> {
  const isSent = result === 'sent';
  asRepeatable();
  commitAlong();
  await sql(
    `update score_intents set
       acked_seq = case when $4 then greatest(acked_seq, $3) else acked_seq end,
       acked_points = case when $4 then $6::numeric else acked_points end,
       acked_comment = case when $4 then $7 else acked_comment end,
       state = case when seq <> $3 then state when $4 then 'sent' else 'parked' end,
       last_error = case when seq <> $3 or $4 then null else $5 end,
       in_doubt = false, busy_until = null, tries = 0, failing_since = null, next_try_at = null,
       lms_points = null, lms_seen_at = null, updated_at = clock_timestamp()
     where tenant_id = $1 and id = $2 and seq >= $3`,
    [currentTenant(), wish.id, wish.seq, isSent, result, wish.points, wish.comment],
  );
}

export interface Delay {
  milliseconds: number;
  reason: DeliveryReason | null;
  /** Nothing left our hands, so there is nothing to ask the gradebook about. */
  neverSent: boolean;
  /** It was not our turn: no failure, and no reason to tell anybody. */
  isPause: boolean;
}

/**
 * Tries again later, without using up the queue's own tries; after three days the score stops and
 * waits for a person.
 */
export async function putOffWish(wish: Wish, delay: Delay): Promise<void> {
  const [row] = await sql<{ next_try_at: Date | null }>(
    `update score_intents set
       in_doubt = case when $6 then $7 else in_doubt end, busy_until = null, updated_at = now(),
       tries = tries + case when $9 then 0 else 1 end,
       failing_since = case when $9 then failing_since else coalesce(failing_since, now()) end,
       state = case when failing_since < now() - $8::interval then 'parked' else state end,
       last_error = case when failing_since < now() - $8::interval then 'gave-up'
                         else coalesce($5, last_error) end,
       next_try_at = case when failing_since < now() - $8::interval then null
                          else clock_timestamp() + $4 * interval '1 millisecond' end
     where tenant_id = $1 and id = $2 and seq = $3 and state = 'waiting' returning next_try_at`,
    [
      currentTenant(),
      wish.id,
      wish.seq,
      Math.round(delay.milliseconds),
      delay.reason,
      delay.neverSent,
      wish.in_doubt,
      GIVE_UP_AFTER,
      delay.isPause,
    ],
  );
  if (row?.next_try_at) await requeue(wish, row.next_try_at);
}

/** The wish is in other hands, or its holder died: look again when the hold has run out. */
export async function lookAgainWhenFree(wish: Wish): Promise<void> {
  const [row] = await sql<{ busy_until: Date }>(
    `select busy_until from score_intents
     where tenant_id = $1 and id = $2 and state = 'waiting' and seq > acked_seq
       and busy_until > clock_timestamp()`,
    [currentTenant(), wish.id],
  );
  if (row) await requeue(wish, row.busy_until);
}

const requeue = (wish: Wish, runAt: Date) =>
  enqueue('send-score', wish.id, { queue: laneOf(wish.registration_id, wish.id), runAt });
