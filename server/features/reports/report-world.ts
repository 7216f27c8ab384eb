import type { ReportCell } from '#contracts/reports.js';
import { type MessageKey, translate } from '../../messages.js';
import { schoolNames } from '../roster/school-names.js';
import { currentTemplate, type DistrictTemplate } from '../templates/district-template-records.js';
import { dayOf, schoolYearOf, yearRule } from '../years/school-year.js';
import type { AboutLine } from './table-writer.js';
import { districtName } from '../district/district-name.js';

/** What somebody asked for. */
export interface ReportScope {
  language: string;
  schoolId: string | null;
  /** Only students of this course; null for all. */
  courseId: string | null;
}

/** What every report is made from. */
export interface ReportWorld extends ReportScope {
  now: Date;
  /** The day that it is by the district's own clock, as `2026-08-01`. */
  day: string;
  /** The school year that it is. */
  year: number;
  district: DistrictTemplate | null;
  districtName: string;
  /** Names by id. */
  schools: ReadonlyMap<string, string>;
  /** A sentence of the catalogue in the file's language. */
  say: (key: MessageKey, values?: Record<string, string | number>) => string;
}

export interface StudentRow {
  studentId: string;
  cells: ReportCell[];
}

interface Table {
  columns: readonly string[];
  about?: readonly AboutLine[];
}

/** What a report is: its rows at once, or students whose rows are made some at a time. */
export type ReportTable = Table &
  (
    | { rows: readonly ReportCell[][] }
    | {
        students: readonly string[];
        /** In the order of the ids. A student may have no row, or several. */
        rowsOf: (ids: readonly string[]) => Promise<StudentRow[]>;
      }
  );

export type MakeTable = (world: ReportWorld) => Promise<ReportTable>;

export async function reportWorld(scope: ReportScope, now: Date): Promise<ReportWorld> {
  const [district, rule, schools, name] = await Promise.all([
    currentTemplate(),
    yearRule(),
    schoolNames(),
    districtName(),
  ]);
  return {
    ...{ ...scope, now, district, schools, districtName: name },
    ...{ day: dayOf(now, rule), year: schoolYearOf(now, rule) },
    say: (key, values) =>
      (translate as (locale: string, name: string, with_?: object) => string)(
        scope.language,
        key,
        values,
      ),
  };
}

/** The district's rule; reports of it are made where there is one only. */
export function ruleOf({ district }: ReportWorld): DistrictTemplate {
  if (!district) throw new Error('A report of the rule without a rule.');
  return district;
}

/** The school that the report is about; undefined for the whole district. */
export const schoolName = ({ schoolId, schools }: ReportWorld): string | undefined =>
  schoolId === null ? undefined : schools.get(schoolId);
