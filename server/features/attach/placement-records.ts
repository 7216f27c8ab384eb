import type { PlacedKind, PlacementBrief, PlacementDates } from '#contracts/attach.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';

export interface PlacementRow {
  id: string;
  course_id: string;
  kind: PlacedKind;
  target: string | null;
  assignment_id: string | null;
  title: string;
  max_points: number | null;
  available_from: Date | null;
  available_until: Date | null;
  submit_from: Date | null;
  due_at: Date | null;
  created_at: Date;
}

/** A placement as its teacher asks for it. */
export interface PlacementWish {
  kind: PlacedKind;
  target: string | null;
  assignmentId: string | null;
  title: string;
  maxPoints: number | null;
  dates: PlacementDates | undefined;
}

const COLUMNS = `p.id, p.course_id, p.kind, p.target, p.assignment_id, p.title, p.max_points, p.available_from,
  p.available_until, p.submit_from, p.due_at, p.created_at`;
/** Older ones were given up, or stand in a course that nobody opens. */
const NOT_SEEN_DAYS = 30;

/** Stores one link of a choice. */
export async function insertPlacement(
  actor: Actor,
  courseId: string,
  answer: { key: string; position: number },
  wish: PlacementWish,
  now: Date,
): Promise<PlacementRow> {
  const { dates } = wish;
  const [row] = await sql<PlacementRow>(
    `insert into placements as p (tenant_id, id, course_id, created_by, answer_key, position, kind, target,
       assignment_id, title, max_points, available_from, available_until, submit_from, due_at,
       created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     returning ${COLUMNS}`,
    [
      ...[actor.tenantId, newId(), courseId, actor.personId, answer.key, answer.position],
      ...[wish.kind, wish.target, wish.assignmentId, wish.title, wish.maxPoints],
      ...[dates?.availableFrom ?? null, dates?.availableUntil ?? null],
      ...[dates?.submitFrom ?? null, dates?.dueAt ?? null, now.toISOString()],
    ],
  );
  if (!row) throw new Error('The placement was not stored.');
  return row;
}

/** The links of a choice that was made before, in their order. */
export async function placementsOfAnswer(actor: Actor, key: string): Promise<PlacementRow[]> {
  return sql<PlacementRow>(
    `select ${COLUMNS} from placements p
     where p.tenant_id = $1 and p.answer_key = $2 and p.created_by = $3 and p.copied_from is null
     order by p.position`,
    [actor.tenantId, key, actor.personId],
  );
}

/** A placement of this course. @throws AppError `not-found`, also for another course's. */
export async function findCoursePlacement(courseId: string, id: string): Promise<PlacementRow> {
  const [row] = await sql<PlacementRow>(
    `select ${COLUMNS} from placements p where p.tenant_id = $1 and p.id = $2 and p.course_id = $3`,
    [currentTenant(), id, courseId],
  );
  if (!row) throw notFound();
  return row;
}

/** Moves a placement into a new choice: a link sent again stays the same link. */
export async function moveToAnswer(
  id: string,
  answer: { key: string; position: number },
): Promise<void> {
  await sql(
    `update placements set answer_key = $3, position = $4, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, answer.key, answer.position],
  );
}

/**
 * What this person handed to the course and nobody has opened there: it may be lost on the way. A
 * reflection counts as opened with its link, however it came into the course.
 */
export async function notSeenYet(
  actor: Actor,
  courseId: string,
  now: Date,
): Promise<PlacementBrief[]> {
  const rows = await sql<PlacementRow>(
    `select ${COLUMNS} from placements p
     where p.tenant_id = $1 and p.course_id = $2 and p.created_by = $3 and p.opened_at is null
       and p.copied_from is null
       and p.created_at > $4::timestamptz - make_interval(days => ${NOT_SEEN_DAYS})
       and not exists (select 1 from assignment_links l
                       where l.tenant_id = $1 and l.assignment_id = p.assignment_id)
     order by p.created_at desc, p.position limit 20`,
    [actor.tenantId, courseId, actor.personId, now.toISOString()],
  );
  return rows.map(presentBrief);
}

/**
 * The placement that a launch from this course names, noted as opened. A course copy brings links that
 * name the old course's: the new course gets one of its own.
 */
export async function openPlacement(
  id: string,
  courseId: string,
  now: Date,
  linkId: string | null = null,
): Promise<PlacementRow | null> {
  const [opened] = await sql<PlacementRow>(
    `update placements p set opened_at = coalesce(p.opened_at, $4),
       resource_link_id = coalesce($5, p.resource_link_id)
     where p.tenant_id = $1 and p.id = $2 and p.course_id = $3
     returning ${COLUMNS}`,
    [currentTenant(), id, courseId, now.toISOString(), linkId],
  );
  if (opened) return opened;
  const [copy] = await sql<PlacementRow>(
    `insert into placements as p (tenant_id, id, course_id, answer_key, position, kind, target, assignment_id,
       title, max_points, opened_at, copied_from, resource_link_id)
     select o.tenant_id, $3, $4, o.answer_key, o.position, o.kind, o.target, o.assignment_id, o.title,
       o.max_points, $5, coalesce(o.copied_from, o.id), $6
     from placements o where o.tenant_id = $1 and o.id = $2
     on conflict (tenant_id, course_id, copied_from) where copied_from is not null
     do update set updated_at = now(), opened_at = coalesce(p.opened_at, excluded.opened_at),
       resource_link_id = coalesce(excluded.resource_link_id, p.resource_link_id)
     returning ${COLUMNS}`,
    [currentTenant(), id, newId(), courseId, now.toISOString(), linkId],
  );
  return copy ?? null;
}

export function presentBrief(row: PlacementRow): PlacementBrief {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    madeAt: row.created_at.toISOString(),
  };
}
