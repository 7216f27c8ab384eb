/** Plain values of places a student applies to, which the browser may have without zod. */

/** What a student applies to; words: `places.kind-<id>`. */
export const PLACE_KINDS = [
  ...(['college', 'program', 'employer', 'apprenticeship', 'branch', 'other'] as const),
] as const;

/** How far the student is, as they say; words: `places.status-<id>`. */
export const PLACE_STATUSES = [
  ...(['thinking', 'working', 'sent', 'accepted', 'not-accepted', 'going', 'not-going'] as const),
] as const;
