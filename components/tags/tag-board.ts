import type { TagBoard, TaggedItem } from '#contracts/tags.js';

/** The board with one piece of work changed. */
export function withItem(
  { items, ...board }: TagBoard,
  key: string,
  changes: Partial<TaggedItem>,
): TagBoard {
  return {
    ...board,
    items: items.map((item) => (item.key === key ? { ...item, ...changes } : item)),
  };
}

export function goalTitle({ students }: TagBoard, goalId: string): string {
  const goals = students.flatMap((student) => student.goals);
  return goals.find(({ id }) => id === goalId)?.title ?? '';
}
