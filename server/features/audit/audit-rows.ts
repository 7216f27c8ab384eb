import type { AuditFilters } from '#contracts/audit.js';

/** `%` and `_` are characters like any other in what a person typed. */
const contains = (part: string) => `%${part.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** The values of `LOOKS` and `ACTS`, in the order of their parameters. */
export const bindsOf = (tenantId: string, filters: AuditFilters): unknown[] => [
  tenantId,
  filters.from,
  filters.to,
  filters.what ?? null,
  filters.staff === undefined ? null : contains(filters.staff),
  filters.student === undefined ? null : contains(filters.student),
  filters.student ?? null,
  filters.kind,
];

const byStaff = (actor: string) => `($5::text is null or exists (
  select 1 from people a where a.tenant_id = $1 and a.id = ${actor} and a.name ilike $5))`;

/** Records that became part of another are found by the name of that one too. */
const STUDENTS = `(
  select p.id from people p
  where p.tenant_id = $1 and (p.name ilike $6 or p.pseudonym ilike $6 or p.sis_id = $7)
  union
  select m.gone_id from person_merges m join people p on p.tenant_id = $1 and p.id = m.kept_id
  where m.tenant_id = $1 and m.undone_at is null and (p.name ilike $6 or p.sis_id = $7))`;

/** Rows of the access log that the filters let through. */
export const LOOKS = `access_log l
  where l.tenant_id = $1 and l.at >= $2 and l.at < $3 and $8 <> 'did'
    and ($4::text is null or l.what = $4) and ${byStaff('l.actor_id')}
    and ($6::text is null or l.student_id in ${STUDENTS})`;

/** Rows of what administrators did; none where a student is asked for, since they name none. */
export const ACTS = `admin_log l
  where l.tenant_id = $1 and l.at >= $2 and l.at < $3 and $8 <> 'saw' and $6::text is null
    and ($4::text is null or l.what = $4) and ${byStaff('l.actor_id')}`;

/**
 * Who a student is now: a record that became part of another shows the name of that one.
 *
 * @param id - SQL for the id in the log.
 */
export const studentJoin = (id: string) => `
  left join person_merges m on m.tenant_id = $1 and m.gone_id = ${id} and m.undone_at is null
  left join people p on p.tenant_id = $1 and p.id = coalesce(m.kept_id, ${id})`;
