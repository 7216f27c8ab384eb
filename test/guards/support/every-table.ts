import type pg from 'pg';
import { newId } from '#server/db/ids.js';
import { tenantTables } from './catalogue.js';

/** Values for columns whose checks want a certain word. A new check may need a line here. */
const BY_NAME: Record<string, string> = {
  // A placement of a career would have to name it.
  'placements.kind': 'plan',
  'caseload_parts.kind': 'list',
  'staff_parts.kind': 'mentor',
  'notifications.count': '1',
  'mail_choices.cadence': 'day',
  'caliper_events.kind': 'launch',
  'work_grants.kind': 'canvas',
  'work_states.state': 'open',
  'queue_marks.reason': 'goal',
  'conference_days.slot_minutes': '15',
  'conference_bookings.booked_role': 'student',
  'grade_tasks.proof': 'tick',
  'nudges.place': 'none',
  'queue_marks.fact': 'goal 1',
  'district_instruments.licence': 'cc-by-nd',
  'catalog_courses.code': 'ENG9',
  'course_exceptions.kind': 'requirement',
  'conversation_steps.kind': 'begun',
  'conversation_records.language': 'en',
  'conversation_signatures.role': 'student',
  'plan_conversations.kind': 'individual',
  'course_plan_steps.kind': 'submitted',
  'course_imports.kind': 'catalog',
  'course_records.source': 'student',
  'course_records.status': 'earned',
  'course_records.term': 'year',
  'diplomas.kind': 'diploma',
  'activities.kind': 'service',
  'report_schedules.every': 'week',
  'strengths.side': 'strength',
  'strengths.source': 'me',
  'assessment_results.source': 'imported',
  'advising_notes.contact': 'talk',
  'advising_notes.visibility': 'student',
  'interventions.kind': 'tutoring',
  'interventions.visibility': 'student',
  'component_changes.change': 'waive',
  'correction_requests.subject': 'name',
  'kept_texts.kind': 'reflection',
  'family_invitations.kind': 'guardian',
  'family_invitations.state': 'withdrawn',
  'family_notices.about': 'plan',
  'family_notices.way': 'letter',
  'family_notices.outcome': 'none',
  'family_links.kind': 'guardian',
  'signatures.signer': 'guardian',
  'signatures.act': 'approve',
  'signatures.answer': 'agreed',
  'signatures.way': 'paper',
  'signatures.fingerprint': 'a'.repeat(64),
  'rights_moves.reason': 'eighteen',
  'hour_requirements.kind': 'service',
  'hour_requirements.from_grade': '6',
  'hour_requirements.to_grade': '7',
  'local_voices.locale': 'en',
  'local_voices.release_locale': 'en',
  'goal_comments.author_role': 'student',
  'activity_confirmations.state': 'withdrawn',
  'goal_choices.choice': 'keep',
  'api_tokens.scopes': '{schools}',
  'support_grants.ends_at': '2026-11-24T01:00:00Z',
  act: 'changed',
  'evidence_items.kind': 'link',
  'item_themes.kind': 'skill',
  'match_marks.mark': 'hidden',
  'way_choices.way': 'work',
  'places.kind': 'employer',
  'place_requests.kind': 'transcript',
  'aid_steps.step': 'fafsa',
  'aid_steps.state': 'done',
  'scholarships.link': 'https://aid.test/',
  'scholarship_picks.name': 'Found',
  'scholarship_picks.link': 'https://aid.test/',
  'scholarship_picks.status': 'looking',
  'resumes.template': 'clear',
  'resumes.language': 'en',
  kind: 'career',
  horizon: 'term',
  role: 'student',
  form: 'short',
  choice: 'fresh',
  grading: 'none',
  scores: '{1,2,3,4,5,6}',
};

const BY_TYPE: Record<string, () => string> = {
  uuid: newId,
  text: () => `marker ${newId()}`,
  integer: () => '1',
  bigint: () => '1',
  smallint: () => '1',
  'numeric(6,2)': () => '1',
  'numeric(7,2)': () => '1',
  boolean: () => 'false',
  jsonb: () => '{}',
  'text[]': () => '{}',
  'integer[]': () => '{}',
  date: () => '2026-11-24',
  'timestamp with time zone': () => '2026-11-24T00:00:00Z',
  bytea: () => '\\x00',
};

/**
 * Puts a row of each tenant into every tenant table, whatever tables there are. Foreign keys sleep
 * meanwhile: what the rows mean does not matter to the guards, only whose they are.
 */
export async function fillEveryTable(superuser: pg.Client, tenantIds: string[]): Promise<void> {
  await superuser.query('set session_replication_role = replica');
  for (const table of await tenantTables(superuser)) {
    for (const tenantId of tenantIds) await fill(superuser, table, tenantId);
  }
  await superuser.query('reset session_replication_role');
}

/** Columns of this table that need a certain word, even where they have one of their own. */
const namedOf = (table: string) =>
  Object.keys(BY_NAME).flatMap((name) =>
    name.startsWith(`${table}.`) ? [name.split('.')[1]] : [],
  );

async function fill(superuser: pg.Client, table: string, tenantId: string): Promise<void> {
  const { rows } = await superuser.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type
     from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull
       and (not atthasdef or attname = 'tenant_id' or attname = any($2))`,
    [table, namedOf(table)],
  );
  const values = rows.map(({ name, type }) => {
    if (name === 'tenant_id') return tenantId;
    const value = BY_NAME[`${table}.${name}`] ?? BY_NAME[name] ?? BY_TYPE[type]?.();
    if (value === undefined) throw new Error(`Say how to fill ${table}.${name} (${type}).`);
    return value;
  });
  const names = rows.map(({ name }) => name).join(', ');
  const places = rows.map((_, index) => `$${index + 1}`).join(', ');
  await superuser.query(`insert into ${table} (${names}) values (${places})`, values);
}

export async function addTenants(owner: pg.Client, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into tenants (name) select 'District ' || gen_random_uuid() from generate_series(1, $1)
     returning id`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** One sum over all that a tenant has: equal exactly while nothing of it changed. */
export async function checksum(superuser: pg.Client, tenantId: string): Promise<string> {
  const parts = (await tenantTables(superuser)).map(
    (table) =>
      `select '${table}' as t, md5(coalesce(string_agg(r::text, '|' order by r.id), '')) as sum
       from ${table} r where r.tenant_id = $1`,
  );
  const { rows } = await superuser.query<{ sum: string }>(
    `select md5(string_agg(t || sum, '' order by t)) as sum from (${parts.join(' union all ')}) every_table`,
    [tenantId],
  );
  return rows[0]!.sum;
}
