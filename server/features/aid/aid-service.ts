import type { Aid, AidStep, AidStudents, NewAidEvening } from '#contracts/aid.js';
import { AID_STEPS, type AidState, type AidStepId } from '#contracts/aid-fields.js';
import { AID_EVENINGS_MAX } from '#contracts/limits.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { membersOf } from '../caseload/caseload-places.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { displayName } from '../roster/person-name.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { districtDay, schoolYearOf, yearRule } from '../years/school-year.js';
import { eveningsFrom, insertEvening, setEveningRemoved, setStep, stepsOf } from './aid-records.js';

const LAST_GRADE = 12;
/** Who adds evenings of help. */
export const EVENING_KEEPERS = ['counselor', 'admin'] as const;

/** The steps, the actor's own where they are a student, and where to get help. */
export async function readAid(actor: Actor, now: Date): Promise<Aid> {
  const isStudent = actor.role === 'student';
  const [said, evenings, grade, district, rule] = await Promise.all([
    isStudent ? stepsOf([actor.personId]) : null,
    eveningsFrom(now),
    isStudent ? gradeLevelOf(actor.personId) : null,
    currentTemplate(),
    yearRule(),
  ]);
  const asks = district?.template.components.some(({ code }) => code === 'fafsa') ?? false;
  return {
    ...{ grade, evenings },
    // Without a grade: as for those who end school this year.
    startYear: schoolYearOf(now, rule) + 1 + (LAST_GRADE - (grade ?? LAST_GRADE)),
    steps: said && AID_STEPS.map((step) => said.find((one) => one.step === step) ?? open(step)),
    askedBy: asks ? (district?.template.abbreviation ?? null) : null,
    mayChange: EVENING_KEEPERS.some((one) => one === actor.role),
  };
}

const open = (step: AidStepId): AidStep => ({ step, state: 'open', changedOn: null });

export async function changeStep(
  actor: Actor,
  step: AidStepId,
  state: AidState,
  now: Date,
): Promise<Aid> {
  await setStep(actor.personId, step, state, now);
  return readAid(actor, now);
}

/** @throws AppError `invalid-request` for a day that has gone by; `conflict` for too many. */
export async function addEvening(actor: Actor, evening: NewAidEvening, now: Date): Promise<Aid> {
  if (evening.heldOn < (await districtDay(now))) {
    const detail = 'This day has gone by.';
    throw new AppError('invalid-request', detail, {
      errors: [{ pointer: '/body/heldOn', detail }],
    });
  }
  if ((await eveningsFrom(now)).length >= AID_EVENINGS_MAX)
    throw new AppError('conflict', `There are ${AID_EVENINGS_MAX} evenings already. Remove one.`);
  await insertEvening(evening, now);
  return readAid(actor, now);
}

/** Takes an evening out, or (without `removedAt`) puts it back. @throws AppError `not-found` */
export async function setAidEveningRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
  now: Date,
): Promise<Aid> {
  if (!(await setEveningRemoved(id, removedAt, now))) throw notFound();
  return readAid(actor, now);
}

/** How far the counselor's own students of grade 12 are: status only. Whose are shown is noted. */
export async function readAidStudents(actor: Actor, request: AccessRequest): Promise<AidStudents> {
  const members = (await membersOf(actor.personId)).filter(({ grade }) => grade === LAST_GRADE);
  const ids = members.map(({ studentId }) => studentId);
  const said = await stepsOf(ids);
  await noteAccess(actor, ids, 'plan', request);
  return {
    students: members.map((member) => ({
      ...{ personId: member.studentId, name: displayName(member, actor.locale) },
      steps: said.filter(({ studentId }) => studentId === member.studentId),
    })),
  };
}
