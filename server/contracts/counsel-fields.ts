/** Plain values of tasks, messages and conference days that browser and server share. */

/**
 * What counts as done: the student's own tick with a line, or so many of something that the plan holds. Each
 * but the first is counted under this key where completion counts it.
 */
export const TASK_PROOFS = [
  ...(['tick', 'interest', 'skills', 'values', 'self', 'explore', 'careergoal', 'edgoal'] as const),
  ...(['psgoal', 'extra', 'service-hours', 'resume', 'portfolio', 'reflect', 'adult'] as const),
] as const;
export type TaskProof = (typeof TASK_PROOFS)[number];

export const TASK_TITLE_MAX = 120;
export const TASK_DETAILS_MAX = 1_000;
export const TASK_LINE_MAX = 300;
/** Tasks of one counselor that stand at a time. */
export const TASKS_MAX = 60;

/** Pages of the student that a message may lead to. */
export const NUDGE_PLACES = [
  ...(['none', 'requirements', 'goals', 'courses', 'profiler', 'explore', 'activities'] as const),
  ...(['resumes', 'look-back', 'conversations', 'meetings'] as const),
] as const;
export type NudgePlace = (typeof NUDGE_PLACES)[number];

export const NUDGE_TEXT_MAX = 400;
export const NUDGE_STUDENTS_MAX = 300;
/** More than so many in seven days reach no student, from whomever they come. */
export const NUDGES_PER_WEEK = 2;

export const DAY_PLACE_MAX = 120;
export const ATTENDEES_MAX = 200;
/** Slots of one conference day. */
export const SLOTS_MAX = 60;
