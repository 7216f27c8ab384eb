import { type Theme, ThemeKind } from '#contracts/themes.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { Occupation, OccupationStore } from '../careers/occupation-store.js';

/** The ids that careers have of each kind, by id. */
export type ThemeIds = Record<ThemeKind, string[]>;

const made = new WeakMap<OccupationStore, ThemeIds>();

/** What work can be said to train: everything that at least one career needs. Made once a store. */
export function themeIds(store: OccupationStore): ThemeIds {
  const known = made.get(store);
  if (known) return known;
  const ids = Object.fromEntries(
    ThemeKind.options.map((kind) => [
      kind,
      [...new Set(store.all.flatMap((occupation) => themesOf(occupation)[kind]))].sort(),
    ]),
  ) as ThemeIds;
  made.set(store, ids);
  return ids;
}

/** What a career needs of each kind. */
export const themesOf = ({ skills, subjects, clusters }: Occupation): ThemeIds => ({
  skill: skills.map(([id]) => id),
  subject: subjects,
  cluster: clusters,
});

/** Which of these themes a career uses. */
export function sharedThemes(occupation: Occupation, themes: readonly Theme[]): Theme[] {
  const own = themesOf(occupation);
  return themes.filter(({ kind, id }) => own[kind].includes(id));
}

/** The themes of each of these items, in the order in which they were tagged. */
export async function themesOfItems(itemIds: readonly string[]): Promise<Map<string, Theme[]>> {
  const rows = await sql<{ item_id: string; kind: ThemeKind; theme: string }>(
    `select item_id, kind, theme from item_themes
     where tenant_id = $1 and item_id = any($2::uuid[]) and removed_at is null
     order by created_at, id`,
    [currentTenant(), itemIds],
  );
  const themes = new Map<string, Theme[]>();
  for (const { item_id: itemId, kind, theme } of rows)
    themes.set(itemId, [...(themes.get(itemId) ?? []), { kind, id: theme }]);
  return themes;
}

/** Puts a theme on an item, or takes it off; that it was there stays. */
export async function setTheme(
  itemId: string,
  { kind, id }: Theme,
  by: string,
  removedAt: Date | null,
): Promise<void> {
  await sql(
    `insert into item_themes (tenant_id, id, item_id, kind, theme, tagged_by, removed_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, item_id, kind, theme)
     do update set removed_at = excluded.removed_at, tagged_by = excluded.tagged_by, updated_at = now()`,
    [currentTenant(), newId(), itemId, kind, id, by, removedAt?.toISOString() ?? null],
  );
}
