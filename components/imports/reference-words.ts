import type { ReferencePlace, ReferenceProblem, Refusal } from '#contracts/reference-imports.js';
import type { ReferencePart } from '#contracts/reference-parts.js';
import { t } from '../i18n/i18n.js';

export const partName = (part: ReferencePart): string => t(`reference.part-${part}`);

/** File, sheet and row, as far as they are known. */
export function placeText({ file, sheet, row }: ReferencePlace): string {
  const place = sheet === undefined ? file : t('reference.place-sheet', { file, sheet });
  return row === undefined ? place : t('reference.place-row', { place, row: String(row) });
}

/** Why a file was not read, and where it was seen. */
export function refusalText({ code, place, what }: Refusal): string {
  const cause = t(`reference.refused-${code}` as 'reference.refused-bomb', { what });
  const where = placeText(place);
  return where === '' ? cause : `${where}: ${cause}`;
}

export function problemText({ place, column, code, value }: ReferenceProblem): string {
  const cause = t(`reference.problem-${code}`);
  return t('reference.problem-row', { place: placeText(place), column, value, cause });
}

/** `O*NET 31.0, 2026`; the year once where the release names it, as `May 2025` does. */
export const releaseText = (release: string, year: number): string =>
  release.includes(String(year)) ? release : `${release}, ${year}`;
