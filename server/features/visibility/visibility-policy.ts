import type { Visibility } from '#contracts/visibility.js';
import type { ActorRole } from '../../auth/actor.js';

const SHOWN_TO: Record<ActorRole, readonly Visibility[]> = {
  // Their own: the service has checked whose it is.
  student: ['private', 'adviser', 'teachers'],
  counselor: ['adviser', 'teachers'],
  teacher: ['teachers'],
  // An administrator looks after the installation; they advise nobody.
  admin: ['teachers'],
  observer: [],
  // Families see what teachers see, in the parts that the district shows them: never what a student keeps
  // for themselves or for their counselor.
  guardian: ['teachers'],
  none: [],
};

/**
 * Which entries of a student somebody in this role may be shown, by what the student chose. That the
 * student is theirs at all (their course, their caseload) is checked before.
 */
export function shownTo(role: ActorRole): readonly Visibility[] {
  return SHOWN_TO[role];
}
