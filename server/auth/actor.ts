import type { PartKind } from '#contracts/part-kinds.js';

/** Who is asking, as their session says. */
export interface Actor {
  tenantId: string;
  personId: string;
  sessionId: string;
  /** In a part of the staff: the role whose eyes it has. */
  role: ActorRole;
  /** The course they launched from; null for a launch without one. */
  courseId: string | null;
  deploymentId: string;
  locale: string;
  /** Canvas "Student View" and the like: kept out of reports and grades. */
  isTest: boolean;
  /**
   * Whether they may act as a teacher in the course: its teachers and counselors, and an administrator
   * who teaches it. (Canvas and Moodle administrators often teach too.)
   */
  canTeach: boolean;
  /** Set: whoever runs Pathlight looks, as the district allowed; they may change nothing. */
  supportGrantId?: string | null;
  /** The part of the staff that this visit is in; see `parts.ts`. Null for what the LMS says. */
  part?: Part | null;
}

export interface Part {
  kind: PartKind;
  /** Whom it names, of those who are students somewhere in the district now. */
  studentIds: readonly string[];
  /** The schools of a principal, or to whose figures a read-only part is held; null for all of the district. */
  schoolIds: readonly string[] | null;
}

/** What somebody is called in a log and beside their words. */
export const calledRole = ({ part, role }: { part?: Part | null; role: string }): string =>
  part?.kind ?? role;

/** A guardian comes by invitation and never through the API: see `features/family`. */
export type ActorRole =
  | 'student'
  | 'teacher'
  | 'counselor'
  | 'admin'
  | 'observer'
  | 'guardian'
  | 'none';

/** People who work with students. */
export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'teacher' || actor.role === 'counselor' || actor.role === 'admin';
}
