import type { ComponentCode } from '#contracts/component-codes.js';
import type { PlanComponent, PlanStatus } from '#contracts/completion.js';
import type { Visibility } from '#contracts/visibility.js';
import { judge } from '../templates/completion-rule.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { changesFor, itemsOf, recordsFor } from './component-records.js';
import { dueDate } from './due-date.js';
import { readPlanFacts } from './plan-facts.js';

/** Components that the plan itself shows. */
export const OWN_CODES: ReadonlySet<ComponentCode> = new Set([
  ...(['self', 'interest', 'skills', 'values', 'explore', 'careergoal', 'edgoal'] as const),
  ...(['psgoal', 'sel', 'scores', 'extra', 'service', 'work', 'wbl', 'talent'] as const),
  ...(['resume', 'portfolio', 'reflect', 'change', 'courseplan', 'gradcheck', 'ssign'] as const),
]);

/** Components that others meet inside Pathlight, by signing or talking; what is left, staff write down. */
export const SEEN_CODES: ReadonlySet<ComponentCode> = new Set([
  ...(['adult', 'annual', 'parent', 'psign', 'csign'] as const),
]);

/**
 * How far a student's plan is at this moment, with what meets each component. Judged anew from the records,
 * so that it is never behind. Null in a district without a template, and for who is no student now.
 *
 * @param shown - which of the student's entries the reader may see by name.
 */
export async function planStatus(
  studentId: string,
  shown: readonly Visibility[],
  now: Date,
): Promise<PlanStatus | null> {
  const [district, rule] = await Promise.all([currentTemplate(), yearRule()]);
  if (!district) return null;
  const [[facts], records, changes, items] = await Promise.all([
    readPlanFacts([studentId]),
    recordsFor(studentId),
    changesFor(studentId),
    itemsOf(studentId, shown),
  ]);
  if (!facts) return null;
  const { template, number } = district;
  const judged = judge(template, facts, schoolYearOf(now, rule));
  const components = judged.components.map((one): PlanComponent => {
    const asked = template.components.find(({ code }) => code === one.code);
    const codes = [one.code, ...(asked?.or ?? [])];
    return {
      ...one,
      ...{ isHours: asked?.hours !== undefined, or: asked?.or ?? [], from: asked?.from ?? null },
      isOwn: codes.some((code) => OWN_CODES.has(code)),
      isSeen: codes.some((code) => SEEN_CODES.has(code)),
      metBy: items.filter(({ code }) => codes.includes(code)).map(({ title }) => title),
      records: records.filter(({ code }) => codes.includes(code)),
      change: changes.find(({ code }) => code === one.code) ?? null,
    };
  });
  const missing = judged.components.filter((one) => one.standing === 'missing');
  const { name, abbreviation, grades, gates, signatures } = template;
  const { state, mandate, source, checkedOn, confidence } = template;
  return {
    ...{ state, name, abbreviation, grades, gates, signatures, version: number },
    ...{ mandate, rule: template.rule, source, checkedOn, confidence },
    ...{ grade: facts.grade, isOutside: judged.isOutside, isComplete: judged.isComplete },
    ...{ done: judged.done, required: judged.required, components },
    missing: nextFirst(missing.map(({ code }) => code)),
    dueOn: await dueDate(template, { studentId, grade: facts.grade }, rule, now),
  };
}

/** What a student can do themselves comes first. */
export const nextFirst = (missing: readonly ComponentCode[]): ComponentCode[] => [
  ...missing.filter((code) => OWN_CODES.has(code)),
  ...missing.filter((code) => !OWN_CODES.has(code)),
];
