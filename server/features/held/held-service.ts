import type {
  HeldKindName,
  HeldLine,
  HeldListing,
  HeldOrigin,
  HeldRetention,
} from '#contracts/held.js';
import type { Visibility } from '#contracts/visibility.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, globalSql, sql } from '../../db/tenant.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { requireStudentOf } from '../class/student-of.js';
import { shownTo } from '../visibility/visibility-policy.js';
import type { HeldKind } from './held-kind.js';
import { HELD_KINDS } from './held-register.js';

/** Everything that is held about the actor, kinds of which nothing is held too. */
export function readOwnHeld(actor: Actor, now: Date): Promise<HeldListing> {
  return listing(HELD_KINDS, actor.personId, { shown: null, now });
}

/**
 * The same of a student, as far as the actor may see them: kinds that their role is shown, and of these the
 * entries that the student lets them see. Looking is noted.
 *
 * @throws AppError `not-found`
 */
export async function readHeldOf(
  actor: Actor,
  studentId: string,
  request: AccessRequest,
): Promise<HeldListing> {
  await requireStudentOf(actor, studentId);
  await noteAccess(actor, [studentId], 'record', request);
  const kinds = HELD_KINDS.filter(({ staff }) => staff?.some((role) => role === actor.role));
  return listing(kinds, studentId, { shown: shownTo(actor.role), now: request.now });
}

interface Count {
  kind: HeldKindName;
  origin: HeldOrigin;
  visibility: Visibility | null;
  is_removed: boolean;
  count: number;
}

/** @param options.shown - for others than the student: what of entries they choose about is counted. */
async function listing(
  kinds: readonly HeldKind[],
  studentId: string,
  { shown, now }: { shown: readonly Visibility[] | null; now: Date },
): Promise<HeldListing> {
  const [counts, people, retentions] = await Promise.all([
    sql<Count>(
      `select * from (${kinds.map(countSql).join(' union all ')}) counts
       where $3::text[] is null or (not is_removed and (visibility is null or visibility = any($3)))`,
      [currentTenant(), studentId, shown],
    ),
    sql<{ name: string | null }>('select name from people where tenant_id = $1 and id = $2', [
      ...[currentTenant(), studentId],
    ]),
    retentionOfTables(),
  ]);
  return {
    name: people[0]?.name ?? null,
    asOf: now.toISOString(),
    lines: kinds.map((kind) =>
      lineOf(
        kind,
        counts.filter((one) => one.kind === kind.kind),
        retentions,
      ),
    ),
  };
}

const countSql = ({ kind, rows }: HeldKind) =>
  `select '${kind}' as kind, origin, visibility, removed is not null as is_removed,
          count(*)::int as count
   from (${rows}) ${kind.replaceAll('-', '_')} group by origin, visibility, removed is not null`;

function lineOf(
  { kind, tables, within, seenBy }: HeldKind,
  counts: Count[],
  retentions: ReadonlyMap<string, HeldRetention[]>,
): HeldLine {
  const here = counts.filter((one) => !one.is_removed);
  const origins = [...new Set(here.map(({ origin }) => origin))].map((origin) => ({
    origin,
    count: sum(here.filter((one) => one.origin === origin)),
  }));
  const chose = (visibility: Visibility) =>
    sum(here.filter((one) => one.visibility === visibility));
  return {
    ...{ kind, seenBy, count: sum(here), removed: sum(counts) - sum(here) },
    origins: origins.toSorted((left, right) => right.count - left.count),
    chosen:
      seenBy === 'choice'
        ? { private: chose('private'), adviser: chose('adviser'), teachers: chose('teachers') }
        : null,
    keptFor: [
      ...new Set(
        [...tables, ...(within ? [within] : [])].flatMap((table) => retentions.get(table) ?? []),
      ),
    ],
  };
}

const sum = (counts: Count[]) => counts.reduce((total, { count }) => total + count, 0);

let known: Map<string, HeldRetention[]> | undefined;

/** How long what comes closest to a person stays, by the annotations in the database itself. */
async function retentionOfTables(): Promise<ReadonlyMap<string, HeldRetention[]>> {
  if (known) return known;
  const rows = await globalSql<{ table: string; retentions: HeldRetention[] }>(
    `select "table", array_agg(distinct retention order by retention) as retentions
     from (
       select c.relname as "table", note->>'retention' as retention, (note->>'class')::int as class,
              max((note->>'class')::int) over (partition by c.oid) as closest
       from pg_class c join pg_attribute a on a.attrelid = c.oid,
            lateral (select col_description(c.oid, a.attnum)::jsonb as note) n
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
         and a.attnum > 0 and not a.attisdropped and note is not null) columns
     where class = closest and class > 1 group by 1`,
  );
  known = new Map(rows.map((row) => [row.table, row.retentions]));
  return known;
}
