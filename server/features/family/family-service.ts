import type {
  MadeFamilyInvitation,
  NewFamilyInvitation,
  NewRightsMove,
  StudentFamily,
} from '#contracts/family.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { studentOfCourse } from '../class/course-student.js';
import { displayName } from '../roster/person-name.js';
import { revokeDevices } from './device-records.js';
import { mayKeepFamily, requireKeeper } from './family-policy.js';
import {
  insertInvitation,
  invitationsFor,
  type MadeInvitation,
  withdrawInvitation,
  withdrawInvitations,
} from './invitation-records.js';
import {
  endLink,
  endLinksWithRights,
  membersOf,
  personOfLink,
  resumeLinksWithRights,
} from './link-records.js';
import { noticesFor } from './notice-records.js';
import { familyPolicy } from './policy-records.js';
import { endRightsMoves, insertRightsMove, rightsOf } from './rights-records.js';
import { districtDay } from '../years/school-year.js';

/** Where the pages of families are, below our address. */
export const FAMILY_PATH = '/family';

/** A student's family as those see it who keep it. @throws AppError `not-found` */
export async function readFamily(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<StudentFamily> {
  const student = await studentOfCourse(actor, studentId);
  await noteAccess(actor, [studentId], 'family', request);
  return presentFamily(actor, studentId, displayName(student, actor.locale), request.now);
}

export async function presentFamily(
  actor: Actor,
  studentId: string,
  name: string,
  now: Date,
): Promise<StudentFamily> {
  const [members, invitations, rights, { sections }, notices] = await Promise.all([
    membersOf(studentId),
    invitationsFor(studentId, now),
    rightsOf(studentId),
    familyPolicy(),
    noticesFor(studentId),
  ]);
  const areRightsTheirs = rights !== null;
  const mayInvite =
    actor.personId === studentId ? areRightsTheirs : mayKeepFamily(actor, { areRightsTheirs });
  return { name, sections, members, invitations, rights, notices, mayInvite };
}

export const presentMade = (
  { id, token, code, expiresAt }: MadeInvitation,
  publicUrl: string,
  family: StudentFamily,
): MadeFamilyInvitation => ({
  ...{ id, code, family, expiresAt: expiresAt.toISOString() },
  url: `${publicUrl}${FAMILY_PATH}/join/${token}`,
});

/** An invitation for one student: a link and, apart from it, a code. */
export async function inviteFamily(
  actor: Actor,
  studentId: string,
  { locale, kind }: NewFamilyInvitation,
  { publicUrl, ...request }: AccessRequest & { publicUrl: string },
): Promise<MadeFamilyInvitation> {
  await requireFamilyOf(actor, studentId);
  const { inviteDays: days } = await familyPolicy();
  const made = await insertInvitation(actor, { studentId, locale, kind, days }, request.now);
  return presentMade(made, publicUrl, await readFamily(actor, studentId, request));
}

/** Another link for somebody who is family already and lost their phone, or took a new one. */
export async function inviteAgain(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  { publicUrl, ...request }: AccessRequest & { publicUrl: string },
): Promise<MadeFamilyInvitation> {
  await requireFamilyOf(actor, studentId);
  const member = await personOfLink(studentId, id);
  if (!member) throw notFound();
  const { inviteDays: days } = await familyPolicy();
  const made = await insertInvitation(actor, { studentId, days, ...member }, request.now);
  return presentMade(made, publicUrl, await readFamily(actor, studentId, request));
}

export async function withdrawFamilyInvitation(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  request: AccessRequest,
): Promise<StudentFamily> {
  await requireFamilyOf(actor, studentId);
  if (!(await withdrawInvitation(studentId, id, request.now))) throw notFound();
  return readFamily(actor, studentId, request);
}

/** Somebody is no longer shown the student's plan. The reason stays with the school. */
export async function endFamilyMember(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  reason: string,
  request: AccessRequest,
): Promise<StudentFamily> {
  await requireFamilyOf(actor, studentId);
  if (reason === '')
    throw new AppError('invalid-request', 'The body of this request did not pass the checks.', {
      errors: [{ pointer: '/body/reason', detail: 'Say why.' }],
    });
  const ending = { because: 'school', by: actor.personId, reason } as const;
  if (!(await endLink(studentId, id, ending, request.now))) throw notFound();
  return readFamily(actor, studentId, request);
}

/** All phones of somebody are signed out: one was lost. */
export async function signOutFamilyMember(
  actor: Actor,
  { personId: studentId, id }: { personId: string; id: string },
  request: AccessRequest,
): Promise<StudentFamily> {
  await requireFamilyOf(actor, studentId);
  const member = await personOfLink(studentId, id);
  if (!member) throw notFound();
  await revokeDevices(member.personId, request.now);
  return readFamily(actor, studentId, request);
}

/**
 * The rights over the record are the student's own from now on: who was invited by the school loses the view,
 * and what is out leads nowhere.
 */
export async function moveRights(
  actor: Actor,
  studentId: string,
  move: NewRightsMove,
  request: AccessRequest,
): Promise<StudentFamily> {
  await studentOfCourse(actor, studentId);
  if (move.movedOn > (await districtDay(request.now)))
    throw new AppError('invalid-request', 'The day is not here yet.', {
      errors: [{ pointer: '/body/movedOn', detail: 'later than today' }],
    });
  if (await rightsOf(studentId))
    throw new AppError('conflict', 'The rights are the student’s own already.');
  await insertRightsMove(studentId, move, actor.personId, request.now);
  await endLinksWithRights(studentId, actor.personId, request.now);
  await withdrawInvitations({ studentId }, request.now);
  return readFamily(actor, studentId, request);
}

/** It was a mistake: what ended with the move goes on, and what the student sent out leads nowhere. */
export async function moveRightsBack(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<StudentFamily> {
  await studentOfCourse(actor, studentId);
  const since = await endRightsMoves(studentId, actor.personId, request.now);
  if (!since) throw notFound();
  await withdrawInvitations({ studentId, madeRole: 'student' }, request.now);
  await resumeLinksWithRights(studentId, since);
  return readFamily(actor, studentId, request);
}

/** @throws AppError `not-found` for no student of theirs, `conflict` where the student decides. */
async function requireFamilyOf(actor: Actor, studentId: string): Promise<void> {
  await studentOfCourse(actor, studentId);
  requireKeeper(actor, (await rightsOf(studentId)) !== null);
}
