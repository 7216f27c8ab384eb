/** Something a student did, in our own words. Ids are ours; none leaves as it is where it names a person. */
export interface CaliperFact {
  /** UUID: the same each time the event is sent. */
  id: string;
  kind: 'launch' | 'handed-in';
  tenantId: string;
  personId: string;
  /** `launch`: the session; `handed-in`: the assignment. */
  subjectId: string;
  courseId: string | null;
  at: Date;
}

/** Where a district wants its events, with its sealed token. */
export interface CaliperTarget {
  url: string;
  sealedToken: string;
}

/** Events by 1EdTech Caliper Analytics 1.2. */
export interface Caliper {
  /** As it may be stored. */
  seal(token: string): string;
  /**
   * Sends one envelope; without facts it describes Pathlight alone, which shows that the way is open.
   *
   * @throws LmsError when it was not taken.
   */
  send(target: CaliperTarget, facts: readonly CaliperFact[], now: Date): Promise<void>;
}
