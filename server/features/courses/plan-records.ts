import type { CoursePlan, PlanState, PlanStep } from '#contracts/course-plans.js';
import type { CourseArea, CourseTerm } from '#contracts/course-fields.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** A planned course, with what the catalog said of it when it was put there. */
export interface PlanEntry {
  id: string;
  code: string;
  title: string;
  /** Thousandths. */
  credits: number;
  area: CourseArea;
  grade: number;
  term: CourseTerm;
}

export interface PlanRecord {
  id: string;
  student_id: string;
  name: string;
  is_main: boolean;
  state: PlanState;
  entries: PlanEntry[];
  targets: string[];
  grade_level: number | null;
  grade_year: number | null;
  revision: number;
  removed_at: Date | null;
}

/** All of a student's plans, the main one first, the removed ones too. */
export function plansOf(studentId: string): Promise<PlanRecord[]> {
  return sql<PlanRecord>(
    `select id, student_id, name, is_main, state, entries, targets, grade_level, grade_year, revision,
            removed_at
     from course_plans where tenant_id = $1 and student_id = $2
     order by is_main desc, created_at, id`,
    [currentTenant(), studentId],
  );
}

export async function insertPlan(
  plan: Pick<PlanRecord, 'student_id' | 'name' | 'is_main' | 'entries' | 'targets'> &
    Partial<Pick<PlanRecord, 'grade_level' | 'grade_year'>>,
  now: Date,
): Promise<string> {
  const id = newId();
  await sql(
    `insert into course_plans (tenant_id, id, student_id, name, is_main, entries, targets, grade_level,
                               grade_year, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
     on conflict (tenant_id, student_id) where is_main and removed_at is null do nothing`,
    [
      ...[currentTenant(), id, plan.student_id, plan.name, plan.is_main],
      ...[JSON.stringify(plan.entries), plan.targets],
      ...[plan.grade_level ?? null, plan.grade_year ?? null, now.toISOString()],
    ],
  );
  return id;
}

type Changes = Partial<
  Pick<
    PlanRecord,
    'name' | 'entries' | 'targets' | 'state' | 'grade_level' | 'grade_year' | 'removed_at'
  >
>;

/** @returns false when the plan moved on since `known`. */
export async function updatePlan(
  id: string,
  changes: Changes,
  now: Date,
  known?: number,
): Promise<boolean> {
  const rows = await sql(
    `update course_plans p set revision = revision + 1, updated_at = $3,
       (name, entries, targets, state, grade_level, grade_year, removed_at) =
       (select name, entries, targets, state, grade_level, grade_year, removed_at
        from jsonb_populate_record(p, $4::jsonb))
     where tenant_id = $1 and id = $2 and ($5::integer is null or revision = $5) returning id`,
    [currentTenant(), id, now.toISOString(), JSON.stringify(changes), known ?? null],
  );
  return rows.length > 0;
}

export async function addStep(
  plan: PlanRecord,
  step: { kind: PlanStep['kind']; text: string; actor: Actor; copy?: object },
  now: Date,
): Promise<void> {
  await sql(
    `insert into course_plan_steps (tenant_id, id, course_plan_id, student_id, kind, actor_id, actor_role,
                                    text, copy, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[currentTenant(), newId(), plan.id, plan.student_id, step.kind, step.actor.personId],
      ...[step.actor.role, step.text, step.copy ? JSON.stringify(step.copy) : null],
      now.toISOString(),
    ],
  );
}

export async function stepsOf(planId: string, viewerId: string): Promise<PlanStep[]> {
  const rows = await sql<{
    id: string;
    kind: PlanStep['kind'];
    actor_id: string | null;
    name: string | null;
    role: string;
    text: string;
    at: Date;
  }>(
    `select s.id, s.kind, s.actor_id, p.name, s.actor_role as role, s.text, s.at
     from course_plan_steps s
     left join people p on p.tenant_id = s.tenant_id and p.id = s.actor_id
     where s.tenant_id = $1 and s.course_plan_id = $2 order by s.at desc, s.id desc`,
    [currentTenant(), planId],
  );
  return rows.map(({ actor_id, name, role, at, ...row }) => ({
    ...row,
    by: { isMe: actor_id === viewerId, name, role },
    at: at.toISOString(),
  }));
}

export interface ExceptionRecord {
  kind: 'prerequisite' | 'requirement';
  ref: string;
  reason: string;
  by: string | null;
  byRole: string;
  at: string;
}

export async function exceptionsOf(studentId: string): Promise<ExceptionRecord[]> {
  const rows = await sql<Omit<ExceptionRecord, 'at'> & { at: Date }>(
    `select e.kind, e.ref, e.reason, p.name as by, e.actor_role as "byRole", e.at
     from course_exceptions e
     left join people p on p.tenant_id = e.tenant_id and p.id = e.actor_id
     where e.tenant_id = $1 and e.student_id = $2 and e.removed_at is null order by e.at, e.id`,
    [currentTenant(), studentId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** One reason stands at a time; what was said before stays on record. */
export async function storeException(
  actor: Actor,
  studentId: string,
  { kind, ref, reason }: Pick<ExceptionRecord, 'kind' | 'ref' | 'reason'>,
  now: Date,
): Promise<void> {
  await sql(
    `update course_exceptions set removed_at = $5
     where tenant_id = $1 and student_id = $2 and kind = $3 and ref = $4 and removed_at is null`,
    [currentTenant(), studentId, kind, ref, now.toISOString()],
  );
  if (reason === '') return;
  await sql(
    `insert into course_exceptions (tenant_id, id, student_id, kind, ref, reason, actor_id, actor_role, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[currentTenant(), newId(), studentId, kind, ref, reason, actor.personId, actor.role],
      now.toISOString(),
    ],
  );
}

export type PlanBrief = CoursePlan['plans'][number];
