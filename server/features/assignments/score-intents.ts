import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { AssignmentRow } from './assignment-records.js';

export interface WantedScore {
  points: number;
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
  const [intent] = await sql<{ id: string }>(
    `insert into score_intents (tenant_id, id, assignment_id, student_id, points, max_points, comment, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, assignment_id, student_id) do update set
       points = excluded.points, max_points = excluded.max_points, comment = excluded.comment,
       submitted_at = excluded.submitted_at, seq = score_intents.seq + 1, state = 'waiting',
       last_error = null, updated_at = now()
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
  if (intent) await enqueue('send-score', intent.id);
}

/** Tries a parked score once more. @returns false when there is none. */
export async function sendAgain(assignmentId: string, studentId: string): Promise<boolean> {
  const [intent] = await sql<{ id: string }>(
    `update score_intents set state = 'waiting', last_error = null, updated_at = now()
     where tenant_id = $1 and assignment_id = $2 and student_id = $3 and state <> 'sent' returning id`,
    [currentTenant(), assignmentId, studentId],
  );
  if (intent) await enqueue('send-score', intent.id);
  return intent !== undefined;
}
