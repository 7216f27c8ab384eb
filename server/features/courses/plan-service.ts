import type {
  CoursePlan,
  NewException,
  PlanChanges,
  PlanEntries,
} from '#contracts/course-plans.js';
import type { NewSignature } from '#contracts/signatures.js';
import { COURSE_PLANS_MAX } from '#contracts/course-fields.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { counselorsOf } from '../caseload/caseload-places.js';
import { notifyAll, takeBackNews } from '../notifications/notify.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { catalogByCode } from './catalog-records.js';
import {
  addStep,
  insertPlan,
  type PlanEntry,
  type PlanRecord,
  plansOf,
  storeException,
  updatePlan,
} from './plan-records.js';
import { signOwnPlan } from './plan-signing.js';
import { keepPlanVersion } from './plan-versions.js';
import { isOpen, presentPlan } from './plan-view.js';

const isKept = ({ removed_at }: PlanRecord) => removed_at === null;

/** The student's plan; `main` begins it with the first look. @throws AppError `not-found` */
export async function readOwnPlan(actor: Actor, id: string, now: Date): Promise<CoursePlan> {
  let all = await plansOf(actor.personId);
  if (id === 'main' && !all.some((plan) => plan.is_main && isKept(plan))) {
    const first = { student_id: actor.personId, name: '', is_main: true, entries: [], targets: [] };
    await insertPlan(first, now);
    all = await plansOf(actor.personId);
  }
  const plan = all.find((one) => isKept(one) && (id === 'main' ? one.is_main : one.id === id));
  if (!plan) throw notFound();
  return presentPlan(actor, plan, all, now, { seeMarks: true, decide: false });
}

async function findOwn(actor: Actor, id: string): Promise<PlanRecord> {
  const plan = (await plansOf(actor.personId)).find((one) => one.id === id);
  if (!plan) throw notFound();
  return plan;
}

/** @throws AppError `conflict` while the plan lies with the counselor, or is approved. */
async function findOpen(actor: Actor, id: string): Promise<PlanRecord> {
  const plan = await findOwn(actor, id);
  if (!isKept(plan)) throw notFound();
  if (!isOpen(plan))
    throw new AppError(
      'conflict',
      'This plan is locked. Take it back, or ask to have it reopened.',
    );
  return plan;
}

async function change(
  actor: Actor,
  plan: PlanRecord,
  changes: Parameters<typeof updatePlan>[1],
  now: Date,
  known?: number,
): Promise<void> {
  if (!(await updatePlan(plan.id, changes, now, known)))
    throw new AppError('conflict', 'This plan was changed in another window meanwhile.');
  await keepPlanVersion(actor, { ...plan, ...changes }, now);
}

/** The courses of the plan as they are to stand: those left out are taken out. */
export async function putEntries(
  actor: Actor,
  id: string,
  { revision, entries }: PlanEntries,
  now: Date,
): Promise<CoursePlan> {
  const plan = await findOpen(actor, id);
  const catalog = await catalogByCode();
  const stored = entries.map((entry, place): PlanEntry => {
    const course = catalog.get(entry.code);
    const held = plan.entries.find(({ code }) => code === entry.code);
    // What was planned before stays, also when the catalog has it no more.
    if (!held && (!course || course.isRetired))
      throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
        errors: [
          {
            pointer: `/body/entries/${place}/code`,
            detail: 'The catalog has no course with this code.',
          },
        ],
      });
    const facts = course ?? held;
    if (!facts) throw new Error('A course of the plan has no facts.');
    const { title, credits, area } = facts;
    return { ...entry, title, credits, area };
  });
  await change(actor, plan, { entries: stored }, now, revision);
  return readOwnPlan(actor, id, now);
}

export async function changePlan(
  actor: Actor,
  id: string,
  { name, targets, grade }: PlanChanges,
  now: Date,
): Promise<CoursePlan> {
  const plan = await findOpen(actor, id);
  const year = schoolYearOf(now, await yearRule());
  const changes = {
    ...(name !== undefined && { name }),
    ...(targets !== undefined && { targets }),
    ...(grade !== undefined && { grade_level: grade, grade_year: year }),
  };
  await change(actor, plan, changes, now);
  return readOwnPlan(actor, id, now);
}

/** A copy to try something out in. The plan itself stays as it is. */
export async function copyPlan(
  actor: Actor,
  { fromId, name }: { fromId: string; name: string },
  now: Date,
): Promise<CoursePlan> {
  const all = (await plansOf(actor.personId)).filter(isKept);
  const from = all.find(({ id }) => id === fromId);
  if (!from) throw notFound();
  if (all.length >= COURSE_PLANS_MAX)
    throw new AppError('invalid-request', 'There are too many copies. Remove one first.');
  const id = await insertPlan({ ...from, name, is_main: false }, now);
  await keepPlanVersion(actor, { ...from, id, name }, now);
  return readOwnPlan(actor, id, now);
}

/** Takes a copy out, or (without a time) puts it back. The plan itself can't go. */
export async function setPlanRemoved(
  actor: Actor,
  id: string,
  at: Date | null,
  now: Date,
): Promise<CoursePlan> {
  const plan = await findOwn(actor, id);
  if (plan.is_main) throw new AppError('forbidden', 'Only copies can be removed.');
  await change(actor, plan, { removed_at: at }, now);
  return readOwnPlan(actor, at === null ? id : 'main', now);
}

/** What was tried out becomes the plan. What stood there is in its versions. */
export async function adoptPlan(actor: Actor, id: string, now: Date): Promise<CoursePlan> {
  const copy = await findOwn(actor, id);
  const main = (await plansOf(actor.personId)).find((one) => one.is_main && isKept(one));
  if (!main || copy.is_main || !isKept(copy)) throw notFound();
  await findOpen(actor, main.id);
  await change(actor, main, { entries: copy.entries, targets: copy.targets }, now);
  return readOwnPlan(actor, 'main', now);
}

/** Hands the plan to the counselor: until an answer, it is locked. */
export async function submitPlan(
  actor: Actor,
  id: string,
  text: string,
  now: Date,
): Promise<CoursePlan> {
  const plan = await findOpen(actor, id);
  if (!plan.is_main) throw new AppError('conflict', 'Only the plan itself is handed in.');
  await updatePlan(id, { state: 'submitted' }, now);
  await addStep(plan, { kind: 'submitted', text, actor }, now);
  const about = { subjectId: id, by: actor.personId, aboutId: actor.personId };
  notifyAll(
    (await counselorsOf(actor.personId)).map((to) => ({
      ...{ ...about, to, kind: 'plan-submitted', fact: now.toISOString() },
    })),
    now,
  );
  return readOwnPlan(actor, id, now);
}

/** Takes a plan back that nobody answered yet. */
export async function withdrawPlan(actor: Actor, id: string, now: Date): Promise<CoursePlan> {
  const plan = await findOwn(actor, id);
  if (plan.state !== 'submitted')
    throw new AppError('conflict', 'This plan does not lie with the counselor.');
  await updatePlan(id, { state: 'draft' }, now);
  await addStep(plan, { kind: 'withdrawn', text: '', actor }, now);
  takeBackNews('plan-submitted', [id], null);
  return readOwnPlan(actor, id, now);
}

/** The student signs the version that was approved. */
export async function signPlan(
  actor: Actor,
  id: string,
  signature: NewSignature,
  now: Date,
): Promise<CoursePlan> {
  const plan = await findOwn(actor, id);
  await signOwnPlan(actor, plan, signature, now);
  return readOwnPlan(actor, id, now);
}

/** The student's reason why a prerequisite need not hold. The counselor sees it. */
export async function exceptOwn(
  actor: Actor,
  id: string,
  input: NewException,
  now: Date,
): Promise<CoursePlan> {
  const plan = await findOpen(actor, id);
  if (input.kind !== 'prerequisite')
    throw new AppError('forbidden', 'Only a counselor waives a requirement.');
  await storeException(actor, plan.student_id, input, now);
  return readOwnPlan(actor, id, now);
}
