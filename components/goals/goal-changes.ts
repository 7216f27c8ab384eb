import type { Goal, GoalChangesInput, MilestoneInput } from '#contracts/goals.js';

/** A change that shows before the server has it, as data, so that it can be kept and sent later. */
export type GoalChange =
  /** `revision` is the goal's that the person saw, so that nothing newer is overwritten. */
  | { do: 'change'; id: string; changes: GoalChangesInput; revision: number | undefined }
  | { do: 'remove'; id: string }
  | { do: 'restore'; id: string; goal: Goal | undefined }
  | { do: 'step'; id: string; tagId: string; helpsBecause: string | null };

/** The goals as they will be once the server has taken the change. */
export function applied(goals: readonly Goal[], change: GoalChange): readonly Goal[] {
  if (change.do === 'remove') return goals.filter(({ id }) => id !== change.id);
  if (change.do === 'restore')
    return change.goal && !goals.some(({ id }) => id === change.id)
      ? [...goals, change.goal]
      : goals;
  if (change.do === 'step') return withStep(goals, change.tagId, change.helpsBecause);
  const next = goals.map((goal) =>
    goal.id === change.id ? predicted(goal, change.changes) : goal,
  );
  const goal = next.find(({ id }) => id === change.id);
  return goal ? withOneFocus(next, goal) : next;
}

/** Whether the goal says already what the change asks for: the answer to it got lost on its way. */
export function isAlready(goal: Goal, changes: GoalChangesInput): boolean {
  return JSON.stringify(predicted(goal, changes)) === JSON.stringify(goal);
}

/** At most one goal is the focus: the newest choice. */
export function withOneFocus(goals: readonly Goal[], chosen: Goal): readonly Goal[] {
  if (!chosen.isFocus) return goals;
  return goals.map((goal) =>
    goal.id !== chosen.id && goal.isFocus ? { ...goal, isFocus: false } : goal,
  );
}

function withStep(goals: readonly Goal[], tagId: string, helpsBecause: string | null): Goal[] {
  return goals.map((goal) => ({
    ...goal,
    steps: goal.steps.map((step) => (step.tagId === tagId ? { ...step, helpsBecause } : step)),
  }));
}

function predicted(goal: Goal, { milestones, revision: _, ...changes }: GoalChangesInput): Goal {
  const known = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Partial<Goal>;
  return { ...goal, ...known, ...(milestones && { milestones: milestones.map(asMilestone) }) };
}

function asMilestone({ id, title, dueDate, done }: MilestoneInput, index: number) {
  return { id: id ?? `new-${String(index)}`, title, dueDate: dueDate ?? null, done: done ?? false };
}
