import type { Actor } from '../../auth/actor.js';

/** Who keeps the catalog and the diplomas of the district. */
export const CATALOG_KEEPERS = ['counselor', 'admin'] as const;

export const mayKeepCatalog = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'counselor' || role === 'admin';

/** Everybody with a plan, or with students who have one. */
export const CATALOG_READERS = ['student', 'teacher', 'counselor', 'admin'] as const;
