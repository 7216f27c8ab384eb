import { WAY_CHOICES_MAX } from '#contracts/limits.js';
import type { NewWayChoice, WayChoice } from '#contracts/ways.js';
import type { Actor } from '../../auth/actor.js';
import { AppError, notFound } from '../../errors.js';
import { choicesOf, insertChoice, setChoiceRemoved, setChoiceWhy } from './choice-records.js';

/** Other words for the same way within this time put the last choice right; later they are a new one. */
const SAME_CHOICE_MS = 10 * 60_000;

/** What the actor chose, the latest first. */
export async function listChoices(actor: Actor): Promise<WayChoice[]> {
  const records = await choicesOf(actor.personId);
  return records.map(({ chosenAt, ...said }) => ({ ...said, chosenAt: chosenAt.toISOString() }));
}

/**
 * Chooses a way for now. What was chosen before stays, with its date and its reason.
 *
 * @throws AppError `conflict` when the list is full.
 */
export async function chooseWay(
  actor: Actor,
  choice: NewWayChoice,
  now: Date,
): Promise<WayChoice[]> {
  const records = await choicesOf(actor.personId);
  const [last] = records;
  if (last?.way === choice.way && last.why === choice.why) return listChoices(actor);
  const goesOn =
    last?.way === choice.way && now.getTime() - last.chosenAt.getTime() < SAME_CHOICE_MS;
  if (goesOn) await setChoiceWhy(last.id, choice.why);
  else {
    refuseFullList(records.length);
    await insertChoice(actor.personId, choice, now);
  }
  return listChoices(actor);
}

/** Takes a choice out of the history, or (without `removedAt`) puts it back to where it was. */
export async function setOwnChoiceRemoved(
  actor: Actor,
  id: string,
  removedAt: Date | null,
): Promise<WayChoice[]> {
  if (removedAt === null) {
    const records = await choicesOf(actor.personId);
    if (!records.some((one) => one.id === id)) refuseFullList(records.length);
  }
  if (!(await setChoiceRemoved(actor.personId, id, removedAt))) throw notFound();
  return listChoices(actor);
}

function refuseFullList(count: number): void {
  if (count >= WAY_CHOICES_MAX)
    throw new AppError('conflict', `You have ${WAY_CHOICES_MAX} choices. Remove an old one first.`);
}
