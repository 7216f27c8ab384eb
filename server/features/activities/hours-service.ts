import type { HoursSummary, RequirementProgress, YearHours } from '#contracts/activity-hours.js';
import { HOUR_KINDS, type HourKind } from '#contracts/activity-fields.js';
import type { Actor } from '../../auth/actor.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { schoolYearOf, type YearRule, yearRule } from '../years/school-year.js';
import { requireStudent } from './activity-policy.js';
import { confirmationState } from './activity-presenter.js';
import { type ActivityRow, findActivities } from './activity-records.js';
import { listRequirements } from './hour-requirement-records.js';
import { gradesOf, yearOfActivity } from './activity-grades.js';

interface Counted {
  kind: HourKind;
  hours: number;
  isVerified: boolean;
  schoolYear: number | null;
  grades: number[];
}

/** The actor's hours by kind and school year, and how far they are with what the district asks. */
export async function readOwnHours(actor: Actor, now: Date): Promise<HoursSummary> {
  requireStudent(actor);
  const gradeLevel = await gradeLevelOf(actor.personId);
  const rows = await findActivities(actor.personId);
  const rule = await yearRule();
  const year = schoolYearOf(now, rule);
  const counted = rows.flatMap((row) => countedOf(row, gradeLevel, { now, year, rule }));
  const requirements = await listRequirements();
  return {
    years: byYear(counted),
    requirements: requirements.map((requirement): RequirementProgress => {
      const ofKind = counted.filter(({ kind }) => kind === requirement.kind);
      const isInside = (grade: number) =>
        grade >= requirement.fromGrade && grade <= requirement.toGrade;
      return {
        ...requirement,
        ...sums(ofKind.filter(({ grades }) => grades.some(isInside))),
        withoutGrade: total(ofKind.filter(({ grades }) => grades.length === 0)),
      };
    }),
  };
}

function countedOf(
  row: ActivityRow,
  gradeLevel: number | null,
  { now, ...years }: { now: Date; year: number; rule: YearRule },
): Counted[] {
  const kind = HOUR_KINDS.find((one) => one === row.kind);
  if (!kind || row.hours === null || row.hours === 0) return [];
  return [
    {
      kind,
      hours: row.hours,
      isVerified: confirmationState(row.confirmation, now) === 'verified',
      schoolYear: yearOfActivity(row, years.rule),
      grades: gradesOf(row, gradeLevel, years),
    },
  ];
}

/** Oldest year first, hours without a date last. */
function byYear(counted: readonly Counted[]): YearHours[] {
  const groups = new Map<string, Counted[]>();
  for (const one of counted) {
    const key = `${one.kind} ${String(one.schoolYear)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const order = (year: number | null) => year ?? Infinity;
  return [...groups.values()]
    .flatMap(([first, ...more]) =>
      first ? [{ kind: first.kind, schoolYear: first.schoolYear, ...sums([first, ...more]) }] : [],
    )
    .sort((left, right) => order(left.schoolYear) - order(right.schoolYear));
}

function sums(counted: readonly Counted[]): { verified: number; claimed: number } {
  return {
    verified: total(counted.filter(({ isVerified }) => isVerified)),
    claimed: total(counted.filter(({ isVerified }) => !isVerified)),
  };
}

/** In hundredths, so that many small numbers add up to what a person would write. */
function total(counted: readonly Counted[]): number {
  return counted.reduce((sum, { hours }) => sum + Math.round(hours * 100), 0) / 100;
}
