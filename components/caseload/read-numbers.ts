import { CASELOAD_LIST_MAX, STUDENT_NUMBER_MAX } from '#contracts/limits.js';
import { formatNumber } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';
import { faultWords } from '../imports/import-words.js';
import { ReadError } from '../imports/read-error.js';
import { readTable } from '../imports/read-table.js';

const COLUMNS = { number: ['student_id', 'sis_id', 'student_number', 'sis_user_id', 'sourcedid'] };

/**
 * Student numbers out of a file, each once. Whatever else stands in it never leaves the computer.
 *
 * @throws ReadError saying why the file cannot be read.
 */
export async function readNumbers(file: File): Promise<string[]> {
  const { rows } = await readTable<'number'>(file, { columns: COLUMNS, required: ['number'] });
  const numbers = rows.flatMap(({ cells }) => cells.number?.slice(0, STUDENT_NUMBER_MAX) ?? []);
  return [...new Set(numbers)];
}

/** Why a file gives no list; null where something else went wrong. Needs the `imports` messages. */
export function numbersFault(error: unknown): string | null {
  if (!(error instanceof ReadError)) return null;
  return error.fault === 'no-columns'
    ? t('caseload.no-column', { file: error.file })
    : faultWords(error);
}

export const tooMany = (): string =>
  t('caseload.too-many', { count: formatNumber(CASELOAD_LIST_MAX) });
