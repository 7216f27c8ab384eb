import type { CoursePlan, NewException, OpenPoint, StaffStep } from '#contracts/course-plans.js';
import type { PaperSignature } from '#contracts/signatures.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { requireStudentOf } from '../class/student-of.js';
import { notify } from '../notifications/notify.js';
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
    throw new AppError(
      'conflict',
      `The plan can’t be approved yet: ${open.map(({ name }) => name).join(', ')}.`,
    );
  const state = STATE_AFTER[kind];
  if (state) await updatePlan(plan.id, { state }, request.now);
  if (kind === 'reopened')
    await voidSignatures(plan.id, { by: actor.personId, because: text }, request.now);
  const copy = kind === 'approved' ? { courses: shown.courses, audits: shown.audits } : undefined;
  await addStep(plan, { kind, text, actor, ...(copy && { copy }) }, request.now);
  notify(
    {
      ...{ to: studentId, kind: NEWS_OF[kind], subjectId: plan.id, by: actor.personId },
      fact: request.now.toISOString(),
    },
    request.now,
  );
  return readPlanOf(actor, studentId, request);
}

const NEWS_OF = {
  commented: 'plan-comment',
  returned: 'plan-returned',
  approved: 'plan-approved',
  reopened: 'plan-reopened',
} as const;

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
export function openPoints({ courses, audits }: CoursePlan): OpenPoint[] {
  return [
    ...courses
      .filter(({ problems, exception }) => problems.length > 0 && exception === null)
      .map(({ title }) => ({ name: title, nameEs: '' })),
    ...audits.flatMap(({ requirements }) =>
      requirements
        .filter(({ missing, waiver }) => missing > 0 && waiver === null)
        .map(({ name, nameEs }) => ({ name, nameEs })),
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
