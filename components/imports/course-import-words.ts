import { toCsv } from '#contracts/csv.js';
import {
  COURSE_COLUMNS,
  COURSE_COLUMNS_NEEDED,
  type CourseColumn,
  type CourseImportKind,
} from '#contracts/course-fields.js';
import type { BadCourseRow, CourseProblem } from '#contracts/course-imports.js';
import { t } from '../i18n/i18n.js';

export const columnsOf = (kind: CourseImportKind) =>
  Object.keys(COURSE_COLUMNS[kind]) as CourseColumn[];

export const isNeeded = (kind: CourseImportKind, column: CourseColumn) =>
  COURSE_COLUMNS_NEEDED[kind].includes(column);

/** What is wrong with a cell, and how to put it right. */
export function courseProblemWords({ code, at }: CourseProblem): string {
  if (code === 'unknown-course' || code === 'two-courses' || code === 'unfinished')
    return t(`course-imports.problem-${code}`, { at });
  return t(`course-imports.problem-${code}`);
}

/** The mistakes as a table for a spreadsheet. */
export function courseMistakesAsCsv(rows: readonly BadCourseRow[]): string {
  const header = [
    ...[t('imports.column-line'), t('imports.column-name')],
    ...[t('imports.column-value'), t('imports.column-problem')],
  ];
  const lines = rows.flatMap(({ line, cells, problems }) =>
    problems.map((problem) => [
      ...[String(line), problem.column, cells[problem.column] ?? '', courseProblemWords(problem)],
    ]),
  );
  return toCsv([header, ...lines]);
}

/** A file to begin with: every column, and one row as an example. */
export function courseTemplate(kind: CourseImportKind): string {
  const example: Partial<Record<CourseColumn, string>> = {
    ...{ code: 'SC201', title: t('course-imports.template-course'), credits: '1' },
    ...{ area: t('courses.area-science'), terms: 'Year', grades: '10-12', student: '100234' },
    ...{ name: t('course-imports.template-scholarship'), amount: '$1,000', for_grades: '11-12' },
    ...{ giver: t('course-imports.template-giver'), who: t('course-imports.template-who') },
    ...{ deadline: '2027-03-01', link: 'https://example.org/apply', listed: 'active' },
    ...{ school_year: '2025-26', term: 'Year', grade_level: '10', mark: 'B+', status: 'earned' },
    ...(kind === 'catalog' && {
      status: 'active',
      career_subjects: t('careers-data.subject-chemistry'),
    }),
  };
  const columns = columnsOf(kind);
  return toCsv([columns, columns.map((column) => example[column] ?? '')]);
}
