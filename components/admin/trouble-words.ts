import type { ConnectionTrouble } from '#contracts/connections.js';
import type { PlainKey } from '../i18n/i18n.js';

/** What is wrong and what to do, in one or two sentences. */
export const TROUBLES: Readonly<Record<Exclude<ConnectionTrouble, 'scores-parked'>, PlainKey>> = {
  'launch-refused': 'admin.trouble-launch-refused',
  'person-withheld': 'admin.trouble-person-withheld',
  'names-withheld': 'admin.trouble-names-withheld',
  'roster-not-given': 'admin.trouble-roster-not-given',
  'roster-failed': 'admin.trouble-roster-failed',
  'roster-held': 'admin.trouble-roster-held',
  'grades-not-given': 'admin.trouble-grades-not-given',
};
