import { APPROVALS_MAX } from '#contracts/course-fields.js';
import type { ApprovedPlans, WaitingPlans } from '#contracts/course-plans.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { translate } from '../../messages.js';
import type { AccessRequest } from '../access/access-log.js';
import { coursesOfStaff } from '../class/joined-courses.js';
import { requireStudentOf } from '../class/student-of.js';
import { takeBackNews } from '../notifications/notify.js';
import { signaturesOf } from '../signatures/signature-records.js';
import { addStep, plansOf, updatePlan } from './plan-records.js';
import { openPoints, readPlanOf, stepPlan } from './plan-staff-service.js';

/** How long an approval can be taken back as if it had not been: long enough to see what one did. */
const UNDO_MS = 10 * 60_000;

interface Waiting {
  studentId: string;
  name: string;
  submittedAt: Date;
}

/**
 * Plans that wait for an answer, the oldest first, with what keeps each from being approved. The first
 * ones are checked; each of those counts as looked at.
 */
export async function readWaitingPlans(
  actor: Actor,
  request: AccessRequest,
): Promise<WaitingPlans> {
  const plans: WaitingPlans['plans'] = [];
  for (const [place, { submittedAt, ...row }] of (await waitingPlans(actor)).entries()) {
    const isChecked = place < APPROVALS_MAX;
    const open = isChecked ? openPoints(await readPlanOf(actor, row.studentId, request)) : null;
    plans.push({ ...row, submittedAt: submittedAt.toISOString(), open });
  }
  return { plans };
}

/**
 * Approves all of these that wait and miss nothing; the others stay in the list with what they miss.
 */
export async function approvePlans(
  actor: Actor,
  studentIds: readonly string[],
  request: AccessRequest,
): Promise<ApprovedPlans> {
  const waiting = new Set((await waitingPlans(actor)).map(({ studentId }) => studentId));
  const done: string[] = [];
  for (const studentId of new Set(studentIds)) {
    if (!waiting.has(studentId)) continue;
    const open = openPoints(await readPlanOf(actor, studentId, request));
    if (open.length > 0) continue;
    await stepPlan(actor, studentId, { kind: 'approved', text: '' }, request);
    done.push(studentId);
  }
  return { ...(await readWaitingPlans(actor, request)), done };
}

/**
 * Puts plans back that the actor approved a moment ago and nobody did anything with since: they wait again.
 * That they were approved and taken back stays among the steps.
 *
 * @throws AppError `not-found` for who is no student of theirs, `conflict` when one of them is at another step by now; then none is put back.
 */
export async function undoApprovals(
  actor: Actor,
  studentIds: readonly string[],
  request: AccessRequest,
): Promise<ApprovedPlans> {
  const text = translate(actor.locale, 'courses.approval-undone');
  for (const studentId of new Set(studentIds)) {
    await requireStudentOf(actor, studentId);
    const plan = (await plansOf(studentId)).find((one) => one.is_main && one.removed_at === null);
    const isSame = plan?.state === 'approved' && (await isOwnAndFresh(actor, plan.id, request.now));
    // What somebody signed meanwhile is opened again with a reason, not taken back.
    if (!isSame || (await signaturesOf(plan.id)).some(({ voidedAt }) => voidedAt === null))
      throw new AppError('conflict', 'This plan is at another step by now. Load the page again.');
    await updatePlan(plan.id, { state: 'submitted' }, request.now);
    await addStep(plan, { kind: 'reopened', text, actor }, request.now);
    takeBackNews('plan-approved', [plan.id], null);
  }
  return { ...(await readWaitingPlans(actor, request)), done: [...studentIds] };
}

async function isOwnAndFresh(actor: Actor, planId: string, now: Date): Promise<boolean> {
  const [last] = await sql<{ kind: string; actor_id: string | null; at: Date }>(
    `select kind, actor_id, at from course_plan_steps
     where tenant_id = $1 and course_plan_id = $2 order by at desc, id desc limit 1`,
    [currentTenant(), planId],
  );
  const isOwn = last?.kind === 'approved' && last.actor_id === actor.personId;
  return isOwn && now.getTime() - last.at.getTime() <= UNDO_MS;
}

async function waitingPlans(actor: Actor): Promise<Waiting[]> {
  return sql<Waiting>(
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
}
