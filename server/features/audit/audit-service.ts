import type { AuditFilters, AuditLine, AuditPage, AuditSearch } from '#contracts/audit.js';
import { dayIn } from '#contracts/days.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { displayName } from '../roster/person-name.js';
import { yearRule } from '../years/school-year.js';
import { ACTS, bindsOf, LOOKS, studentJoin } from './audit-rows.js';

const PAGE = 50;
/** Names that a line shows; the file has all of them. */
const NAMES = 40;

interface Row {
  micros: string;
  key: string;
  kind: AuditLine['kind'];
  name: string | null;
  role: string | null;
  what: string;
  subject: string | null;
  ids: string[];
  students: number;
}

/**
 * A page of what staff saw and administrators did, newest first. Looks of one request are one line. The search
 * leaves its own traces: that somebody searched, and for each student shown that their looks were looked at.
 */
export async function searchAudit(
  actor: Actor,
  search: AuditSearch,
  request: AccessRequest,
): Promise<AuditPage> {
  const [micros = null, key = null] = search.before?.split(/~(.*)/s) ?? [];
  const rows = await sql<Row>(FOUND, [
    ...bindsOf(actor.tenantId, search),
    ...[micros, key, PAGE + 1, NAMES],
  ]);
  const page = rows.slice(0, PAGE);
  const ids = [...new Set(page.flatMap((row) => row.ids))];
  const names = await namesOf(actor, ids);
  await noteAccess(actor, ids, 'access log', request);
  if (search.before === undefined)
    await noteAdminAct(
      actor.personId,
      'audit-searched',
      filterWords(search, await spanOf(search)),
      request.requestId,
    );
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    lines: page.map((row) => ({
      at: new Date(Number(row.micros) / 1_000).toISOString(),
      ...{ kind: row.kind, name: row.name, role: row.role, what: row.what, subject: row.subject },
      students: row.students,
      names: row.ids.flatMap((id) => names.get(id) ?? []),
    })),
    next: last ? `${last.micros}~${last.key}` : null,
  };
}

/** The first day of a search and the last, by the district's clock. */
export async function spanOf({ from, to }: AuditFilters): Promise<[string, string]> {
  const { timeZone } = await yearRule();
  // The end is not itself in the span: midnight is the day before's.
  return [dayIn(timeZone, new Date(from)), dayIn(timeZone, new Date(Date.parse(to) - 1))];
}

/** Which filters were set, and nobody's name: this goes into the log. */
export function filterWords(
  { kind, what, staff, student }: AuditFilters,
  [first, last]: [string, string],
): string {
  const set = [staff === undefined ? [] : ['staff'], student === undefined ? [] : ['student']];
  return [kind, what ?? [], `${first}/${last}`, ...set].flat().join(' ');
}

const MICROS = '(extract(epoch from max(l.at)) * 1000000)::bigint';

/** A request that shows a class leaves one row a student; the reader wants to see one look. */
const FOUND = `
  select f.micros::text as micros, f.key, f.kind, a.name, f.role, f.what, f.subject, f.ids, f.students
  from (
    select ${MICROS} as micros, coalesce(l.request_id, l.id::text) || ' ' || l.what as key, 'saw' as kind,
           l.actor_id, max(l.actor_role) as role, l.what, null as subject,
           (array_agg(distinct l.student_id))[1:$12] as ids, count(distinct l.student_id)::int as students
    from ${LOOKS} group by l.actor_id, l.what, coalesce(l.request_id, l.id::text)
    union all
    select ${MICROS}, l.id::text, 'did', l.actor_id, null, l.what, l.subject, '{}'::uuid[], 0
    from ${ACTS} group by l.id, l.actor_id, l.what, l.subject
  ) f
  left join people a on a.tenant_id = $1 and a.id = f.actor_id
  where $9::bigint is null or (f.micros, f.key) < ($9::bigint, $10::text)
  order by f.micros desc, f.key desc limit $11`;

async function namesOf(actor: Actor, ids: string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string | null; pseudonym: string | null }>(
    `select i.id, p.name, p.pseudonym from unnest($2::uuid[]) i (id) ${studentJoin('i.id')}`,
    [actor.tenantId, ids],
  );
  return new Map(
    rows.flatMap(({ id, name, pseudonym }) =>
      pseudonym === null ? [] : [[id, displayName({ name, pseudonym }, actor.locale)]],
    ),
  );
}
