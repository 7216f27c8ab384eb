import type {
  ShownChange,
  ShownChanges,
  ShownDone,
  ShownEntries,
  ShownEntry,
} from '#contracts/shown-entries.js';
import { ShownKind } from '#contracts/shown-entries.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { keepLookBackVersion } from '../look-back/look-back-versions.js';
import { SHOWN_KINDS } from './shown-kinds.js';

type Row = Omit<ShownEntry, 'at'> & { at: Date };

/** Everything in the actor's plan that has a choice of who sees it. */
export async function listShown(actor: Actor): Promise<ShownEntries> {
  const selects = ShownKind.options.map((kind, place) => {
    const { table, title, at, where, isFixed = 'false' } = SHOWN_KINDS[kind];
    return `select ${place} as place, '${kind}' as kind, h.id, ${title} as title, h.visibility,
                   ${at} as at, ${isFixed} as "isFixed"
            from ${table} h where ${where}`;
  });
  const rows = await sql<Row>(
    `select kind, id, title, visibility, at, "isFixed"
     from (${selects.join(' union all ')}) entries order by place, at desc, id desc`,
    [currentTenant(), actor.personId],
  );
  return { entries: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}

/**
 * Says of many entries at once who sees them. What another window changed or removed meanwhile stays as it
 * is, and so does what the school entered; whatever is not the actor's is not there.
 */
export async function showEntries(
  actor: Actor,
  { changes }: ShownChanges,
  now: Date,
): Promise<ShownDone> {
  const done: ShownChange[] = [];
  for (const change of changes) {
    const ids = await showSome(actor, change, now);
    if (ids.length > 0) done.push({ ...change, ids });
  }
  const count = (list: ShownChange[]) => list.reduce((sum, { ids }) => sum + ids.length, 0);
  return { ...(await listShown(actor)), done, skipped: count(changes) - count(done) };
}

/** @returns the ids of what was changed. */
async function showSome(
  actor: Actor,
  { kind, ids, was, visibility }: ShownChange,
  now: Date,
): Promise<string[]> {
  const { table, where, isFixed = 'false', versions, bump = '' } = SHOWN_KINDS[kind];
  const rows = await sql<{ id: string }>(
    `update ${table} h set ${bump} visibility = $5
     where ${where} and h.id = any($3::uuid[]) and h.visibility = $4 and $4 <> $5
       and not (${isFixed})
     returning h.id`,
    [currentTenant(), actor.personId, ids, was, visibility],
  );
  const changed = rows.map(({ id }) => id);
  // The words of two look-backs that were put together are in no version yet.
  if (kind === 'look-back') for (const id of changed) await keepLookBackVersion(actor, id, { now });
  else if (versions) await keepVersions(actor, changed, { visibility, now });
  return changed;
}

/**
 * The next version of each of these records: the last one with who sees it now. Records from before there
 * were versions get one with their first change of words.
 */
async function keepVersions(
  actor: Actor,
  ids: string[],
  { visibility, now }: { visibility: string; now: Date },
): Promise<void> {
  await sql(
    `insert into record_versions
       (tenant_id, id, student_id, kind, record_id, number, actor_id, at, snapshot)
     select v.tenant_id, gen_random_uuid(), v.student_id, v.kind, v.record_id, v.number + 1, $3, $4,
            jsonb_set(v.snapshot, '{visibility}', to_jsonb($5::text))
     from (select distinct on (record_id) * from record_versions
           where tenant_id = $1 and record_id = any($2::uuid[])
           order by record_id, number desc) v
     where v.snapshot->>'visibility' is distinct from $5`,
    [currentTenant(), ids, actor.personId, now.toISOString(), visibility],
  );
}
