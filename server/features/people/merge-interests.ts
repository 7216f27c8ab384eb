import { QUESTION_KINDS } from '#contracts/assessment-kinds.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { type AttemptRecord, findOpenAttempt } from '../profiler/attempt-service.js';
import type { MergedIds } from './merge-courses.js';
import type { MergeSteps } from './merge-steps.js';

/**
 * All results in one list, and one attempt of each kind under way. Where both had one, the answers of both are in
 * it; where they answered one question differently, the newer attempt counts and the other answers
 * are kept to read.
 */
export async function joinInterests(steps: MergeSteps, ids: MergedIds): Promise<void> {
  const { keptId, goneId } = ids;
  await sql(
    `select id from profiler_attempts
     where tenant_id = $1 and student_id in ($2, $3) and finished_at is null for update`,
    [currentTenant(), keptId, goneId],
  );
  for (const kind of QUESTION_KINDS) {
    const kept = await findOpenAttempt(keptId, kind);
    const gone = await findOpenAttempt(goneId, kind);
    if (kept && gone) await joinAttempts(steps, keptId, kept, gone);
  }
  await steps.move('profiler_attempts', 'student_id', { from: goneId, to: keptId });
}

async function joinAttempts(
  steps: MergeSteps,
  keptId: string,
  kept: AttemptRecord,
  gone: AttemptRecord,
): Promise<void> {
  const [newer, older] = gone.updatedAt > kept.updatedAt ? [gone, kept] : [kept, gone];
  // Answers to other questions can't be put together: those of the newer attempt go on.
  const isSame = kept.instrumentId === gone.instrumentId;
  await steps.change('profiler_attempts', kept.id, {
    form: isSame ? (kept.form === 'full' || gone.form === 'full' ? 'full' : 'short') : newer.form,
    answers: isSame ? { ...older.answers, ...newer.answers } : newer.answers,
    instrument_id: newer.instrumentId,
    updated_at: newer.updatedAt.toISOString(),
  });
  await steps.remove('profiler_attempts', 'id', [gone.id]);
  const overruled = Object.entries(older.answers).filter(
    ([item, answer]) => !isSame || (newer.answers[item] ?? answer) !== answer,
  );
  if (overruled.length === 0) return;
  await steps.add('kept_texts', {
    student_id: keptId,
    merge_id: steps.mergeId,
    kind: 'interests',
    title: '',
    texts: overruled.map(([item, answer]) => ({
      kind: 'answer',
      label: item,
      text: String(answer),
    })),
    written_at: older.updatedAt.toISOString(),
  });
}
