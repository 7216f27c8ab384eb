import {
  COURSE_CODE_MAX,
  COURSE_TITLE_MAX,
  type CourseArea,
  type CourseTerm,
  type TakenStatus,
} from '#contracts/course-fields.js';
import type { CourseCells } from '#contracts/course-imports.js';
import { areaNamed } from './area-names.js';
import { CellReader, plainOf, readTerm, readYear } from './cell-reader.js';
import type { CheckedRow } from './import-records.js';

/** A course taken, as a row of a file tells it; null where the catalog may know it. */
export interface TakenRow {
  code: string;
  title: string | null;
  area: CourseArea | null;
  schoolYear: number;
  term: CourseTerm;
  gradeLevel: number | null;
  status: TakenStatus;
  mark: string;
  credits: number | null;
  school: string;
}

const STATUS_NAMES: Record<TakenStatus, readonly string[]> = {
  'in-progress': ['in progress', 'enrolled', 'current', 'active', 'en curso'],
  earned: ['earned', 'completed', 'complete', 'passed', 'pass', 'aprobado', 'aprobada'],
  failed: ['failed', 'fail', 'not passed', 'withdrawn', 'no credit', 'reprobado', 'reprobada'],
  transferred: ['transferred', 'transfer', 'transferido', 'transferida'],
};

function readStatus(value: string): TakenStatus | null {
  const all = Object.keys(STATUS_NAMES) as TakenStatus[];
  return all.find((status) => STATUS_NAMES[status].includes(plainOf(value))) ?? null;
}

const isFail = (mark: string) => /^(f|u|nc|wf|e)$/i.test(mark.trim());

/**
 * Reads one row of a file with courses taken. Without a status, a failing mark or no credit is a failed course,
 * this school year is in progress unless it has a mark, and all else was earned.
 */
export function checkTakenRow(cells: CourseCells, thisYear: number): CheckedRow {
  const reader = new CellReader(cells);
  const student = reader.text('student', 320, true);
  const code = reader.text('code', COURSE_CODE_MAX);
  const title = reader.text('title', COURSE_TITLE_MAX);
  if (code === '' && title === '') reader.mark('code', 'missing');
  const year = readRunYear(reader, thisYear);
  const term = reader.read('term', 'not-a-term', readTerm) ?? 'year';
  const mark = reader.text('mark', 20);
  const credits = reader.credits('credits');
  const told = reader.read('status', 'not-a-status', readStatus);
  const data: TakenRow = {
    ...{ code, title: title === '' ? null : title, term, mark, credits, schoolYear: year },
    area: reader.read('area', 'not-an-area', areaNamed),
    gradeLevel: reader.read('grade_level', 'not-a-grade', readGrade),
    status: told ?? likelyStatus({ mark, credits, isRunning: year >= thisYear }),
    school: reader.text('school', 160),
  };
  return {
    studentKey: student.includes('@') ? student.toLowerCase() : student,
    recordKey: [code === '' ? title.toLowerCase() : code, year, term].join('\u001f'),
    data,
    problems: reader.problems,
  };
}

/** 0 where there is none: the row has a mistake then. */
function readRunYear(reader: CellReader, thisYear: number): number {
  reader.text('school_year', 20, true);
  const year = reader.read('school_year', 'not-a-year', readYear) ?? 0;
  if (year > thisYear) reader.mark('school_year', 'not-a-year');
  return year;
}

function likelyStatus(row: {
  mark: string;
  credits: number | null;
  isRunning: boolean;
}): TakenStatus {
  if (isFail(row.mark) || (row.credits === 0 && !row.isRunning)) return 'failed';
  return row.isRunning && row.mark === '' ? 'in-progress' : 'earned';
}

function readGrade(value: string): number | null {
  const grade = Number(value);
  return Number.isInteger(grade) && grade >= 6 && grade <= 12 ? grade : null;
}
