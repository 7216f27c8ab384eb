import type {
  Intervention,
  InterventionChanges,
  NewIntervention,
} from '#contracts/interventions.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What staff keep for themselves is theirs alone; all else is read by every counselor. */
const SHOWN = `(i.visibility <> 'me' or i.author_id = $3)`;

/** A student's, as a counselor may read them: those that go on first, then the newest. */
export function interventionsOf(studentId: string, actor: Actor): Promise<Intervention[]> {
  return sql<Intervention>(
    `select i.id, i.kind, i.note, i.visibility, i.begun_on::text as "begunOn",
            i.look_on::text as "lookOn", i.ended_on::text as "endedOn", i.outcome, p.name as author,
            i.author_id is not distinct from $3 as "isMine",
            case when c.id is not null
              then jsonb_build_object('id', c.id, 'heldOn', c.held_on) end as talk
     from interventions i
     left join people p on p.tenant_id = i.tenant_id and p.id = i.author_id
     left join plan_conversations c on c.tenant_id = i.tenant_id and c.id = i.conversation_id
       and c.removed_at is null
     where i.tenant_id = $1 and i.student_id = $2 and i.removed_at is null and ${SHOWN}
     order by i.ended_on is not null, i.begun_on desc, i.created_at desc, i.id`,
    [currentTenant(), studentId, actor.personId],
  );
}

/** Those that the student may read. */
export function interventionsFor(studentId: string): Promise<Intervention[]> {
  return sql<Intervention>(
    `select i.id, i.kind, i.note, i.begun_on::text as "begunOn", i.look_on::text as "lookOn",
            i.ended_on::text as "endedOn", i.outcome, p.name as author
     from interventions i
     left join people p on p.tenant_id = i.tenant_id and p.id = i.author_id
     where i.tenant_id = $1 and i.student_id = $2 and i.removed_at is null and i.visibility = 'student'
     order by i.ended_on is not null, i.begun_on desc, i.created_at desc, i.id`,
    [currentTenant(), studentId],
  );
}

/** What goes on for each of these, as a counselor may read it. */
export async function goingOn(
  studentIds: readonly string[],
  actor: Actor,
): Promise<Map<string, { kinds: Intervention['kind'][]; lookOn: string | null }>> {
  const rows = await sql<{
    studentId: string;
    kinds: Intervention['kind'][];
    lookOn: string | null;
  }>(
    `select i.student_id as "studentId", array_agg(distinct i.kind order by i.kind) as kinds,
            min(i.look_on)::text as "lookOn"
     from interventions i
     where i.tenant_id = $1 and i.student_id = any($2::uuid[]) and i.removed_at is null
       and i.ended_on is null and ${SHOWN}
     group by i.student_id`,
    [currentTenant(), studentIds, actor.personId],
  );
  return new Map(rows.map(({ studentId, ...rest }) => [studentId, rest]));
}

export async function countOf(studentId: string): Promise<number> {
  const [row] = await sql<{ count: number }>(
    'select count(*)::int as count from interventions where tenant_id = $1 and student_id = $2',
    [currentTenant(), studentId],
  );
  return row?.count ?? 0;
}

export async function insertIntervention(
  actor: Actor,
  studentId: string,
  input: NewIntervention & { begunOn: string },
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into interventions (tenant_id, id, student_id, author_id, kind, note, visibility,
                                conversation_id, begun_on, look_on, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      ...[currentTenant(), id, studentId, actor.personId, input.kind, input.note],
      ...[input.visibility, input.talkId, input.begunOn, input.lookOn, now.toISOString()],
    ],
  );
  return id;
}

/** One that the actor reads, removed or not; locked. */
export async function lockIntervention(
  studentId: string,
  actor: Actor,
  id: string,
): Promise<{ isMine: boolean; isRemoved: boolean } | undefined> {
  const [row] = await sql<{ isMine: boolean; isRemoved: boolean }>(
    `select i.author_id is not distinct from $3 as "isMine", i.removed_at is not null as "isRemoved"
     from interventions i
     where i.tenant_id = $1 and i.student_id = $2 and i.id = $4 and ${SHOWN} for update`,
    [currentTenant(), studentId, actor.personId, id],
  );
  return row;
}

/** @param today - on which it ends, if it does. What is left out stays. */
export async function updateIntervention(
  id: string,
  changes: InterventionChanges,
  { today, now }: { today: string; now: Date },
): Promise<void> {
  const { lookOn, isEnded, outcome, isRemoved } = changes;
  await sql(
    `update interventions set
       look_on = case when $3 then $4::date else look_on end,
       ended_on = case when $5::boolean is null then ended_on when $5 then coalesce(ended_on, $6::date) end,
       outcome = coalesce($7, outcome),
       removed_at = case when $8::boolean is null then removed_at when $8 then $9::timestamptz end,
       updated_at = $9
     where tenant_id = $1 and id = $2`,
    [
      ...[currentTenant(), id, lookOn !== undefined, lookOn ?? null, isEnded ?? null, today],
      ...[outcome ?? null, isRemoved ?? null, now.toISOString()],
    ],
  );
}
