import type { CoursePlan } from '#contracts/course-plans.js';
import type { NewSignature } from '#contracts/signatures.js';
import type { Actor } from '../../auth/actor.js';
import { addStep, plansOf, type PlanRecord } from './plan-records.js';
import { readSigning, signAsFamily, type Signing } from './plan-signing.js';
import { presentPlan } from './plan-view.js';

const mainOf = (all: readonly PlanRecord[]) =>
  all.find((one) => one.is_main && one.removed_at === null);

/**
 * The plan itself as a student's family sees it, without marks, and what there is to sign; null while there
 * is none. Here and below, the caller has checked whose family it is, and notes the look.
 */
export async function familyPlan(
  actor: Actor,
  studentId: string,
  now: Date,
): Promise<{ plan: CoursePlan | null; signing: Signing | null }> {
  const all = await plansOf(studentId);
  const plan = mainOf(all);
  if (!plan) return { plan: null, signing: null };
  const seen = await presentPlan(actor, plan, all, now, { seeMarks: false, decide: false });
  const signing = await readSigning(plan, { signAs: null, record: false });
  return { plan: { ...seen, plans: seen.plans.filter(({ isMain }) => isMain) }, signing };
}

/** A guardian's answer to the approved version. @returns false when that is another one by now. */
export async function signForFamily(
  actor: Actor,
  studentId: string,
  signature: NewSignature & { kind: 'guardian' | 'designee'; answer: 'agreed' | 'declined' },
  now: Date,
): Promise<boolean> {
  const plan = mainOf(await plansOf(studentId));
  return plan ? signAsFamily(actor, plan, signature, now) : false;
}

/** A word of the family on the plan, for the student and the school. @returns false without a plan. */
export async function commentAsFamily(
  actor: Actor,
  studentId: string,
  text: string,
  now: Date,
): Promise<boolean> {
  const plan = mainOf(await plansOf(studentId));
  if (plan) await addStep(plan, { kind: 'commented', text, actor }, now);
  return plan !== undefined;
}
