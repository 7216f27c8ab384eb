import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import { RESULT_NAME_MAX } from '#contracts/limits.js';
import { translate } from '../../messages.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { gradesOf } from '../years/year-grades.js';

const NAMES = {
  interests: 'careers-data.result-name',
  skills: 'careers-data.result-name-skills',
  values: 'careers-data.result-name-values',
} as const satisfies Record<AssessmentKind, string>;

export interface Unnamed {
  studentId: string;
  locale: string;
  kind?: AssessmentKind;
  /** Names of the student's other results of the kind. */
  kept: readonly string[];
}

/**
 * A name for a result that was given none: "Interest profile, Oct 12, grade 8", in the student's language
 * and the district's time zone, the grade where it is known; a second one of the day gets a number.
 */
export async function nameResult(
  { studentId, locale, kind = 'interests', kept }: Unnamed,
  now: Date,
): Promise<string> {
  const rule = await yearRule();
  const date = new Intl.DateTimeFormat(locale, {
    ...{ day: 'numeric', month: 'short', timeZone: rule.timeZone },
  }).format(now);
  const plain = translate(locale, NAMES[kind], { date });
  const grade = (await gradesOf(studentId, rule))(schoolYearOf(now, rule));
  const name =
    grade === null
      ? plain
      : translate(locale, 'careers-data.result-name-grade', { name: plain, grade });
  const taken = new Set(kept);
  let unique = name;
  for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${number})`;
  return unique.slice(0, RESULT_NAME_MAX);
}
