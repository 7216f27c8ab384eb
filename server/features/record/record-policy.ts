import type { Actor } from '../../auth/actor.js';
import { notFound } from '../../errors.js';
import { reaches } from '../class/reach.js';

/** Those who look after every student of the district: they decide on corrections and confirm. */
export const DISTRICT_STAFF = ['counselor', 'admin'] as const;

export const isDistrictStaff = ({ role, part }: Pick<Actor, 'role' | 'part'>): boolean =>
  !part && seesAsCounselor({ role });

/** Of a student who is theirs they see what is for counselors: those themselves, and a case manager. */
export const seesAsCounselor = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'counselor' || role === 'admin';

/** @throws AppError `not-found` unless this is an active student of one of the courses, or of the caseload. */
export async function requireStudentOf(
  actor: Actor,
  courseIds: string[],
  studentId: string,
): Promise<void> {
  if (!(await reaches(actor, courseIds, studentId))) throw notFound();
}
