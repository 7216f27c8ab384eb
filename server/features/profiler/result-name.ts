import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import { RESULT_NAME_MAX } from '#contracts/limits.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { translate } from '../../messages.js';

const NAMES = {
  interests: 'careers-data.result-name',
  skills: 'careers-data.result-name-skills',
  values: 'careers-data.result-name-values',
} as const satisfies Record<AssessmentKind, string>;

/**
 * A name for a result that was given none: "Interest profile, Oct 12", in the student's language and
 * the district's time zone; a second one of the day gets a number.
 */
export async function nameResult(
  locale: string,
  now: Date,
  kept: readonly { name: string }[],
  kind: AssessmentKind = 'interests',
): Promise<string> {
  const date = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: await districtTimeZone(),
  }).format(now);
  const name = translate(locale, NAMES[kind], { date });
  const taken = new Set(kept.map((result) => result.name));
  let unique = name;
  for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${number})`;
  return unique.slice(0, RESULT_NAME_MAX);
}

async function districtTimeZone(): Promise<string> {
  const [tenant] = await sql<{ timeZone: string }>(
    `select time_zone as "timeZone" from tenants where id = $1`,
    [currentTenant()],
  );
  return tenant?.timeZone ?? 'UTC';
}
