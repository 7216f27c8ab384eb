/** Who is asking, as their session says. */
export interface Actor {
  tenantId: string;
  personId: string;
  sessionId: string;
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
}

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
