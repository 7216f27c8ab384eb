import type { ShownChange, ShownEntry, ShownKind } from '#contracts/shown-entries.js';
import type { Visibility } from '#contracts/visibility.js';

/** What of the list is looked at; an empty word is no wish. */
export interface ShownFilter {
  kind: ShownKind | '';
  seenBy: Visibility | '';
  text: string;
}

export const NO_FILTER: ShownFilter = { kind: '', seenBy: '', text: '' };

export const keyOf = ({ kind, id }: Pick<ShownEntry, 'kind' | 'id'>) => `${kind} ${id}`;

const plain = (text: string) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase().trim();

export function filtered(
  entries: readonly ShownEntry[],
  { kind, seenBy, text }: ShownFilter,
): ShownEntry[] {
  const words = plain(text);
  return entries.filter(
    (entry) =>
      (kind === '' || entry.kind === kind) &&
      (seenBy === '' || entry.visibility === seenBy) &&
      (words === '' || plain(entry.title).includes(words)),
  );
}

/** The act that shows these entries to others, or to fewer; one part for each kind and each way it was. */
export function changesFor(entries: readonly ShownEntry[], visibility: Visibility): ShownChange[] {
  const parts = new Map<string, ShownChange>();
  for (const { kind, id, visibility: was } of entries) {
    if (was === visibility) continue;
    const key = `${kind} ${was}`;
    const part = parts.get(key) ?? { kind, was, visibility, ids: [] };
    part.ids.push(id);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** The act that takes another one back. */
export const reversed = (changes: readonly ShownChange[]): ShownChange[] =>
  changes.map(({ was, visibility, ...rest }) => ({ ...rest, was: visibility, visibility: was }));
