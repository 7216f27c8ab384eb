import type { Role } from '#contracts/session.js';
import {
  LOOKING_PARTS,
  type PartKind,
  PRINCIPAL,
  READ_ONLY,
  STUDENT_PARTS,
  WORKING_PARTS,
} from '#contracts/part-kinds.js';
import type { Namespace } from '#contracts/generated/messages/loaders.js';
import type { PlainKey } from '../i18n/i18n.js';

/** One view of the app: its address below the base, its element, and what it needs first. */
export interface Route {
  path: string;
  element: string;
  title: PlainKey;
  /** Whose it is in a visit of the course. */
  roles: readonly Role[];
  /** In which parts of the staff it is open; in none by default. */
  parts?: readonly PartKind[];
  messages: readonly Namespace[];
  load: () => Promise<unknown>;
  /** The element stays when the next address has the same one; it moves focus itself. */
  isKept?: true;
}

export const STUDENT = ['student'] as const;
export const STAFF = ['teacher', 'counselor', 'admin'] as const;
/** Parts that open a student, those that name students, those that work with them, and who reads figures. */
export const LOOKING = LOOKING_PARTS;
export const NAMING = STUDENT_PARTS;
export const WORKING = WORKING_PARTS;
export const READING = [READ_ONLY] as const;
/** The part that has a school, and what it may open besides who works with a student, or reads figures. */
export const HEADING = [PRINCIPAL] as const;
export const PLANNING = [...WORKING, PRINCIPAL] as const;
export const COUNTING = [...READING, PRINCIPAL] as const;
export const ANYONE = [...STUDENT, ...STAFF] as const;
