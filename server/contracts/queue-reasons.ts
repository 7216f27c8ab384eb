/** Why a student may need their counselor: facts alone, and in no order of weight. */
export const QUEUE_REASONS = [
  ...(['worry', 'question', 'correction', 'plan-submitted'] as const),
  ...(['unsigned', 'missing', 'off-track', 'look-again', 'goal', 'arrival'] as const),
] as const;
export type QueueReason = (typeof QUEUE_REASONS)[number];

/** So many days before its date a missing part is a reason, and after its last change a goal is. */
export const DUE_DAYS = 30;
export const GOAL_DAYS = 60;
/** So long somebody is a new arrival, who came at least a week after the first of their course. */
export const ARRIVAL_DAYS = 30;
export const FIRST_WEEK_DAYS = 7;
