import type { Check, CheckCode, CheckReason } from '#contracts/self-test.js';
import { formatNumber } from '../i18n/format.js';
import { type PlainKey, t } from '../i18n/i18n.js';

export const CHECK_NAMES: Readonly<Record<CheckCode, PlainKey>> = {
  launch: 'selftest.launch',
  browser: 'selftest.browser',
  frame: 'selftest.frame',
  keys: 'selftest.keys',
  clock: 'selftest.clock',
  'access-roster': 'selftest.access-roster',
  'access-columns': 'selftest.access-columns',
  'access-scores': 'selftest.access-scores',
  'access-results': 'selftest.access-results',
  roster: 'selftest.roster',
  names: 'selftest.names',
  gradebook: 'selftest.gradebook',
  'deep-link': 'selftest.deep-link',
};

/** What to do where a check has words of its own; the rest is the same for every check. */
const OWN: Partial<Record<`${CheckCode}-${CheckReason}`, PlainKey>> = {
  'launch-never': 'selftest.fix-launch',
  'frame-never': 'selftest.fix-launch',
  'deep-link-never': 'selftest.fix-deep-link',
  'access-roster-refused': 'selftest.fix-access-roster',
  'access-columns-refused': 'selftest.fix-access-grades',
  'access-scores-refused': 'selftest.fix-access-grades',
  'access-results-refused': 'selftest.fix-access-grades',
  'roster-not-given': 'selftest.fix-access-roster',
  'gradebook-not-given': 'selftest.fix-access-grades',
  'clock-not-given': 'selftest.fix-clock-unknown',
};

const BY_REASON: Readonly<Record<Exclude<CheckReason, 'ok' | 'off'>, PlainKey>> = {
  never: 'selftest.fix-launch',
  'no-cookies': 'selftest.fix-cookies',
  'no-storage': 'selftest.fix-storage',
  'no-course': 'selftest.fix-course',
  'not-given': 'selftest.fix-refused',
  refused: 'selftest.fix-refused',
  'no-answer': 'selftest.fix-no-answer',
  unreadable: 'selftest.fix-unreadable',
  withheld: 'selftest.fix-names',
};

/** The sentence below a check: that it works, or the next step. */
export function fixFor({ code, reason, count }: Check): string {
  if (reason === 'off') return t('selftest.fix-clock', { time: spanWords(count ?? 0) });
  if (reason !== 'ok') return t(OWN[`${code}-${reason}`] ?? BY_REASON[reason]);
  if (code === 'roster') return t('selftest.ok-roster', { count: count ?? 0 });
  if (code === 'gradebook') return t('selftest.ok-gradebook', { count: count ?? 0 });
  return t('selftest.ok');
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Seconds as people say them: from two of a unit on, in that unit. */
function spanWords(seconds: number): string {
  const [unit, size] =
    UNITS.find(([, length]) => seconds >= 2 * length) ?? (['second', 1] as const);
  return formatNumber(Math.round(seconds / size), { style: 'unit', unit, unitDisplay: 'long' });
}
