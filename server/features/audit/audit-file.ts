import { ROLE_WORDS } from '#contracts/role-words.js';
import type { AuditFile, AuditFilters } from '#contracts/audit.js';
import { ACCESS_WORDS, ADMIN_ACTS } from '#contracts/audit-kinds.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { toCsv } from '#contracts/csv.js';
import { noteAdminAct } from '../connections/admin-log.js';
import { displayName } from '../roster/person-name.js';
import { ACTS, bindsOf, LOOKS, studentJoin } from './audit-rows.js';
import { filterWords, spanOf } from './audit-service.js';

/** More than this no spreadsheet opens gladly; fewer days hold fewer lines. */
const MOST = 50_000;

interface Row {
  at: Date;
  kind: 'saw' | 'did';
  actor: string | null;
  role: string | null;
  what: string;
  subject: string | null;
  student_id: string | null;
  name: string | null;
  pseudonym: string | null;
  number: string | null;
  request_id: string | null;
}

/**
 * The same lines as a file, one a student, newest first; times are UTC. Taking it is noted like a search.
 *
 * @throws AppError `too-large` above 50,000 lines: a file that leaves some out would look whole.
 */
export async function auditFile(
  actor: Actor,
  filters: AuditFilters,
  request: AccessRequest,
): Promise<AuditFile> {
  const rows = await sql<Row>(LINES, [...bindsOf(actor.tenantId, filters), MOST + 1]);
  if (rows.length > MOST)
    throw new AppError('too-large', 'These are more than 50,000 lines. Choose fewer days.');
  const students = new Set(rows.flatMap(({ student_id: id }) => id ?? []));
  await noteAccess(actor, [...students], 'access log', request);
  const span = await spanOf(filters);
  const words = filterWords(filters, span);
  await noteAdminAct(actor.personId, 'audit-exported', words, request.requestId);
  const say = sayIn(actor.locale);
  const heads = [
    'time',
    'kind',
    'staff',
    'role',
    'what',
    'subject',
    'student',
    'number',
    'request',
  ];
  const cells = (row: Row) => [
    ...[
      row.at.toISOString(),
      say(`audit.kind-${row.kind}`),
      row.actor ?? say('audit.nobody-named'),
    ],
    ...[roleWords(row, say), whatWords(row, say), row.subject ?? ''],
    row.pseudonym === null
      ? ''
      : displayName({ name: row.name, pseudonym: row.pseudonym }, actor.locale),
    ...[row.number ?? '', row.request_id ?? ''],
  ];
  return {
    fileName: `audit-${span.join('-')}.csv`,
    csv: toCsv([heads.map((head) => say(`audit.file-${head}`)), ...rows.map(cells)]),
    lines: rows.length,
  };
}

type Say = (key: string) => string;

const sayIn =
  (locale: string): Say =>
  (key) =>
    (translate as (locale: string, name: string) => string)(locale, key);

/** A role that has no name of its own stands as it was written. */
function roleWords({ role }: Row, say: Say): string {
  const names: Readonly<Record<string, string>> = ROLE_WORDS;
  const name = names[role ?? ''];
  return name === undefined ? (role ?? '') : say(name);
}

/** What an older release wrote and this one no longer knows stands as it was written. */
function whatWords({ kind, what }: Row, say: Say): string {
  const seen: Readonly<Record<string, string>> = ACCESS_WORDS;
  const done: readonly string[] = ADMIN_ACTS;
  if (kind === 'saw') return seen[what] ? say(`audit.${seen[what]}`) : what;
  return done.includes(what) ? say(`audit.did-${what}`) : what;
}

const LINES = `
  select f.*, a.name as actor, p.name, p.pseudonym, p.sis_id as number
  from (
    select l.at, 'saw' as kind, l.actor_id, l.actor_role as role, l.what, null as subject, l.student_id,
           l.request_id, l.id
    from ${LOOKS}
    union all
    select l.at, 'did', l.actor_id, null, l.what, l.subject, null, l.request_id, l.id from ${ACTS}
  ) f
  left join people a on a.tenant_id = $1 and a.id = f.actor_id ${studentJoin('f.student_id')}
  order by f.at desc, f.id desc limit $9`;
