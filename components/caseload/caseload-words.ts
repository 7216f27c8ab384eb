import type { CaseloadPart } from '#contracts/caseload.js';
import { formatList } from '../i18n/format.js';
import { t } from '../i18n/i18n.js';

/** A part of a caseload in words: “Last names A to F · grade 9 · North High”. */
export function partWords({ kind, name, letters, grades, school, listed }: CaseloadPart): string {
  if (kind === 'list') return t('caseload.part-list', { name, count: listed });
  const words = [
    ...(letters ? [t('caseload.part-letters', letters)] : []),
    ...(grades ? [gradesWords(grades)] : []),
    ...(school ? [school.name] : []),
  ].join(' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function gradesWords({ from, to }: { from: number; to: number }): string {
  if (from === to) return t('caseload.part-grade', { from: String(from) });
  return t('caseload.part-grades', { from: String(from), to: String(to) });
}

const NAMED = 20;

/** The first of many numbers, and how many there are besides. */
export function numbersWords(numbers: readonly string[]): string {
  const list = formatList(numbers.slice(0, NAMED));
  if (numbers.length <= NAMED) return list;
  return t('caseload.preview-more', { list, count: String(numbers.length - NAMED) });
}
