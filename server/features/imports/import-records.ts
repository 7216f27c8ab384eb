import type { BadRow, ImportedFile, KindCounts } from '#contracts/imports.js';
import { IMPORT_ERRORS_SHOWN, SIS_KINDS, type SisKind } from '#contracts/oneroster.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { namingColumns } from './row-check.js';

export interface ImportRow {
  id: string;
  state: 'reading' | 'ready' | 'applied';
  modes: Partial<Record<SisKind, ImportedFile['mode']>>;
  read_count: number;
  row_count: number;
  counts: KindCounts[];
  applied_at: Date | null;
}

/** The import that the district works on, or did last. */
export async function latestImportRow(): Promise<ImportRow | undefined> {
  const [row] = await sql<ImportRow>(
    `select id, state, modes, read_count, row_count, counts, applied_at from sis_imports
     where tenant_id = $1 order by created_at desc limit 1`,
    [currentTenant()],
  );
  return row;
}

/** Looks over the whole: ids that stand twice, and ids that name nothing. May be done again. */
export async function checkWhole(importId: string): Promise<void> {
  const binds = [currentTenant(), importId];
  // The rows came a moment ago, so no statistics know of them: each of them would be sought by walking
  // all the others.
  await sql(`select set_config('enable_nestloop', 'off', true)`);
  await sql(
    `update sis_import_rows set problems =
       coalesce((select jsonb_agg(p) from jsonb_array_elements(problems) p
                 where p->>'code' not in ('twice', 'unknown-id')), '[]')
     where tenant_id = $1 and import_id = $2 and problems <> '[]'`,
    binds,
  );
  await sql(
    `update sis_import_rows r set problems = r.problems || jsonb_build_array(jsonb_build_object(
       'column', 'sourcedId', 'code', 'twice', 'value', r.source_id, 'allowed', '[]'::jsonb))
     from (select id, row_number() over (partition by kind, source_id order by line) as place
           from sis_import_rows where tenant_id = $1 and import_id = $2 and source_id <> '') t
     where r.tenant_id = $1 and r.id = t.id and t.place > 1`,
    binds,
  );
  const known = await knownKinds(importId);
  for (const kind of SIS_KINDS)
    for (const { column, names } of namingColumns(kind))
      if (known.has(names)) await markUnknown(importId, kind, column, names);
}

/** Kinds of which a list was ever given. Where there is none, an id of that kind can't be wrong. */
async function knownKinds(importId: string): Promise<Set<SisKind>> {
  const rows = await sql<{ kind: SisKind }>(
    `select distinct kind from sis_import_rows where tenant_id = $1 and import_id = $2
     union select distinct kind from sis_records where tenant_id = $1`,
    [currentTenant(), importId],
  );
  return new Set(rows.map(({ kind }) => kind));
}

async function markUnknown(
  importId: string,
  kind: SisKind,
  column: string,
  names: SisKind,
): Promise<void> {
  await sql(
    `update sis_import_rows r set problems = r.problems || jsonb_build_array(jsonb_build_object(
       'column', $4::text, 'code', 'unknown-id', 'value', left(lost.ids, 100), 'allowed', '[]'::jsonb))
     from (
       select named.id, string_agg(named.named_id, ', ') as ids
       from (select id, jsonb_array_elements_text(case jsonb_typeof(data->$4) when 'array' then data->$4
                        else jsonb_build_array(data->$4) end) as named_id
             from sis_import_rows
             where tenant_id = $1 and import_id = $2 and kind = $3 and data ? $4 and not is_leaving) named
       where not exists (select 1 from sis_import_rows o where o.tenant_id = $1 and o.import_id = $2
                         and o.kind = $5 and o.source_id = named.named_id)
         and not exists (select 1 from sis_records o where o.tenant_id = $1
                         and o.kind = $5 and o.source_id = named.named_id)
       group by named.id) lost
     where r.tenant_id = $1 and r.id = lost.id`,
    [currentTenant(), importId, kind, column, names],
  );
}

/** What would become of each file's rows, and how many records of its kind we hold now. */
export async function countChanges(row: ImportRow): Promise<(KindCounts & { held: number })[]> {
  const kinds = SIS_KINDS.filter((kind) => row.modes[kind]);
  const told = await sql<Omit<KindCounts, 'mode'>>(
    `select r.kind,
       count(*) filter (where r.problems <> '[]')::int as bad,
       count(*) filter (where r.problems = '[]' and not r.is_leaving and c.id is null)::int as added,
       count(*) filter (where r.problems = '[]' and not r.is_leaving and c.id is not null
                          and (c.data <> r.data or not c.is_active))::int as changed,
       count(*) filter (where r.problems = '[]' and not r.is_leaving
                          and c.data = r.data and c.is_active)::int as unchanged,
       count(*) filter (where r.problems = '[]' and r.is_leaving and c.is_active)::int as leaving
     from sis_import_rows r
     left join sis_records c on c.tenant_id = r.tenant_id and c.kind = r.kind and c.source_id = r.source_id
     where r.tenant_id = $1 and r.import_id = $2 group by r.kind`,
    [currentTenant(), row.id],
  );
  const held = await sql<{ kind: SisKind; held: number; missing: number }>(
    `select c.kind, count(*)::int as held, count(*) filter (where not exists (
        select 1 from sis_import_rows r where r.tenant_id = $1 and r.import_id = $2
        and r.kind = c.kind and r.source_id = c.source_id))::int as missing
     from sis_records c where c.tenant_id = $1 and c.is_active group by c.kind`,
    [currentTenant(), row.id],
  );
  return kinds.map((kind) => {
    const none = { added: 0, changed: 0, unchanged: 0, leaving: 0, bad: 0 };
    const counted = told.find((entry) => entry.kind === kind) ?? { kind, ...none };
    const have = held.find((entry) => entry.kind === kind) ?? { held: 0, missing: 0 };
    const mode = row.modes[kind] ?? 'delta';
    const missing = mode === 'bulk' ? have.missing : 0;
    return { ...counted, mode, leaving: counted.leaving + missing, held: have.held };
  });
}

export async function badRowsOf(importId: string): Promise<{ count: number; rows: BadRow[] }> {
  const binds = [currentTenant(), importId];
  const [all] = await sql<{ count: number }>(
    `select count(*)::int as count from sis_import_rows
     where tenant_id = $1 and import_id = $2 and problems <> '[]'`,
    binds,
  );
  const rows = await sql<BadRow>(
    `select id, kind, line, source_id as "sourceId", cells, problems from sis_import_rows
     where tenant_id = $1 and import_id = $2 and problems <> '[]'
     order by array_position($3::text[], kind), line limit $4`,
    [...binds, SIS_KINDS, IMPORT_ERRORS_SHOWN],
  );
  return { count: all?.count ?? 0, rows };
}
