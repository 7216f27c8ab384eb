import type { LearningNote } from '#contracts/assessments.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { knownLocale, translate } from '../../messages.js';
import { saveEntry } from '../journal/journal-service.js';
import { type AttemptRecord, findOwnAttempt } from './attempt-service.js';
import { closeAttempt, refuseGaps } from './finishing.js';
import { askedIn } from './asked.js';
import { itemsOf } from './instrument.js';

const KIND = 'preferences';

/**
 * Turns the answers on how one learns into a private entry of the journal, to go on writing. Nothing is
 * scored. Doing it again gives the entry of the first time.
 *
 * @throws AppError `invalid-request` naming the questions without an answer, `not-found`.
 */
export async function finishLearningAttempt(
  actor: Actor,
  id: string,
  now: Date,
): Promise<LearningNote> {
  const attempt = await findOwnAttempt(actor, id, KIND);
  if (attempt.finishedAt) return { id };
  refuseGaps(attempt, await askedIn(attempt));
  const name = learningNoteName(actor);
  const text = [name, ...answersInWords(attempt, actor.locale)].join('\n\n');
  // The entry has the attempt's id: that is how one is found from the other.
  await saveEntry(
    actor,
    id,
    { entry: null, prompt: null, text, visibility: 'private', revision: 0 },
    now,
  );
  await closeAttempt(actor, { id, kind: KIND, name }, now);
  return { id };
}

export function learningNoteName(actor: Actor): string {
  return translate(actor.locale, 'assessments.preferences-name');
}

function answersInWords({ form, answers }: AttemptRecord, locale: string): string[] {
  const language = knownLocale(locale) === 'es' ? 'es' : 'en';
  return itemsOf(form, KIND).map((item) => {
    const answer = item.options?.[(answers[item.id] ?? 0) - 1];
    return [item[language], answer?.[language]].filter(Boolean).join('\n');
  });
}

/** The notes that are still in the student's journal, the newest first. */
export function learningNotesOf(studentId: string): Promise<{ id: string; finishedAt: Date }[]> {
  return sql(
    `select a.id, a.finished_at as "finishedAt" from profiler_attempts a
     join journal_entries j on j.tenant_id = a.tenant_id and j.id = a.id
     where a.tenant_id = $1 and a.student_id = $2 and a.kind = $3 and j.removed_at is null
     order by a.finished_at desc, a.id desc`,
    [currentTenant(), studentId, KIND],
  );
}
