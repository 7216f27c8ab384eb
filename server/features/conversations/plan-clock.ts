import type { PlanClock } from '#contracts/conversations.js';
import { daysBetween } from '#contracts/days.js';
import { readPlanFacts } from '../completion/plan-facts.js';
import { countedDay } from '../completion/due-date.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { dayOf, schoolYearOf, yearRule } from '../years/school-year.js';
import type { ConversationRecord } from './conversation-records.js';
import { agreedOn } from './conversation-presenter.js';

/**
 * The day by which the district's rule wants a first plan of this student (so many days into a grade, or
 * after they came), and whether a conversation that both confirmed met it. Null where the rule counts no days
 * for them.
 */
export async function planClock(
  studentId: string,
  conversations: readonly ConversationRecord[],
  now: Date,
): Promise<PlanClock | null> {
  const [district, rule] = await Promise.all([currentTemplate(), yearRule()]);
  if (!district) return null;
  const [facts] = await readPlanFacts([studentId]);
  if (!facts) return null;
  const { grade } = facts;
  const dueOn = await countedDay(district.template, { studentId, grade }, rule, now);
  if (dueOn === null) return null;
  const year = schoolYearOf(now, rule);
  const days = conversations
    .filter((one) => one.school_year === year)
    .map((one) => agreedOn(one, rule))
    .filter((day) => day !== null)
    .toSorted();
  return clockAt(dueOn, days[0] ?? null, dayOf(now, rule));
}

/** All days are `YYYY-MM-DD`. */
export function clockAt(dueOn: string, metOn: string | null, today: string): PlanClock {
  const daysLeft = daysBetween(today, dueOn);
  const state = metOn === null ? (daysLeft < 0 ? 'over' : 'open') : metOn <= dueOn ? 'met' : 'late';
  return { dueOn, metOn, state, daysLeft };
}
