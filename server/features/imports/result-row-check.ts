import { RECORD_NAME_MAX, RESULT_MEANING_MAX, SCORE_VALUE_MAX } from '#contracts/limits.js';
import type { CorrectedResult, Score } from '#contracts/record.js';
import { PLAIN_LEVEL, PLAIN_SCORE, type ResultColumn } from '#contracts/result-columns.js';
import type { ResultProblem, ResultProblemCode } from '#contracts/result-imports.js';
import { calendarYearOf, type YearCalendar } from '../years/school-year.js';
import { readDay } from './day-cell.js';

export type ResultCells = Partial<Record<ResultColumn, string>>;

export interface CheckedResult {
  /** As students are matched: lower-case where it is an e-mail address. */
  studentKey: string;
  /** Test, part and date: two rows with one key and one student are one result. */
  importKey: string;
  data: CorrectedResult;
  problems: ResultProblem[];
}

const SIS_ID_MAX = 320;

/**
 * Reads the cells of one row; what is wrong is told with the column it is in.
 *
 * @param rule - when school years begin, and the last day that has come in the district (`YYYY-MM-DD`).
 */
export function checkResultRow(
  cells: ResultCells,
  rule: YearCalendar & { lastDay: string },
): CheckedResult {
  const problems: ResultProblem[] = [];
  const mark = (column: ResultColumn, code: ResultProblemCode) => problems.push({ column, code });
  const text = (column: ResultColumn, most: number, isRequired = false): string => {
    const value = (cells[column] ?? '').trim();
    if (value === '' && isRequired) mark(column, 'missing');
    if (value.length > most) mark(column, 'too-long');
    return value.slice(0, most);
  };
  const student = text('student', SIS_ID_MAX, true);
  const tool = text('test', RECORD_NAME_MAX, true);
  const name = text('part', RECORD_NAME_MAX);
  const written = text('date', RECORD_NAME_MAX, true);
  const takenOn = readDay(written);
  if (written !== '' && takenOn === null) mark('date', 'not-a-date');
  if (takenOn !== null && takenOn > rule.lastDay) mark('date', 'not-yet');
  checkYear(text('school_year', RECORD_NAME_MAX), takenOn, rule, mark);
  const scores = readScores(text, mark);
  return {
    studentKey: student.includes('@') ? student.toLowerCase() : student,
    importKey: [tool.toLowerCase(), name.toLowerCase(), takenOn ?? written].join('\u001f'),
    data: {
      ...{ tool, name, scores, meaning: text('meaning', RESULT_MEANING_MAX) },
      takenOn: takenOn ?? '',
    },
    problems,
  };
}

function readScores(
  text: (column: ResultColumn, most: number) => string,
  mark: (column: ResultColumn, code: ResultProblemCode) => void,
): Score[] {
  const score = text('score', SCORE_VALUE_MAX);
  const level = text('level', SCORE_VALUE_MAX);
  const most = text('out_of', SCORE_VALUE_MAX);
  const maximum = most === '' ? null : Number(most);
  if (maximum !== null && !(maximum > 0 && maximum <= 1_000_000)) mark('out_of', 'not-a-number');
  if (score === '' && level === '') mark('score', 'missing');
  return [
    ...(score === '' ? [] : [{ name: PLAIN_SCORE, value: score, maximum }]),
    ...(level === '' ? [] : [{ name: PLAIN_LEVEL, value: level, maximum: null }]),
  ];
}

/** `2025-26`, `2025–2026` or `2025/26`. */
function checkYear(
  value: string,
  takenOn: string | null,
  calendar: YearCalendar,
  mark: (column: ResultColumn, code: ResultProblemCode) => void,
): void {
  if (value === '') return;
  const [, from = '', to = ''] = /^(\d{4})\s*[-–/]\s*(\d{2}|\d{4})$/.exec(value) ?? [];
  if (from === '' || !String(Number(from) + 1).endsWith(to)) mark('school_year', 'not-a-year');
  else if (takenOn !== null && calendarYearOf(takenOn, calendar) !== Number(from))
    mark('school_year', 'other-year');
}
