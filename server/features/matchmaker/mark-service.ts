import { MATCH_MARKS_MAX } from '#contracts/limits.js';
import type { MarkedCareer, MatchMark } from '#contracts/matching.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { readCareerBrief } from '../careers/career-service.js';
import { occupations } from '../careers/occupation-store.js';
import { requireStudent } from '../profiler/attempt-service.js';
import { type MarkRecord, marksOf, storeMark } from './mark-records.js';

/** Careers the actor hid or disagreed with, the newest first. */
export async function listMarks(actor: Actor): Promise<MarkedCareer[]> {
  requireStudent(actor);
  const { byCode } = await occupations();
  const known = (await marksOf(actor.personId)).filter(({ code }) => byCode.has(code));
  return Promise.all(known.map(presentMark));
}

/**
 * Hides a career from the actor's lists, or says that it does not fit and why; a second mark on the
 * same career takes the place of the first.
 *
 * @throws AppError `not-found` when there is no such occupation, `conflict` when there are too many.
 */
export async function markCareer(
  actor: Actor,
  code: string,
  mark: MatchMark,
  now: Date,
): Promise<MarkedCareer> {
  requireStudent(actor);
  if (!(await occupations()).byCode.has(code)) throw notFound();
  const marks = await marksOf(actor.personId);
  if (marks.length >= MATCH_MARKS_MAX && !marks.some((one) => one.code === code))
    throw new AppError('conflict', `You marked ${MATCH_MARKS_MAX} careers. Take one back first.`);
  await storeMark(actor.personId, code, mark, now);
  return presentMark({ ...mark, code, updatedAt: now });
}

/** Takes a mark back; where there is none, nothing changes. @throws AppError `not-found`. */
export async function unmarkCareer(actor: Actor, code: string, now: Date): Promise<void> {
  requireStudent(actor);
  if (!(await occupations()).byCode.has(code)) throw notFound();
  await storeMark(actor.personId, code, null, now);
}

async function presentMark({ code, mark, why, updatedAt }: MarkRecord): Promise<MarkedCareer> {
  return { career: await readCareerBrief(code), mark, why, at: updatedAt.toISOString() };
}
