import {
  PART_NAMES,
  type PassportItem,
  type PassportPart,
  type PassportParts,
} from '#contracts/passport-file.js';
import { keyOf } from './own-plan.js';
import { withNames } from './references.js';

type Entry = PassportItem<PassportPart>;

/**
 * What goes into a passport: all of it, or all but what only the student may see. What names an entry that
 * stays behind names nothing, and what a goal rests on goes with the goal.
 */
export function visibleParts(parts: PassportParts, withPrivate: boolean): PassportParts {
  const chosen = mapParts(parts, (_, items) =>
    items.filter((item) => withPrivate || !('visibility' in item && item.visibility === 'private')),
  );
  const there = new Set(
    PART_NAMES.flatMap((part) => chosen[part].map(({ id }) => keyOf(part, id))),
  );
  const known = (part: PassportPart, id: string) => (there.has(keyOf(part, id)) ? id : null);
  return mapParts(chosen, (part, items) =>
    items
      .filter((item) => !('goalId' in item && part === 'citations') || isRooted(item, known))
      .map((item) => withNames(part, item as never, known)),
  );
}

function isRooted(item: Entry, known: (part: PassportPart, id: string) => string | null): boolean {
  return 'goalId' in item && item.goalId !== null && known('goals', item.goalId) !== null;
}

export function mapParts(
  parts: PassportParts,
  change: (part: PassportPart, items: Entry[]) => Entry[],
): PassportParts {
  return Object.fromEntries(
    PART_NAMES.map((part) => [part, change(part, parts[part])]),
  ) as unknown as PassportParts;
}
