import { toCsv } from '#contracts/csv.js';
import { RESULT_COLUMN_NAMES, type ResultColumn } from '#contracts/result-columns.js';
import type { BadResultRow, ResultProblem } from '#contracts/result-imports.js';
import { t } from '../i18n/i18n.js';

/** What is wrong with a cell, and how to put it right. */
export const resultProblemWords = ({ code }: ResultProblem): string => t(`results.problem-${code}`);

/** The mistakes as a table for a spreadsheet. */
export function resultMistakesAsCsv(rows: readonly BadResultRow[]): string {
  const header = [
    ...[t('imports.column-line'), t('imports.column-name')],
    ...[t('imports.column-value'), t('imports.column-problem')],
  ];
  const lines = rows.flatMap(({ line, cells, problems }) =>
    problems.map((problem) => [
      ...[String(line), problem.column, cells[problem.column] ?? '', resultProblemWords(problem)],
    ]),
  );
  return toCsv([header, ...lines]);
}

/** A file to begin with: every column, and one row as an example. */
export function templateAsCsv(): string {
  const example: Record<ResultColumn, string> = {
    ...{ student: '100234', test: 'MAP Growth', part: t('results.template-part') },
    ...{ date: '2026-05-14', school_year: '2025-26', score: '231', out_of: '350' },
    ...{ level: t('results.template-level'), meaning: t('results.template-meaning') },
  };
  return toCsv([RESULT_COLUMN_NAMES, RESULT_COLUMN_NAMES.map((column) => example[column])]);
}
