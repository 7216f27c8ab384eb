import { z } from 'zod';
import { RIGHTS_AREAS, RIGHTS_ROLES } from './rights-kinds.js';

/**
 * Nothing; only what is theirs (their own plan, course or caseload); what is theirs and that of other courses of
 * their school; or that of all schools of the district.
 */
export const Reach = z.enum(['nothing', 'own', 'school', 'all']);
export type Reach = z.infer<typeof Reach>;

export const Right = z.object({
  role: z.enum(RIGHTS_ROLES),
  sees: Reach,
  changes: Reach,
});
export type Right = z.infer<typeof Right>;

export const RightsTable = z.object({
  areas: z.array(z.object({ area: z.enum(RIGHTS_AREAS), rights: z.array(Right) })),
});
export type RightsTable = z.infer<typeof RightsTable>;
