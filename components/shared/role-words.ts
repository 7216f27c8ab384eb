import { ROLE_WORDS } from '#contracts/role-words.js';
import { type PlainKey, t } from '../i18n/i18n.js';

const WORDS: Readonly<Record<string, PlainKey>> = ROLE_WORDS;

/** The word for a part in Pathlight, as a log has it; null for one without a word. Needs `sharing`. */
export function roleWords(role: string): string | null {
  const key = Object.hasOwn(WORDS, role) ? WORDS[role] : undefined;
  return key === undefined ? null : t(key);
}
