import type { CarriedGoal, GoalChoiceUndo, NewGoalChoice } from '#contracts/look-back.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { changeGoal } from '../goals/goal-service.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { carriedGoals, dropChoice, putChoice } from './goal-choice-records.js';

/**
 * Keeps what the student chose about a goal of an earlier year, and why. A goal that is finished is done from
 * then on; one that was finished and is kept after all is open again. What changes about a goal, the student
 * writes in the goal itself.
 *
 * @returns all goals of earlier years.
 * @throws AppError `not-found` for a goal that is not the actor's, or is not carried over; `conflict` when
 *   another window chose meanwhile.
 */
export async function chooseForGoal(
  actor: Actor,
  goalId: string,
  { choice, why, revision }: NewGoalChoice,
  now: Date,
): Promise<CarriedGoal[]> {
  const turn = await turnOfYear(now);
  const goal = await requireCarried(actor, goalId, turn);
  // The same choice sent twice is one choice.
  const isSame = goal.chosen?.choice === choice && goal.chosen.why === why;
  if (!isSame && !(await putChoice(goalId, turn.year, { choice, why, revision, now })))
    throw changedElsewhere();
  if (choice === 'finish') await setStatus(actor, goal, 'done', now);
  else if (goal.chosen?.choice === 'finish') await setStatus(actor, goal, 'active', now);
  return carriedGoals(actor.personId, turn);
}

/**
 * Takes a choice back, as if none had been made; a goal that it finished is open again.
 *
 * @throws AppError as `chooseForGoal`.
 */
export async function undoChoice(
  actor: Actor,
  goalId: string,
  { revision }: GoalChoiceUndo,
  now: Date,
): Promise<CarriedGoal[]> {
  const turn = await turnOfYear(now);
  const goal = await requireCarried(actor, goalId, turn);
  if (goal.chosen) {
    if (!(await dropChoice(goalId, turn.year, revision))) throw changedElsewhere();
    if (goal.chosen.choice === 'finish') await setStatus(actor, goal, 'active', now);
  }
  return carriedGoals(actor.personId, turn);
}

async function turnOfYear(now: Date) {
  const rule = await yearRule();
  return { rule, year: schoolYearOf(now, rule) };
}

async function requireCarried(
  actor: Actor,
  goalId: string,
  turn: Parameters<typeof carriedGoals>[1],
): Promise<CarriedGoal> {
  const goal = (await carriedGoals(actor.personId, turn)).find(({ id }) => id === goalId);
  if (!goal) throw notFound();
  return goal;
}

async function setStatus(
  actor: Actor,
  goal: CarriedGoal,
  status: CarriedGoal['status'],
  now: Date,
): Promise<void> {
  if (goal.status !== status) await changeGoal(actor, goal.id, { status }, now);
}

const changedElsewhere = () =>
  new AppError('conflict', 'You chose something else in another window.');
