import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';

/**
 * Who invites a family. Until the rights over the record move, only those who look after the district's
 * students do: the school knows who has rights over a child's record and who, by a court's order, has not; a
 * student of 13 can neither know that nor be pressed for a link. From then on the student alone decides.
 */
export const FAMILY_KEEPERS = ['counselor', 'admin'] as const;

export const mayKeepFamily = (
  { role }: Pick<Actor, 'role'>,
  { areRightsTheirs }: { areRightsTheirs: boolean },
): boolean => (role === 'counselor' || role === 'admin') && !areRightsTheirs;

/** @throws AppError `conflict` where it is the student's to decide by now. */
export function requireKeeper(actor: Pick<Actor, 'role'>, areRightsTheirs: boolean): void {
  if (!mayKeepFamily(actor, { areRightsTheirs }))
    throw new AppError('conflict', 'The rights are the student’s own: only they invite family.');
}

/** @throws AppError `forbidden` while the rights are the family's. */
export function requireOwnRights(areRightsTheirs: boolean): void {
  if (!areRightsTheirs)
    throw new AppError('forbidden', 'The school invites your family until the rights are yours.');
}
