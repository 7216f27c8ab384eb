/**
 * Rows by the set of groups they are in, in the order of those sets. Groups may overlap, so what is counted
 * are these sets: no two of them share a row.
 */
export function groupSets<R extends { groups: readonly string[] }>(
  rows: readonly R[],
): { groups: readonly string[]; rows: R[] }[] {
  const sets = new Map<string, { groups: readonly string[]; rows: R[] }>();
  for (const row of rows) {
    const key = row.groups.join('\n');
    const set = sets.get(key) ?? { groups: row.groups, rows: [] };
    set.rows.push(row);
    sets.set(key, set);
  }
  return [...sets].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
}

/** The names of all groups of these, by name. */
export const groupNames = (sets: readonly { groups: readonly string[] }[]): string[] =>
  [...new Set(sets.flatMap(({ groups }) => groups))].toSorted();
