import type { CoursePlan, NewException, StaffStep, WaitingPlans } from '#contracts/course-plans.js';
import type { PaperSignature } from '#contracts/signatures.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { coursesOfStaff } from '../class/joined-courses.js';
import { requireStudentOf } from '../class/student-of.js';
import { voidSignatures } from '../signatures/signature-records.js';
import { addStep, type PlanRecord, plansOf, storeException, updatePlan } from './plan-records.js';
import { recordPaper } from './plan-signing.js';
import { presentPlan } from './plan-view.js';
import { mayDecideOnPlans, maySeeMarks } from './taken-policy.js';

/** A student's plan as staff may see it. Looking is noted. @throws AppError `not-found` */
export async function readPlanOf(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<CoursePlan> {
  const { plan, all } = await planOfStudent(actor, studentId);
  await noteAccess(actor, [studentId], 'plan', request);
  const may = { seeMarks: maySeeMarks(actor), decide: mayDecideOnPlans(actor) };
  const shown = await presentPlan(actor, plan, all, request.now, may);
  // What the student only tries out is nobody else's.
  return { ...shown, plans: shown.plans.filter(({ isMain }) => isMain) };
}

async function planOfStudent(
  actor: Actor,
  studentId: string,
): Promise<{ plan: PlanRecord; all: PlanRecord[] }> {
  await requireStudentOf(actor, studentId);
  const all = await plansOf(studentId);
  const plan = all.find((one) => one.is_main && one.removed_at === null);
  if (!plan) throw notFound();
  return { plan, all };
}

/**
 * Comments on a plan, hands it back, approves it, or opens an approved one again.
 *
 * @throws AppError `conflict` when the plan is at another step, or misses something that nobody excepted.
 */
export async function stepPlan(
  actor: Actor,
  studentId: string,
  { kind, text }: StaffStep,
  request: AccessRequest,
): Promise<CoursePlan> {
  const { plan } = await planOfStudent(actor, studentId);
  requireStep(plan, { kind, text });
  const shown = await readPlanOf(actor, studentId, request);
  const open = openPoints(shown);
  if (kind === 'approved' && open.length > 0)
    throw new AppError('conflict', `The plan can’t be approved yet: ${open.join(', ')}.`);
  const state = STATE_AFTER[kind];
  if (state) await updatePlan(plan.id, { state }, request.now);
  if (kind === 'reopened')
    await voidSignatures(plan.id, { by: actor.personId, because: text }, request.now);
  const copy = kind === 'approved' ? { courses: shown.courses, audits: shown.audits } : undefined;
  await addStep(plan, { kind, text, actor, ...(copy && { copy }) }, request.now);
  return readPlanOf(actor, studentId, request);
}

const STATE_AFTER: Record<StaffStep['kind'], PlanRecord['state'] | null> = {
  ...{ commented: null, returned: 'draft', approved: 'approved', reopened: 'draft' },
};

/** @throws AppError `invalid-request` without a reason, `conflict` at another step. */
function requireStep(plan: PlanRecord, { kind, text }: StaffStep): void {
  if (kind !== 'approved' && text === '')
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/text', detail: 'Say why.' }],
    });
  if (kind === 'approved' || kind === 'returned') requireState(plan, 'submitted');
  if (kind === 'reopened') requireState(plan, 'approved');
}

/** What keeps a plan from being approved: rules and requirements that nobody excepted. */
function openPoints({ courses, audits }: CoursePlan): string[] {
  return [
    ...courses
      .filter(({ problems, exception }) => problems.length > 0 && exception === null)
      .map(({ title }) => title),
    ...audits.flatMap(({ requirements }) =>
      requirements
        .filter(({ missing, waiver }) => missing > 0 && waiver === null)
        .map(({ name }) => name),
    ),
  ];
}

function requireState({ state }: PlanRecord, wanted: PlanRecord['state']): void {
  if (state !== wanted)
    throw new AppError('conflict', 'This plan is at another step by now. Load the page again.');
}

/** The reason of staff why a prerequisite need not hold, or a requirement is waived. */
export async function exceptFor(
  actor: Actor,
  studentId: string,
  input: NewException,
  request: AccessRequest,
): Promise<CoursePlan> {
  const { plan } = await planOfStudent(actor, studentId);
  await storeException(actor, plan.student_id, input, request.now);
  return readPlanOf(actor, studentId, request);
}

/** A signature that staff have on paper, for the version that was approved. */
export async function recordSignature(
  actor: Actor,
  studentId: string,
  signature: PaperSignature,
  request: AccessRequest,
): Promise<CoursePlan> {
  const { plan } = await planOfStudent(actor, studentId);
  await recordPaper(actor, plan, signature, request.now);
  return readPlanOf(actor, studentId, request);
}

/** Plans that wait for an answer, the oldest first. */
export async function readWaitingPlans(actor: Actor): Promise<WaitingPlans> {
  const rows = await sql<{ studentId: string; name: string; submittedAt: Date }>(
    `select c.student_id as "studentId", coalesce(p.name, p.pseudonym) as name,
            max(s.at) as "submittedAt"
     from course_plans c
     join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
     join course_plan_steps s on s.tenant_id = c.tenant_id and s.course_plan_id = c.id
       and s.kind = 'submitted'
     where c.tenant_id = $1 and c.state = 'submitted' and c.is_main and c.removed_at is null
       and exists (select 1 from enrolments e where e.tenant_id = $1 and e.person_id = c.student_id
                   and e.course_id = any($2::uuid[]) and e.role = 'student' and e.is_active)
     group by c.student_id, p.name, p.pseudonym order by 3, 1`,
    [actor.tenantId, await coursesOfStaff(actor)],
  );
  return {
    plans: rows.map((row) => ({ ...row, submittedAt: row.submittedAt.toISOString() })),
  };
}
