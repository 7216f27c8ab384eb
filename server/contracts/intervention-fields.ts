/** Plain values of interventions that browser and server share. */

/** What a school does for who is off track: help with learning alone, and nothing of discipline or health. */
export const INTERVENTION_KINDS = [
  ...(['tutoring', 'recovery', 'schedule', 'check-in', 'family', 'other'] as const),
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number];

export const INTERVENTION_NOTE_MAX = 2_000;
export const INTERVENTION_OUTCOME_MAX = 500;
/** Of one student. */
export const INTERVENTIONS_MAX = 200;
