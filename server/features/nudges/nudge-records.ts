import type { MyNudge, NewNudge, Nudge, NudgeState } from '#contracts/nudges.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

interface Row {
  id: string;
  text: string;
  place: Nudge['place'];
  at: Date;
  removedAt: Date | null;
  finishedAt: Date | null;
  counts: Nudge['counts'];
}

const SELECT = `
  select n.id, n.text, n.place, n.created_at as at, n.removed_at as "removedAt",
         n.finished_at as "finishedAt",
         (select jsonb_build_object('total', count(*),
            'waiting', count(*) filter (where s.state = 'waiting'),
            'sent', count(*) filter (where s.state = 'sent'),
            'limit', count(*) filter (where s.state = 'limit'),
            'gone', count(*) filter (where s.state = 'gone'),
            'seen', count(*) filter (where s.seen_at is not null))
          from nudge_students s where s.tenant_id = n.tenant_id and s.nudge_id = n.id) as counts
  from nudges n
  where n.tenant_id = $1 and n.counselor_id = $2`;

const presented = ({ removedAt, finishedAt, at, ...row }: Row): Nudge => ({
  ...row,
  at: at.toISOString(),
  isRemoved: removedAt !== null,
  finishedAt: finishedAt?.toISOString() ?? null,
});

/** As many stand in the list of what was sent. */
const LISTED = 20;

export async function nudgesBy(counselorId: string): Promise<Nudge[]> {
  const rows = await sql<Row>(`${SELECT} order by n.created_at desc, n.id desc limit ${LISTED}`, [
    ...[currentTenant(), counselorId],
  ]);
  return rows.map(presented);
}

export async function nudgeBy(counselorId: string, id: string): Promise<Nudge | undefined> {
  const [row] = await sql<Row>(`${SELECT} and n.id = $3`, [currentTenant(), counselorId, id]);
  return row && presented(row);
}

/** Keeps a message that is on its way to each of these students. */
export async function insertNudge(
  counselorId: string,
  { text, place, studentIds }: NewNudge,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into nudges (tenant_id, id, counselor_id, text, place, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [currentTenant(), id, counselorId, text, place, now.toISOString()],
  );
  const ids = [...new Set(studentIds)];
  await sql(
    `insert into nudge_students (tenant_id, id, nudge_id, student_id, created_at, updated_at)
     select $1, unnest($3::uuid[]), $2, unnest($4::uuid[]), $5, $5`,
    [currentTenant(), id, ids.map(() => newId()), ids, now.toISOString()],
  );
  return id;
}

/** Takes a message back from everybody. @returns false where this counselor has no such one that stands. */
export async function removeNudge(counselorId: string, id: string, now: Date): Promise<boolean> {
  const rows = await sql(
    `update nudges set removed_at = $4, finished_at = coalesce(finished_at, $4), updated_at = $4
     where tenant_id = $1 and counselor_id = $2 and id = $3 and removed_at is null returning id`,
    [currentTenant(), counselorId, id, now.toISOString()],
  );
  return rows.length > 0;
}

/** Sends it anew, since the week of each student may look otherwise by now; who read it has read it. */
export async function restoreNudge(counselorId: string, id: string, now: Date): Promise<boolean> {
  const rows = await sql(
    `update nudges set removed_at = null, finished_at = null, updated_at = $4
     where tenant_id = $1 and counselor_id = $2 and id = $3 and removed_at is not null returning id`,
    [currentTenant(), counselorId, id, now.toISOString()],
  );
  if (rows.length === 0) return false;
  await sql(
    `update nudge_students set state = 'waiting', sent_at = null, updated_at = $3
     where tenant_id = $1 and nudge_id = $2`,
    [currentTenant(), id, now.toISOString()],
  );
  return true;
}

export const studentsOfNudge = (id: string) =>
  sql<{
    personId: string;
    name: string | null;
    pseudonym: string;
    state: NudgeState;
    isSeen: boolean;
  }>(
    `select s.student_id as "personId", p.name, p.pseudonym, s.state, s.seen_at is not null as "isSeen"
     from nudge_students s join people p on p.tenant_id = s.tenant_id and p.id = s.student_id
     where s.tenant_id = $1 and s.nudge_id = $2
     order by name_key(p.family_name, p.name), p.name, p.id`,
    [currentTenant(), id],
  );

/** A message that nobody reads any more is old news after so many days. */
const SHOWN_DAYS = 30;

/** What reached the student and they have not put away, the latest first; once where two records became one. */
export async function nudgesFor(studentId: string, now: Date): Promise<MyNudge[]> {
  const rows = await sql<Omit<MyNudge, 'at'> & { at: Date }>(
    `select n.id, n.text, n.place, p.name as "from", max(s.sent_at) as at
     from nudge_students s
     join nudges n on n.tenant_id = s.tenant_id and n.id = s.nudge_id and n.removed_at is null
     join people p on p.tenant_id = n.tenant_id and p.id = n.counselor_id
     where s.tenant_id = $1 and s.student_id = $2 and s.state = 'sent' and s.seen_at is null
       and s.sent_at > $3::timestamptz - interval '${SHOWN_DAYS} days'
     group by n.tenant_id, n.id, p.name
     order by at desc, n.id desc`,
    [currentTenant(), studentId, now.toISOString()],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The student puts it away, or has it again. @returns false where none reached them. */
export async function setNudgeSeen(
  studentId: string,
  id: string,
  isSeen: boolean,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update nudge_students s set seen_at = case when $4 then $5::timestamptz end, updated_at = $5
     from nudges n
     where s.tenant_id = $1 and s.student_id = $2 and s.nudge_id = $3 and s.state = 'sent'
       and n.tenant_id = s.tenant_id and n.id = s.nudge_id and n.removed_at is null
     returning s.id`,
    [currentTenant(), studentId, id, isSeen, now.toISOString()],
  );
  return rows.length > 0;
}
