import type { ActivityClaim, ActivityQuery } from '#contracts/activities.js';
import type { ActivityBranch, ActivityKind } from '#contracts/activity-fields.js';
import type { Visibility } from '#contracts/visibility.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What a student can say of an activity. */
export interface ActivityValues {
  kind: ActivityKind;
  title: string;
  organisation: string;
  role: string;
  description: string;
  honours: string;
  branch: ActivityBranch | null;
  skills: string[];
  tags: string[];
  startedOn: string | null;
  endedOn: string | null;
  grades: number[];
  hours: number | null;
  isPaid: boolean | null;
  supervisor: string;
  visibility: Visibility;
}

export interface ActivityRow extends ActivityValues {
  id: string;
  source: 'me' | 'log';
  revision: number;
  removedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** The answer that counts: one that confirms the activity as it is, else the newest link's. */
  confirmation: ConfirmationRow | null;
}

/** As PostgreSQL makes JSON of it: moments are texts. */
export interface ConfirmationRow {
  state: 'sent' | 'verified' | 'returned' | 'withdrawn';
  created_at: string;
  expires_at: string;
  decided_at: string | null;
  verifier_name: string;
  may_be_named: boolean;
  comment: string;
  withdrawn_because: 'changed' | 'me' | null;
  claim: ActivityClaim;
  /** Whether the activity still says what the link asked to confirm. */
  is_same: boolean;
}

const COLUMNS: Record<keyof ActivityValues, { name: string; type: string }> = {
  kind: { name: 'kind', type: 'text' },
  title: { name: 'title', type: 'text' },
  organisation: { name: 'organisation', type: 'text' },
  role: { name: 'role', type: 'text' },
  description: { name: 'description', type: 'text' },
  honours: { name: 'honours', type: 'text' },
  branch: { name: 'branch', type: 'text' },
  skills: { name: 'skills', type: 'text[]' },
  tags: { name: 'tags', type: 'text[]' },
  startedOn: { name: 'started_on', type: 'date' },
  endedOn: { name: 'ended_on', type: 'date' },
  grades: { name: 'grades', type: 'integer[]' },
  hours: { name: 'hours', type: 'numeric' },
  isPaid: { name: 'is_paid', type: 'boolean' },
  supervisor: { name: 'supervisor', type: 'text' },
  visibility: { name: 'visibility', type: 'text' },
};
const FIELDS = Object.keys(COLUMNS) as (keyof ActivityValues)[];

/** What is confirmed of activity `a`: compared in the database, so that 10 and 10.00 are the same. */
export const CLAIM = `jsonb_build_object('kind', a.kind, 'title', a.title, 'organisation', a.organisation,
  'startedOn', a.started_on, 'endedOn', a.ended_on, 'hours', a.hours)`;

const SELECT = `select a.id, a.kind, a.title, a.organisation, a.role, a.description, a.honours, a.branch,
    a.skills, a.tags, a.started_on::text as "startedOn", a.ended_on::text as "endedOn", a.grades,
    a.hours::float8 as hours, a.is_paid as "isPaid", a.supervisor, a.visibility, a.source, a.revision,
    a.removed_at as "removedAt", a.created_at as "createdAt", a.updated_at as "updatedAt",
    (select to_jsonb(c) || jsonb_build_object('is_same', c.claim = ${CLAIM}) - 'token_hash'
     from activity_confirmations c where c.tenant_id = a.tenant_id and c.activity_id = a.id
     order by c.state = 'verified' and c.claim = ${CLAIM} desc, c.created_at desc, c.id desc
     limit 1) as confirmation
  from activities a`;

/** Letters as people type them in a hurry: no case, no accents. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Here and not in the database, whose `translate()` took most of the time of a search in 500. */
function holdsAll(row: ActivityRow, words: readonly string[]): boolean {
  const { title, organisation, role, description, honours, skills, tags } = row;
  const text = plain(
    [title, organisation, role, description, honours, ...skills, ...tags].join(' '),
  );
  return words.every((word) => text.includes(word));
}

/** A student's activities that are not removed, the latest first. */
export async function findActivities(
  studentId: string,
  query: ActivityQuery = {},
  shown: readonly Visibility[] | null = null,
): Promise<ActivityRow[]> {
  const words = plain(query.words ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const rows = await sql<ActivityRow>(
    `${SELECT}
     where a.tenant_id = $1 and a.student_id = $2 and a.removed_at is null
       and ($3::text[] is null or a.visibility = any($3))
       and ($4::text is null or a.kind = $4)
       and ($5::integer is null or $5 = any(a.grades))
       and ($6::text is null or $6 = any(a.tags))
     order by coalesce(a.ended_on, a.started_on, ${daySql('a.created_at')}) desc, a.created_at desc, a.id`,
    [
      ...[currentTenant(), studentId, shown, query.kind ?? null, query.grade ?? null],
      query.tag ?? null,
    ],
  );
  return words.length === 0 ? rows : rows.filter((row) => holdsAll(row, words));
}

/** How many activities there are, and all their tags. */
export async function overviewOf(studentId: string): Promise<{ total: number; tags: string[] }> {
  const [row] = await sql<{ total: string; tags: string[] | null }>(
    `select count(*) as total,
            (select array_agg(distinct tag order by tag) from activities b, unnest(b.tags) as tag
             where b.tenant_id = $1 and b.student_id = $2 and b.removed_at is null) as tags
     from activities a where a.tenant_id = $1 and a.student_id = $2 and a.removed_at is null`,
    [currentTenant(), studentId],
  );
  return { total: Number(row?.total ?? 0), tags: row?.tags ?? [] };
}

/** One activity of the student, a removed one too. */
export async function findActivity(studentId: string, id: string): Promise<ActivityRow | null> {
  const [row] = await sql<ActivityRow>(
    `${SELECT} where a.tenant_id = $1 and a.student_id = $2 and a.id = $3`,
    [currentTenant(), studentId, id],
  );
  return row ?? null;
}

/** Two changes of one activity wait for each other until the request is over. */
export async function lockActivity(studentId: string, id: string): Promise<ActivityRow | null> {
  await sql(
    'select 1 as one from activities where tenant_id = $1 and student_id = $2 and id = $3 for update',
    [currentTenant(), studentId, id],
  );
  return findActivity(studentId, id);
}

export interface NewActivityRow {
  id: string;
  studentId: string;
  values: ActivityValues;
  now: Date;
  /** What Pathlight logs by itself, under a key that is there once. */
  sourceKey?: string;
}

/** @returns whether it was added; false when its id or key is there already. */
export async function insertActivity(row: NewActivityRow): Promise<boolean> {
  const names = FIELDS.map((field) => COLUMNS[field].name);
  const added = await sql(
    `insert into activities (tenant_id, id, student_id, source, source_key, created_at, updated_at,
                             ${names.join(', ')})
     values ($1, $2, $3, $4, $5, $6, $6,
             ${FIELDS.map((field, index) => `$${index + 7}::${COLUMNS[field].type}`).join(', ')})
     on conflict do nothing returning id`,
    [
      ...[currentTenant(), row.id, row.studentId, row.sourceKey ? 'log' : 'me'],
      ...[row.sourceKey ?? null, row.now.toISOString()],
      ...FIELDS.map((field) => row.values[field]),
    ],
  );
  return added.length > 0;
}

/** Makes the activity say this, and whether it is removed; counts the change. */
export async function updateActivity(
  id: string,
  values: ActivityValues,
  removedAt: Date | null,
  now: Date,
): Promise<void> {
  const sets = FIELDS.map(
    (field, index) => `${COLUMNS[field].name} = $${index + 5}::${COLUMNS[field].type}`,
  );
  await sql(
    `update activities set revision = revision + 1, removed_at = $3, updated_at = $4, ${sets.join(', ')}
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, removedAt?.toISOString() ?? null, now.toISOString()],
      ...FIELDS.map((field) => values[field]),
    ],
  );
}
