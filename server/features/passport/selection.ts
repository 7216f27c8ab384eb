import {
  PART_NAMES,
  type PassportItem,
  type PassportPart,
  type PassportParts,
} from '#contracts/passport-file.js';
import { keyOf } from './own-plan.js';
import { withNames } from './references.js';

type Entry = PassportItem<PassportPart>;

/** Parts that nothing shows to anybody else. */
const ONLY_OWN: readonly PassportPart[] = [
  'marks',
  'colleges',
  'searches',
  'ways',
  'places',
  'scholarships',
];

/**
 * Whether only the student sees an entry: as they chose, or because nothing shows it to others. Staff read a
 * look-back and its choices once it is handed over.
 */
export function isOnlyOwn(part: PassportPart, item: Entry, parts: PassportParts): boolean {
  if (ONLY_OWN.includes(part)) return true;
  if (part === 'choices') {
    const { schoolYear } = item as PassportItem<'choices'>;
    const own = parts.lookBacks.find((one) => one.schoolYear === schoolYear);
    return !own || isOnlyOwn('lookBacks', own, parts);
  }
  if (part === 'lookBacks' && (item as PassportItem<'lookBacks'>).state === 'open') return true;
  return 'visibility' in item && item.visibility === 'private';
}

/**
 * What goes into a passport: all of it, or all but what only the student may see. What names an entry that
 * stays behind names nothing, and what a goal rests on goes with the goal.
 */
export function visibleParts(parts: PassportParts, withPrivate: boolean): PassportParts {
  const chosen = mapParts(parts, (part, items) =>
    items.filter((item) => withPrivate || !isOnlyOwn(part, item, parts)),
  );
  const there = new Set(
    PART_NAMES.flatMap((part) => chosen[part].map(({ id }) => keyOf(part, id))),
  );
  const known = (part: PassportPart, id: string) => (there.has(keyOf(part, id)) ? id : null);
  return mapParts(chosen, (part, items) =>
    items
      .filter(
        (item) =>
          !('goalId' in item && (part === 'citations' || part === 'choices')) ||
          isRooted(item, known),
      )
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
