/**
 * The columns that we read of a file with assessment results, each with the headings it may have. Plain
 * values. What is not named here never leaves the administrator's computer.
 */
export const RESULT_COLUMNS = {
  /** The id of the student information system, or the e-mail address that the LMS told. */
  student: ['student_id', 'sis_id', 'sis_user_id', 'email', 'student_email', 'login_email'],
  test: ['test_name', 'tool', 'assessment', 'assessment_name'],
  part: ['subject', 'section', 'subtest'],
  date: ['test_date', 'date_taken', 'taken_on'],
  school_year: ['year'],
  score: ['scale_score', 'value'],
  out_of: ['max', 'maximum', 'max_score'],
  level: ['performance_level', 'achievement_level', 'proficiency'],
  meaning: ['description', 'in_words', 'what_it_means'],
} as const;

export type ResultColumn = keyof typeof RESULT_COLUMNS;
export const RESULT_COLUMN_NAMES = Object.keys(RESULT_COLUMNS) as ResultColumn[];
/** Without these a file can't be read. A score may be a number, a level, or both. */
export const REQUIRED_COLUMNS = ['student', 'test', 'date'] as const satisfies ResultColumn[];

/** Rows that one file may have, rows and bytes that one request brings, and bytes of the file. */
export const RESULT_ROWS_MAX = 20_000;
export const RESULT_BATCH_MAX = 250;
export const RESULT_BATCH_BYTES = 120_000;
export const RESULT_FILE_MAX = 20 * 1024 * 1024;
/** Scores of an imported result have no name in the file: these stand for “score” and “level”. */
export const PLAIN_SCORE = 'score';
export const PLAIN_LEVEL = 'level';

/** Whether the name says nothing that a reader needs, and is no word of their language. */
export const isPlainName = (name: string): boolean => name === PLAIN_SCORE || name === PLAIN_LEVEL;
