/**
 * What a district's data does not keep with the plan: how many days after what each row goes. The days are
 * those of the columns' annotations, which the privacy page prints; a guard holds the two together.
 */
export interface ExpiryRule {
  table: string;
  days: 30 | 90 | 400;
  /** SQL: the moment from which the days count; null means not yet. */
  since: string;
  /** SQL: what else must be so. */
  and?: string;
}

/** In this order, so that what hangs on a row goes before it. */
export const EXPIRY_RULES: readonly ExpiryRule[] = [
  { table: 'sessions', days: 30, since: 'expires_at' },
  { table: 'self_tests', days: 30, since: 'created_at' },
  { table: 'roster_runs', days: 30, since: 'updated_at' },
  { table: 'sis_imports', days: 30, since: 'updated_at' },
  { table: 'result_imports', days: 30, since: 'updated_at' },
  { table: 'course_imports', days: 30, since: 'updated_at' },
  {
    ...{ table: 'person_merge_steps', days: 30 },
    since: `(select m.merged_at from person_merges m
              where m.tenant_id = person_merge_steps.tenant_id and m.id = person_merge_steps.merge_id)`,
  },
  {
    ...{ table: 'year_close_steps', days: 30 },
    since: `(select c.finished_at from year_closes c
              where c.tenant_id = year_close_steps.tenant_id and c.id = year_close_steps.close_id)`,
  },
  { table: 'caliper_events', days: 30, since: 'happened_at' },
  { table: 'notifications', days: 90, since: 'happened_at' },
  { table: 'mail_digests', days: 90, since: 'until' },
  { table: 'family_devices', days: 400, since: 'coalesce(revoked_at, last_seen_at)' },
  { table: 'api_tokens', days: 400, since: 'coalesce(revoked_at, expires_at)' },
  { table: 'access_log', days: 400, since: 'at' },
  { table: 'admin_log', days: 400, since: 'at' },
  { table: 'support_looks', days: 400, since: 'at' },
  {
    ...{ table: 'support_grants', days: 400, since: 'ends_at' },
    and: `not exists (select from support_looks l
                       where l.tenant_id = support_grants.tenant_id and l.grant_id = support_grants.id)`,
  },
];

/** Rows that go with another table’s by its foreign key. */
export const GO_WITH: Readonly<Record<string, string>> = {
  roster_staged: 'roster_runs',
  sis_import_rows: 'sis_imports',
  result_import_rows: 'result_imports',
  course_import_rows: 'course_imports',
};

/** Tables whose rows have a day of their own, on which a job of theirs takes them away. */
export const GO_BY_THEMSELVES: readonly string[] = [
  'report_files',
  'report_pieces',
  'report_students',
];
