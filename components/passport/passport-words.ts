import type { Part, PassportOverview } from '#contracts/passport.js';
import { ProblemError } from '../api/problem-error.js';
import { problemMessage } from '../api/problem-messages.js';
import { formatDate } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const partWord = (part: Part): string => t(`passport.part-${part}` as PlainKey);

type Word = PassportOverview['confirmedElsewhere'][number];

export function elsewhereWords({ by, on, where }: Word): string {
  const day = formatDate(on);
  return by === null
    ? t('passport.elsewhere-unnamed', { where, day })
    : t('passport.elsewhere', { by, where, day });
}

const PLAIN: Readonly<Record<string, PlainKey>> = {
  'not-a-passport': 'passport.bad-not-a-passport',
  'too-many-files': 'passport.bad-too-many-files',
  'bad-signature': 'passport.bad-bad-signature',
  'not-the-issuer': 'passport.bad-not-the-issuer',
  'newer-version': 'passport.bad-newer-version',
  'too-much': 'passport.bad-too-much',
};

const NAMING = {
  damaged: 'passport.bad-damaged',
  'too-large-inside': 'passport.bad-too-large-inside',
  'unlisted-file': 'passport.bad-unlisted-file',
  'missing-file': 'passport.bad-missing-file',
  'changed-file': 'passport.bad-changed-file',
  'bad-structure': 'passport.bad-bad-structure',
} as const;

/** Why a file was refused, with the part of it that is meant. */
export function refusalWords(error: unknown): string {
  const [first] = error instanceof ProblemError ? error.errors : [];
  const reason = first?.pointer.replace('/passport/', '') ?? '';
  const plain = PLAIN[reason];
  if (plain) return t(plain);
  if (first && reason in NAMING)
    return t(NAMING[reason as keyof typeof NAMING], { where: first.detail });
  return problemMessage(error);
}
