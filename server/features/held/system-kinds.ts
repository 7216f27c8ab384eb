import { type HeldKind, ofStudent, rowsOf } from './held-kind.js';

/** What comes to be by using Pathlight. */
export const SYSTEM_KINDS: readonly HeldKind[] = [
  {
    ...{ kind: 'versions', tables: ['record_versions'], seenBy: 'you' },
    rows: ofStudent('record_versions', { origin: 'pathlight' }),
  },
  {
    ...{
      kind: 'passports-in',
      tables: ['passport_imports', 'passport_items'],
      seenBy: 'counselors',
    },
    rows: ofStudent('passport_imports', { origin: 'passport' }),
  },
  {
    ...{ kind: 'passports-out', tables: ['passport_takeouts'], seenBy: 'you' },
    rows: ofStudent('passport_takeouts', { origin: 'you' }),
  },
  {
    ...{ kind: 'kept', tables: ['kept_texts'], seenBy: 'you' },
    rows: ofStudent('kept_texts', { origin: 'you' }),
  },
  {
    ...{ kind: 'looks', tables: ['access_log'], seenBy: 'you' },
    rows: rowsOf(
      { origin: 'pathlight' },
      `access_log h where h.tenant_id = $1 and (h.student_id = $2 or h.student_id in (
         select m.gone_id from person_merges m
         where m.tenant_id = $1 and m.kept_id = $2 and m.undone_at is null))`,
    ),
  },
  {
    ...{ kind: 'notifications', seenBy: 'you' },
    // No student gets an e-mail; who became one later may have chosen it before.
    tables: ['notifications', 'notification_settings', 'mail_choices', 'mail_digests'],
    rows: rowsOf(
      { origin: 'pathlight' },
      'notifications h where h.tenant_id = $1 and $2 in (h.person_id, h.about_id)',
    ),
  },
  {
    ...{ kind: 'events-out', tables: ['caliper_events'], seenBy: 'nobody' },
    rows: rowsOf(
      { origin: 'pathlight' },
      'caliper_events h where h.tenant_id = $1 and h.person_id = $2',
    ),
  },
  {
    ...{ kind: 'visits', tables: ['sessions'], seenBy: 'nobody' },
    rows: rowsOf({ origin: 'lms' }, 'sessions h where h.tenant_id = $1 and h.person_id = $2'),
  },
  {
    ...{ kind: 'class-lists', tables: ['roster_staged', 'roster_runs'], seenBy: 'nobody' },
    rows: rowsOf(
      { origin: 'lms' },
      `roster_staged h where h.tenant_id = $1 and h.sub in (
         select i.sub from person_identities i where i.tenant_id = $1 and i.person_id = $2)`,
    ),
  },
  {
    kind: 'same-person',
    tables: ['person_merges', 'person_merge_steps', 'distinct_people'],
    seenBy: 'admins',
    rows: rowsOf(
      { origin: 'school' },
      `(select m.id from person_merges m
          where m.tenant_id = $1 and (m.kept_id = $2 or m.gone_id = $2)
        union all
        select d.id from distinct_people d
          where d.tenant_id = $1 and (d.person_id = $2 or d.other_id = $2)) h`,
    ),
  },
];
