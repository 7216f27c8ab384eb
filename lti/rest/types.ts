/** The systems whose ordinary course work can be read with a token of the district's. */
export const REST_KINDS = ['canvas', 'moodle', 'schoology'] as const;
export type RestKind = (typeof REST_KINDS)[number];

/** What a district lets us read with. */
export interface RestGrant {
  kind: RestKind;
  /** The site as people open it, such as `https://school.instructure.com`; a Moodle may lie in a folder. */
  site: string;
  /** Canvas and Moodle: the token. Schoology: key and secret with a colon between. */
  token: string;
}

/** One piece of work of one student. */
export interface WorkQuestion {
  /** The address of the work as people open it. */
  url: string;
  /** The course, as launches name it. */
  contextId: string;
  /** The student, as launches name them. */
  sub: string;
}

/** What the LMS says of it: no text, no file, no comment. */
export interface WorkState {
  state: 'open' | 'draft' | 'handed-in' | 'graded';
  /** Null where there is no grade, or none that is a number. */
  points: number | null;
  maximum: number | null;
}

/** As it lies in a database. */
export type SealedGrant = Omit<RestGrant, 'token'> & { sealedToken: string };

/** Course work for who must not know the token. */
export interface LmsWork {
  seal(token: string): string;
  canRead: WorkReader['canRead'];
  /** As `WorkReader`. @throws LmsError */
  read(grant: SealedGrant, question: WorkQuestion): Promise<WorkState | null>;
  /** @throws LmsError */
  probe(grant: SealedGrant): Promise<void>;
}

/** Reads course work by an LMS's own API; it can change nothing. */
export interface WorkReader {
  /** Whether the address names work that can be asked for with this grant; nothing is called. */
  canRead(grant: Pick<RestGrant, 'kind' | 'site'>, question: WorkQuestion): boolean;
  /**
   * Asks for one student's work.
   *
   * @returns null where the LMS knows no such work, or no such student in it.
   * @throws LmsError
   */
  read(grant: RestGrant, question: WorkQuestion): Promise<WorkState | null>;
  /** Whether the token is good. @throws LmsError */
  probe(grant: RestGrant): Promise<void>;
}
