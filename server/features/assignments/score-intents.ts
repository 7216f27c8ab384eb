import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { AssignmentRow } from './assignment-records.js';

/**
 * How many scores of one registration are worked on at a time: more than the four that may be on their
 * way, so that the database's part of one overlaps with the LMS's part of another.
 */
const LANES = 6;

export interface WantedScore {
  /** Null takes a score back. */
  points: number | null;
  comment: string;
  submittedAt: Date | null;
}

/**
 * Notes what the gradebook should say and queues the sending, both in the open transaction. One row is
 * one student's latest wish: quick changes collapse into one post, and nothing is sent twice.
 */
export async function wantScore(
  assignment: AssignmentRow,
  studentId: string,
  wanted: WantedScore,
): Promise<void> {
  if (wanted.points === null && (await dropUnsent(assignment.id, studentId))) return;
  const [intent] = await sql<{ id: string }>(
    `insert into score_intents (tenant_id, id, assignment_id, student_id, points, max_points, comment, submitted_at)
     select $1, $2, $3, $4, $5, $6, $7, $8
     where $5::numeric is not null or exists (
       select 1 from score_intents where tenant_id = $1 and assignment_id = $3 and student_id = $4)
     on conflict (tenant_id, assignment_id, student_id) do update set
       points = excluded.points, max_points = excluded.max_points, comment = excluded.comment,
       submitted_at = excluded.submitted_at, seq = score_intents.seq + 1, state = 'waiting',
       last_error = null, tries = 0, failing_since = null, next_try_at = null, updated_at = now()
     where (score_intents.points, score_intents.max_points, score_intents.comment)
           is distinct from (excluded.points, excluded.max_points, excluded.comment)
        or score_intents.state <> 'sent'
     returning id`,
    [
      currentTenant(),
      newId(),
      assignment.id,
      studentId,
      wanted.points,
      assignment.max_points,
      wanted.comment,
      wanted.submittedAt?.toISOString() ?? null,
    ],
  );
  // No row: the gradebook already says just this.
  if (intent) await queueScores([intent.id]);
}

/** A score that never left can be forgotten: an empty post would make an attempt of its own. */
async function dropUnsent(assignmentId: string, studentId: string): Promise<boolean> {
  const dropped = await sql<{ id: string }>(
    `delete from score_intents
     where tenant_id = $1 and assignment_id = $2 and student_id = $3 and acked_seq = 0
       and not in_doubt and busy_until is null returning id`,
    [currentTenant(), assignmentId, studentId],
  );
  return dropped.length > 0;
}

/** Which scores to try once more: all that stopped or wait, or those that the gradebook shows otherwise. */
export interface ScoreChoice {
  assignmentId?: string | undefined;
  studentId?: string | undefined;
  reason?: string | null | undefined;
}

/**
 * Tries scores once more: a stopped one, a waiting one at once, and one that somebody overwrote in the
 * LMS (only when named: that is a choice about one student).
 *
 * @returns how many.
 */
export async function sendAgain(choice: ScoreChoice): Promise<number> {
  const isNamed = choice.studentId !== undefined;
  const reasonIsGiven = choice.reason !== undefined;
  const intents = await sql<{ id: string; assignment_id: string; old_reason: string | null }>(
    `with old as (
       select id, last_error from score_intents
       where tenant_id = $1 and ($2::uuid is null or assignment_id = $2)
         and ($3::uuid is null or student_id = $3)
         and (not $4 or last_error is not distinct from $5)
         and (state <> 'sent' or ($6 and lms_points is not null)) for update)
     update score_intents i
     set seq = case when state = 'sent' then seq + 1 else seq end, state = 'waiting', last_error = null,
         tries = 0, failing_since = null, next_try_at = null, lms_points = null, lms_seen_at = null,
         updated_at = now()
     from old where i.tenant_id = $1 and i.id = old.id
     returning i.id, i.assignment_id, old.last_error as old_reason`,
    [
      currentTenant(),
      choice.assignmentId ?? null,
      choice.studentId ?? null,
      reasonIsGiven,
      choice.reason ?? null,
      isNamed,
    ],
  );
  const gone = intents.filter(({ old_reason }) => old_reason === 'gone');
  if (gone.length > 0) await forgetColumns(gone.map((intent) => intent.assignment_id));
  await queueScores(intents.map(({ id }) => id));
  return intents.length;
}

/** A column that the LMS says is gone is looked for anew. */
async function forgetColumns(assignmentIds: string[]): Promise<void> {
  for (const table of ['assignment_links', 'grade_columns'])
    await sql(
      `update ${table} set line_item_url = null, updated_at = now()
       where tenant_id = $1 and assignment_id = any($2::uuid[])`,
      [currentTenant(), assignmentIds],
    );
}

/** Puts wishes on their lanes, each with the LMS it goes to; with a time, not to be sent before. */
export async function queueScores(intentIds: string[], runAt?: Date): Promise<void> {
  if (intentIds.length === 0) return;
  const rows = await sql<{ id: string; registration_id: string }>(
    `select i.id, c.registration_id from score_intents i
     join assignments a on a.tenant_id = i.tenant_id and a.id = i.assignment_id
     join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
     where i.tenant_id = $1 and i.id = any($2::uuid[])`,
    [currentTenant(), intentIds],
  );
  for (const { id, registration_id: registrationId } of rows)
    await enqueue('send-score', id, {
      queue: laneOf(registrationId, id),
      ...(runAt && { runAt }),
    });
}

/**
 * The queue in which a score waits. A platform that hangs holds its own lanes only, and one score is
 * always on the same lane, behind its own earlier job.
 */
export function laneOf(registrationId: string, intentId: string): string {
  const lane = Number.parseInt(intentId.slice(-4), 16) % LANES;
  return `scores:${registrationId}:${lane}`;
}
