import type { AwardLevel } from '#contracts/programs.js';
import { type PlainKey, t } from '../i18n/i18n.js';

/** The field of study of a program. A test on the server's side holds that every one has a name. */
export function familyName(family: string): string {
  return t(`programs.family-${family}` as PlainKey);
}

export function awardName(level: AwardLevel): string {
  return t(`programs.award-${level}`);
}
