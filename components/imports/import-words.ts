import { toCsv } from '#contracts/csv.js';
import type { BadRow, CellProblem } from '#contracts/imports.js';
import type { SisKind } from '#contracts/oneroster.js';
import { formatList, formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';
import type { ReadError, ReadFault } from './read-error.js';

export const KIND_WORDS: Record<SisKind, PlainKey> = {
  orgs: 'imports.kind-orgs',
  academicSessions: 'imports.kind-academicSessions',
  courses: 'imports.kind-courses',
  classes: 'imports.kind-classes',
  users: 'imports.kind-users',
  roles: 'imports.kind-roles',
  enrollments: 'imports.kind-enrollments',
};

/** What is wrong with a cell, and how to put it right. */
export function problemWords({ code, value, allowed }: CellProblem): string {
  if (code === 'not-allowed' || code === 'not-a-grade')
    return t(`imports.problem-${code}`, { allowed: formatList(allowed) });
  return code === 'unknown-id'
    ? t('imports.problem-unknown-id', { value })
    : t(`imports.problem-${code}`);
}

const FAULT_WORDS = {
  'not-csv': 'imports.fault-not-csv',
  damaged: 'imports.fault-damaged',
  'too-large': 'imports.fault-too-large',
  unsafe: 'imports.fault-unsafe',
  encrypted: 'imports.fault-encrypted',
  'no-files': 'imports.fault-no-files',
  'no-ids': 'imports.fault-no-ids',
  twice: 'imports.fault-twice',
  'not-table': 'imports.fault-not-table',
  'no-columns': 'imports.fault-no-columns',
  'over-20-mb': 'imports.fault-over-20-mb',
  'no-rows': 'imports.fault-no-rows',
} as const satisfies Record<ReadFault, string>;

/** Why a file cannot be read, and what to do. */
export function faultWords({ fault, file }: ReadError): string {
  return t(FAULT_WORDS[fault], { file });
}

export const tooManyWords = (most: number): string =>
  t('imports.fault-too-many', { count: formatNumber(most) });

/** The mistakes as a table for a spreadsheet. */
export function mistakesAsCsv(rows: readonly BadRow[]): string {
  const header = [
    ...[t('imports.file'), t('imports.column-line'), t('imports.column-name')],
    ...[t('imports.column-value'), t('imports.column-problem')],
  ];
  const lines = rows.flatMap(({ kind, line, cells, problems }) =>
    problems.map((problem) => [
      ...[`${kind}.csv`, String(line), problem.column],
      ...[cells[problem.column] ?? '', problemWords(problem)],
    ]),
  );
  return toCsv([header, ...lines]);
}
