import type { PassportItem } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { insertPlan, plansOf } from '../courses/plan-records.js';
import { keepPlanVersion } from '../courses/plan-versions.js';
import { insertTaken } from '../courses/taken-records.js';

/** A course taken elsewhere. What a school said there is kept as its word, not as ours. */
export async function writeCourse(
  { id: _, source, where: _where, ...course }: PassportItem<'courses'>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<string> {
  const isOwn = source === 'student';
  const who = { studentId: actor.personId, enteredBy: isOwn ? actor.personId : null };
  return insertTaken({ ...course, ...who, source: isOwn ? 'student' : 'passport' }, now);
}

/** A plan of courses. Where there is one already, it stands beside it as a copy. */
export async function writeCoursePlan(
  { name, targets, courses }: PassportItem<'coursePlans'>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<string> {
  const all = (await plansOf(actor.personId)).filter(({ removed_at }) => removed_at === null);
  const entries = courses.map((course) => ({ ...course, id: newId() }));
  const is_main = !all.some((plan) => plan.is_main);
  const plan = { student_id: actor.personId, name, is_main, targets, entries, removed_at: null };
  const id = await insertPlan(plan, now);
  await keepPlanVersion(actor, { ...plan, id }, now);
  return id;
}
