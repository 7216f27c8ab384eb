import {
  COURSE_CODE_MAX,
  COURSE_RULE_MAX,
  COURSE_TEXT_MAX,
  COURSE_TIMES_MAX,
  COURSE_TITLE_MAX,
  type CareerSubject,
  type CourseArea,
  type CourseTerm,
} from '#contracts/course-fields.js';
import type { CourseCells, CourseProblem } from '#contracts/course-imports.js';
import { areaNamed, careerSubjectNamed } from './area-names.js';
import { CellReader, isListed, readGrades, readTerms } from './cell-reader.js';

/** A row of a catalog file. What is null was not in the file: a course that is there keeps it. */
export interface CatalogRow {
  code: string;
  title: string;
  description: string | null;
  credits: number | null;
  area: CourseArea | null;
  careerSubjects: CareerSubject[] | null;
  terms: CourseTerm[] | null;
  grades: number[] | null;
  schools: string[] | null;
  sameAs: string | null;
  times: number | null;
  prerequisite: string | null;
  corequisite: string | null;
  isRetired: boolean;
}

const listOf = (value: string) =>
  value
    .split(/[;|]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Reads the cells of one row of a catalog; rules are checked later, when all courses are known. */
export function checkCatalogRow(cells: CourseCells): {
  data: CatalogRow;
  problems: CourseProblem[];
} {
  const reader = new CellReader(cells);
  const orNull = (text: string) => (text === '' ? null : text);
  const listed = isListed(reader.text('status', 40));
  if (listed === null) reader.mark('status', 'not-a-status');
  const data: CatalogRow = {
    code: reader.text('code', COURSE_CODE_MAX, true),
    title: reader.text('title', COURSE_TITLE_MAX, true),
    description: orNull(reader.text('description', COURSE_TEXT_MAX)),
    credits: reader.credits('credits'),
    area: reader.read('area', 'not-an-area', areaNamed),
    careerSubjects: reader.read('career_subjects', 'not-a-subject', (value) => {
      const found = listOf(value).map(careerSubjectNamed);
      return found.every((one) => one !== null) ? found : null;
    }),
    terms: reader.read('terms', 'not-a-term', readTerms),
    grades: reader.read('grades', 'not-a-grade', readGrades),
    schools: reader.read('schools', 'not-a-school', listOf),
    sameAs: orNull(reader.text('same_as', COURSE_CODE_MAX)),
    times: reader.read('times', 'not-a-number', readTimes),
    prerequisite: orNull(reader.text('prerequisites', COURSE_RULE_MAX)),
    corequisite: orNull(reader.text('corequisites', COURSE_RULE_MAX)),
    isRetired: listed === false,
  };
  return { data, problems: reader.problems };
}

function readTimes(value: string): number | null {
  const times = Number(value);
  return Number.isInteger(times) && times >= 1 && times <= COURSE_TIMES_MAX ? times : null;
}
