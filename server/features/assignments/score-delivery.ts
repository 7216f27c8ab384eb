import type { DeliveryReason } from '#contracts/assignments.js';
import { LmsError } from '#lti/lms-error.js';
import type { LmsServices, Result, Score } from '#lti/types.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { findLineItem } from './line-items.js';

export interface Intent {
  id: string;
  assignment_id: string;
  course_id: string;
  registration_id: string;
  line_items_url: string | null;
  line_item_url: string | null;
  title: string;
  sub: string | null;
  points: string;
  max_points: number;
  comment: string;
  submitted_at: Date | null;
  seq: number;
  acked_seq: number;
  sent_at: Date | null;
  is_test: boolean;
  /** The try before this one never heard an answer. */
  was_in_doubt: boolean;
}

/**
 * Brings the newest wish for one student's score to the gradebook.
 *
 * The time stamp is stored before the post and always later than the one before, so a post whose answer
 * was lost can be told from one that never left: when in doubt the gradebook is asked. What is
 * sent twice says the same thing.
 *
 * @throws LmsError what another try may cure; the queue tries again.
 * @see https://www.imsglobal.org/spec/lti-ags/v2p0#score-publish-service
 */
export async function deliverScore(
  subject: TaskSubject,
  lms: LmsServices,
  now: () => Date,
): Promise<void> {
  const intent = await withTenant(subject.tenantId, () => takeIntent(subject.subjectId, now()));
  if (!intent) return;
  const settle = (result: DeliveryReason | 'sent') =>
    withTenant(subject.tenantId, () => settleIntent(intent, result));
  if (intent.is_test || intent.sub === null) {
    await settle('not-student');
    return;
  }
  const lineItemUrl = await findLineItem(intent, lms, subject.tenantId);
  if (!lineItemUrl) {
    await settle('no-column');
    return;
  }
  // Only a first score: of an update, equal points do not tell whether its comment arrived.
  const isThere =
    intent.was_in_doubt &&
    intent.acked_seq === 0 &&
    (await gradebookSays(intent, lineItemUrl, lms));
  await settle(isThere ? 'sent' : await post(intent, lineItemUrl, lms));
}

/** Locks the wish, stamps the time of the try and reads all that the post needs. */
async function takeIntent(id: string, now: Date): Promise<Intent | undefined> {
  const [intent] = await sql<Intent>(
    `with taken as (
       update score_intents i
       set sent_at = greatest($3::timestamptz, i.sent_at + interval '1 second'), in_doubt = true,
           updated_at = now()
       from (select id, in_doubt from score_intents
             where tenant_id = $1 and id = $2 and seq > acked_seq and state = 'waiting' for update) old
       where i.tenant_id = $1 and i.id = old.id
       returning i.*, old.in_doubt as was_in_doubt)
     select t.id, t.assignment_id, a.course_id, c.registration_id, c.line_items_url, a.title, t.points,
            t.max_points, t.comment, t.submitted_at, t.seq, t.acked_seq, t.sent_at, p.is_test,
            t.was_in_doubt,
            (select l.line_item_url from assignment_links l
             where l.tenant_id = t.tenant_id and l.assignment_id = a.id and l.line_item_url is not null
             order by l.updated_at desc limit 1) as line_item_url,
            (select i.sub from person_identities i
             where i.tenant_id = t.tenant_id and i.person_id = t.student_id
               and i.registration_id = c.registration_id limit 1) as sub
     from taken t
     join assignments a on a.tenant_id = t.tenant_id and a.id = t.assignment_id
     join courses c on c.tenant_id = t.tenant_id and c.id = a.course_id
     join people p on p.tenant_id = t.tenant_id and p.id = t.student_id`,
    [currentTenant(), id, now.toISOString()],
  );
  return intent;
}

/** A wish renewed while the post was under way stays waiting: its own job follows. */
async function settleIntent(intent: Intent, result: DeliveryReason | 'sent'): Promise<void> {
  const isSent = result === 'sent';
  await sql(
    `update score_intents set
       acked_seq = case when $4 then greatest(acked_seq, $3) else acked_seq end,
       state = case when seq <> $3 then state when $4 then 'sent' else 'parked' end,
       last_error = case when seq <> $3 or $4 then null else $5 end, in_doubt = false,
       updated_at = now()
     where tenant_id = $1 and id = $2`,
    [currentTenant(), intent.id, intent.seq, isSent, result],
  );
}

async function post(
  intent: Intent,
  lineItemUrl: string,
  lms: LmsServices,
): Promise<DeliveryReason | 'sent'> {
  const score: Score = {
    sub: intent.sub ?? '',
    points: Number(intent.points),
    maxPoints: intent.max_points,
    ...(intent.comment && { comment: intent.comment }),
    timestamp: intent.sent_at ?? new Date(),
    ...(intent.submitted_at && { submittedAt: intent.submitted_at }),
    isUpdate: intent.acked_seq > 0,
  };
  try {
    await lms.sendScore(intent.registration_id, lineItemUrl, score);
    return 'sent';
  } catch (error) {
    if (!(error instanceof LmsError) || error.isTransient) throw error;
    return afterRefusal(error, intent, lineItemUrl, lms);
  }
}

const REFUSALS: Partial<Record<number, DeliveryReason>> = {
  401: 'refused',
  403: 'refused',
  404: 'gone',
  422: 'not-student',
};

/**
 * A refusal because of the time stamp (Moodle 409, Canvas 400) often means that an earlier try arrived
 * after all: the gradebook tells. If it says something else, another try gets a later stamp.
 */
async function afterRefusal(
  error: LmsError,
  intent: Intent,
  lineItemUrl: string,
  lms: LmsServices,
): Promise<DeliveryReason | 'sent'> {
  if (error.status === 409 || error.status === 400) {
    const result = await lms.readResult(intent.registration_id, lineItemUrl, intent.sub ?? '');
    if (result && isSameScore(result, intent)) return 'sent';
    // A result of another number proves the student: only the stamp was too old. One later stamp is
    // enough to find out; a student who left keeps their old result for ever.
    const isStale = result?.points != null && !intent.was_in_doubt;
    if (error.status === 409 || isStale) throw new RetryLaterError(error);
    return 'not-student';
  }
  return REFUSALS[error.status ?? 0] ?? 'unknown';
}

async function gradebookSays(
  intent: Intent,
  lineItemUrl: string,
  lms: LmsServices,
): Promise<boolean> {
  const result = await lms.readResult(intent.registration_id, lineItemUrl, intent.sub ?? '');
  return result !== null && isSameScore(result, intent);
}

/** Results may be on another scale than the one we sent. */
function isSameScore({ points, maxPoints }: Result, intent: Intent): boolean {
  if (points === null) return false;
  const scale = maxPoints ? intent.max_points / maxPoints : 1;
  return Math.abs(points * scale - Number(intent.points)) < 0.01;
}

/** Sent again by the queue with a later time stamp. */
class RetryLaterError extends Error {
  override readonly name = 'RetryLaterError';

  constructor(cause: Error) {
    super('The gradebook holds a newer time stamp.', { cause });
  }
}
