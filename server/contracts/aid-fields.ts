/** Steps towards money for college, in their order; words: `aid.<id>`, `aid.<id>-how`. */
export const AID_STEPS = [
  ...(['account', 'family', 'fafsa', 'state', 'college', 'summary', 'offers', 'answer'] as const),
] as const;
export type AidStepId = (typeof AID_STEPS)[number];

/** `not-mine`: the student leaves it out, and nobody asks why. */
export const AID_STATES = ['open', 'done', 'not-mine'] as const;
export type AidState = (typeof AID_STATES)[number];
