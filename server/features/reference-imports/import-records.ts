import type {
  CurrentRelease,
  PartCounts,
  ReadingStep,
  ReferenceImport,
  Refusal,
} from '#contracts/reference-imports.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { CURRENT } from '../careers/releases.js';
import type { ReadFile } from './reading/read-file.js';

export interface ImportRow {
  id: string;
  state: ReferenceImport['state'];
  file_name: string;
  size: string;
  received: string;
  read: string;
  rows_read: number;
  step: ReadingStep;
  step_done: string;
  step_total: string;
  sha256: string | null;
  release: string | null;
  year: number | null;
  parts: PartCounts[];
  problems: ReferenceImport['problems'];
  problem_count: number;
  unread: ReferenceImport['unread'];
  unknown_columns: ReferenceImport['unknownColumns'];
  refusal: Refusal | null;
  loaded_by_name: string | null;
  created_at: Date;
  applied_at: Date | null;
  undone_at: Date | null;
  is_current: boolean;
}

const PAST_SHOWN = 20;

/** The file at hand first, then what was applied or undone, newest first. */
export function listImports(): Promise<ImportRow[]> {
  return sql<ImportRow>(
    `select i.*, p.name as loaded_by_name,
       exists (select 1 from (${CURRENT}) c where c.id = i.id) as is_current
     from reference_imports i left join people p on p.tenant_id = i.tenant_id and p.id = i.loaded_by
     where i.tenant_id = $1
     order by (i.state in ('applied', 'undone')), coalesce(i.applied_at, i.created_at) desc, i.id desc limit $2`,
    [currentTenant(), PAST_SHOWN],
  );
}

/** One import, held until the transaction ends. */
export async function lockImport(id: string): Promise<ImportRow | undefined> {
  const [row] = await sql<ImportRow>(
    `select *, null as loaded_by_name,
       exists (select 1 from (${CURRENT}) c where c.id = reference_imports.id) as is_current
     from reference_imports where tenant_id = $1 and id = $2 for update of reference_imports`,
    [currentTenant(), id],
  );
  return row;
}

/** What was never applied, with all that was laid of it. A reading under way notices, and stops. */
export async function dropOpen(id: string | null = null): Promise<void> {
  const gone = await sql<{ id: string }>(
    `delete from reference_imports
     where tenant_id = $1 and state not in ('applied', 'undone') and ($2::uuid is null or id = $2) returning id`,
    [currentTenant(), id],
  );
  for (const row of gone) await dropLaid(row.id);
}

export async function dropLaid(id: string): Promise<void> {
  await sql(`delete from reference_releases where id = $1 and state = 'laid'`, [id]);
}

/** How far a reading is. */
export interface Reached {
  step: ReadingStep;
  done: number;
  total: number;
  /** Bytes of the file used up, and rows. */
  read: number;
  rows: number;
}

/** @returns false when nobody wants the file read any more. */
export async function noteProgress(id: string, reached: Reached): Promise<boolean> {
  const { step, done, total, read, rows } = reached;
  const found = await sql(
    `update reference_imports set read = least($3, size), rows_read = $4, step = $5,
       step_done = least($6::bigint, $7::bigint), step_total = $7, updated_at = now()
     where tenant_id = $1 and id = $2 and state = 'reading' returning id`,
    [currentTenant(), id, read, rows, step, done, total],
  );
  return found.length > 0;
}

export async function noteRefusal(id: string, refusal: Refusal): Promise<void> {
  await dropLaid(id);
  await sql(
    `update reference_imports set state = 'refused', refusal = $3, updated_at = now()
     where tenant_id = $1 and id = $2 and state = 'reading'`,
    [currentTenant(), id, JSON.stringify(refusal)],
  );
  await dropPieces(id);
}

/** The file is read: its facts are laid, and wait for somebody to say yes. */
export async function noteRead(
  id: string,
  found: Omit<ReadFile, 'parts'>,
  parts: PartCounts[],
): Promise<void> {
  const { problems, problemCount, unread, unknownColumns, release, year, rows } = found;
  const kept = await sql(
    `update reference_imports set state = 'ready', read = size, rows_read = $3, parts = $4, problems = $5,
       problem_count = $6, unread = $7, unknown_columns = $8, release = $9, year = $10, updated_at = now()
     where tenant_id = $1 and id = $2 and state = 'reading' returning id`,
    [
      ...[currentTenant(), id, rows, JSON.stringify(parts), JSON.stringify(problems), problemCount],
      ...[JSON.stringify(unread), JSON.stringify(unknownColumns), release ?? null, year ?? null],
    ],
  );
  if (kept.length === 0) await dropLaid(id);
  await dropPieces(id);
}

/** Once read, the file itself is needed no more: its facts, name and checksum stay. */
async function dropPieces(id: string): Promise<void> {
  await sql('delete from reference_pieces where tenant_id = $1 and import_id = $2', [
    ...[currentTenant(), id],
  ]);
}

export async function currentList(): Promise<CurrentRelease[]> {
  const rows = await sql<{
    part: CurrentRelease['part'];
    release: string;
    year: number;
    file_name: string;
    sha256: string;
    applied_at: Date;
  }>(`select * from (${CURRENT}) c order by part`);
  return rows.map(
    ({ part, release, year, file_name: fileName, sha256, applied_at: appliedAt }) => ({
      ...{ part, release, year, fileName, sha256, appliedAt: appliedAt.toISOString() },
    }),
  );
}
