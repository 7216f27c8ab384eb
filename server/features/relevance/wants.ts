import { GoalKind } from '#contracts/goals.js';
import type { WantKind } from '#contracts/relevance.js';
import { ThemeKind } from '#contracts/themes.js';
import type { Occupation, OccupationStore } from '../careers/occupation-store.js';
import { themeIds, themesOf } from '../tags/theme-records.js';

/** Something to be wanted, and by which careers. */
export interface Wanted {
  kind: WantKind;
  id: string;
  careers: bigint | null;
  /** Whether figures of others make it up, nearly or wholly: then it has none of its own. */
  isMadeUp: boolean;
}

/** Careers with a figure of their own, at most: many of a class want few, and more would hide the rest. */
export const CAREERS_MAX = 8;

export const codeOf = ({ kind, id }: Pick<Wanted, 'kind' | 'id'>) => `${kind}:${id}`;

/** What a student wants who saved this career. */
export function codesOf(occupation: Occupation): string[] {
  const themes = themesOf(occupation);
  return [
    codeOf({ kind: 'career', id: occupation.code }),
    ...ThemeKind.options.flatMap((kind) => themes[kind].map((id) => codeOf({ kind, id }))),
  ];
}

const made = new WeakMap<OccupationStore, Map<string, Wanted>>();

/** Everything that can be wanted, by code. Made once a store. */
export function allWants(store: OccupationStore): Map<string, Wanted> {
  const known = made.get(store);
  if (known) return known;
  const wants = new Map<string, Wanted>();
  const ids = themeIds(store);
  for (const kind of ThemeKind.options)
    for (const id of ids[kind])
      wants.set(codeOf({ kind, id }), { kind, id, careers: 0n, isMadeUp: false });
  store.all.forEach((occupation, at) => {
    const bit = 1n << BigInt(at);
    const [own = '', ...themes] = codesOf(occupation);
    wants.set(own, { kind: 'career', id: occupation.code, careers: bit, isMadeUp: false });
    for (const code of themes) {
      const want = wants.get(code);
      if (want) want.careers = (want.careers ?? 0n) | bit;
    }
  });
  markMadeUp([...wants.values()].filter(({ kind }) => kind !== 'career'));
  for (const id of GoalKind.options)
    wants.set(codeOf({ kind: 'goal', id }), { kind: 'goal', id, careers: null, isMadeUp: false });
  made.set(store, wants);
  return wants;
}

/**
 * Of a theme that the themes inside it and all careers with figures could fill up but for one career, that
 * one would follow.
 */
function markMadeUp(themes: readonly Wanted[]): void {
  for (const theme of themes) {
    const own = theme.careers ?? 0n;
    const inside = themes
      .map(({ careers }) => careers ?? 0n)
      .filter((careers) => careers !== own && (careers & own) === careers)
      .reduce((all, careers) => all | careers, 0n);
    theme.isMadeUp = bits(own & ~inside) <= CAREERS_MAX + 1;
  }
}

/** How many careers these are. */
export function bits(careers: bigint): number {
  return careers.toString(2).replaceAll('0', '').length;
}
