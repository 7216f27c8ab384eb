import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { AssignmentRow } from './assignment-records.js';
import { queueScores, wantScore } from './score-intents.js';

/** For how long many scores wait before they leave: longer than undo is on screen. */
export const HOLD_SECONDS = 15;

export interface HeldScore {
  studentId: string;
  comment: string;
  submittedAt: Date | null;
}

/**
 * Notes the same score for many and queues the sending for after the time in which it can be undone, all in
 * the open transaction. A score that is given or sent by itself meanwhile does not wait: the queue then
 * finds nothing more to send.
 */
export async function wantScoresLater(
  assignment: AssignmentRow,
  points: number,
  scores: readonly HeldScore[],
): Promise<void> {
  if (scores.length === 0) return;
  const intents = await sql<{ id: string }>(
    `insert into score_intents (tenant_id, id, assignment_id, student_id, points, max_points, comment, submitted_at)
     select $1, w.id, $2, w.student_id, $3, $4, w.comment, w.submitted_at
     from unnest($5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[])
       as w (id, student_id, comment, submitted_at)
     on conflict (tenant_id, assignment_id, student_id) do update set
       points = excluded.points, max_points = excluded.max_points, comment = excluded.comment,
       submitted_at = excluded.submitted_at, seq = score_intents.seq + 1, state = 'waiting',
       last_error = null, tries = 0, failing_since = null, next_try_at = null, updated_at = now()
     where (score_intents.points, score_intents.max_points, score_intents.comment)
           is distinct from (excluded.points, excluded.max_points, excluded.comment)
        or score_intents.state <> 'sent'
     returning id`,
    [
      ...[currentTenant(), assignment.id, points, assignment.max_points],
      scores.map(() => newId()),
      scores.map(({ studentId }) => studentId),
      scores.map(({ comment }) => comment),
      scores.map(({ submittedAt }) => submittedAt?.toISOString() ?? null),
    ],
  );
  // By the database's clock, which the queue goes by.
  const [due] = await sql<{ at: Date }>(
    `select clock_timestamp() + $1 * interval '1 second' as at`,
    [HOLD_SECONDS],
  );
  await queueScores(
    intents.map(({ id }) => id),
    due?.at,
  );
}

/**
 * Takes back scores that were noted together. Of those that never left nothing goes out: the gradebook keeps
 * saying what it said before. The others are taken back there as well.
 *
 * @returns how many had left.
 */
export async function withdrawScores(
  assignment: AssignmentRow,
  scores: readonly Omit<HeldScore, 'comment'>[],
): Promise<number> {
  const students = scores.map(({ studentId }) => studentId);
  const unsent = `tenant_id = $1 and assignment_id = $2 and student_id = any($3::uuid[])
                  and seq > acked_seq and not in_doubt and busy_until is null`;
  const key = [currentTenant(), assignment.id, students];
  const gone = await sql<{ student_id: string }>(
    `delete from score_intents where ${unsent} and acked_seq = 0 returning student_id`,
    key,
  );
  const asBefore = await sql<{ student_id: string }>(
    `update score_intents set points = acked_points, comment = coalesce(acked_comment, ''),
            acked_seq = seq, state = 'sent', last_error = null, tries = 0, failing_since = null,
            next_try_at = null, updated_at = now()
     where ${unsent} returning student_id`,
    key,
  );
  const still = new Set([...gone, ...asBefore].map((row) => row.student_id));
  const left = scores.filter(({ studentId }) => !still.has(studentId));
  for (const { studentId, submittedAt } of left)
    await wantScore(assignment, studentId, { points: null, comment: '', submittedAt });
  return left.length;
}
