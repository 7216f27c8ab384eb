import type { Opinion } from '#contracts/opinions.js';

type List = 'pros' | 'cons' | 'reasons';

/** One thing that a student says differently than before. */
export type Difference =
  | { what: 'rating' | 'confidence'; from: number | null; to: number | null }
  | { what: 'interest'; isBack: boolean }
  | { what: 'thought'; text: string }
  | { what: 'added' | 'dropped'; list: List; line: string }
  | { what: 'order'; list: List };

const LISTS = ['pros', 'cons', 'reasons'] as const;

/** In the order of the form. */
export function differences(before: Opinion, now: Opinion): Difference[] {
  const found: Difference[] = [];
  if (before.rating !== now.rating)
    found.push({ what: 'rating', from: before.rating, to: now.rating });
  if (before.stillInterested !== now.stillInterested)
    found.push({ what: 'interest', isBack: now.stillInterested });
  if (before.thought !== now.thought) found.push({ what: 'thought', text: now.thought });
  for (const list of LISTS.slice(0, 2)) found.push(...lineDifferences(list, before, now));
  if (before.confidence !== now.confidence)
    found.push({ what: 'confidence', from: before.confidence, to: now.confidence });
  found.push(...lineDifferences('reasons', before, now));
  return found;
}

function lineDifferences(list: List, before: Opinion, now: Opinion): Difference[] {
  const added = missing(now[list], before[list]);
  const dropped = missing(before[list], now[list]);
  if (added.length + dropped.length === 0)
    return before[list].join('\n') === now[list].join('\n') ? [] : [{ what: 'order', list }];
  return [
    ...added.map((line): Difference => ({ what: 'added', list, line })),
    ...dropped.map((line): Difference => ({ what: 'dropped', list, line })),
  ];
}

/** Those of the first that the second has not; a line that stands twice is missing once. */
function missing(lines: readonly string[], from: readonly string[]): string[] {
  const left = [...from];
  return lines.filter((line) => {
    const place = left.indexOf(line);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}
