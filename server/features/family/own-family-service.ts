import type {
  MadeFamilyInvitation,
  NewFamilyInvitation,
  StudentFamily,
} from '#contracts/family.js';
import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { requireOwnRights } from './family-policy.js';
import { presentFamily, presentMade } from './family-service.js';
import { insertInvitation, withdrawInvitation } from './invitation-records.js';
import { endLink } from './link-records.js';
import { familyPolicy } from './policy-records.js';
import { rightsOf } from './rights-records.js';

/**
 * Who of the family sees the student's plan, as the student may know it. Why the school ended a link is
 * between the school and the adult.
 */
export async function readOwnFamily(actor: Actor, now: Date): Promise<StudentFamily> {
  const family = await presentFamily(actor, actor.personId, '', now);
  return {
    ...family,
    notices: [],
    members: family.members.map((member) => ({ ...member, reason: '' })),
    rights: family.rights && { ...family.rights, note: '' },
  };
}

/** Once the rights are theirs, students invite whom they want. @throws AppError `forbidden` before */
export async function inviteOwnFamily(
  actor: Actor,
  { locale, kind }: NewFamilyInvitation,
  { publicUrl, now }: { publicUrl: string; now: Date },
): Promise<MadeFamilyInvitation> {
  await requireRights(actor);
  const { inviteDays: days } = await familyPolicy();
  const invitation = { studentId: actor.personId, locale, kind, days };
  const made = await insertInvitation(actor, invitation, now);
  return presentMade(made, publicUrl, await readOwnFamily(actor, now));
}

export async function withdrawOwnInvitation(
  actor: Actor,
  id: string,
  now: Date,
): Promise<StudentFamily> {
  if (!(await withdrawInvitation(actor.personId, id, now))) throw notFound();
  await requireRights(actor);
  return readOwnFamily(actor, now);
}

export async function endOwnFamilyMember(
  actor: Actor,
  id: string,
  now: Date,
): Promise<StudentFamily> {
  const ending = { because: 'student', by: actor.personId, reason: '' } as const;
  if (!(await endLink(actor.personId, id, ending, now))) throw notFound();
  await requireRights(actor);
  return readOwnFamily(actor, now);
}

/** Stands after what finds the row, so that a foreign one looks as missing as any; throwing undoes it. */
async function requireRights({ personId }: Actor): Promise<void> {
  requireOwnRights((await rightsOf(personId)) !== null);
}
