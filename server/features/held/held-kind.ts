import type { HeldAudience, HeldKindName, HeldOrigin } from '#contracts/held.js';

/** One kind of record about a student, and where it lies. */
export interface HeldKind {
  kind: HeldKindName;
  /** The counted table first, then those that are parts of its rows. */
  tables: readonly string[];
  /** The table of another kind that these rows lie in, where two kinds differ in who may see them. */
  within?: string;
  seenBy: HeldAudience;
  /** Which staff may be told how many there are; nobody where it is left out. */
  staff?: readonly ('teacher' | 'counselor' | 'admin')[];
  /**
   * SQL of the rows that are student $2's in tenant $1, each with `origin`, `visibility` (null where the
   * student does not choose) and `removed` (a moment, or null).
   */
  rows: string;
}

export const STAFF = ['teacher', 'counselor', 'admin'] as const;
export const DISTRICT = ['counselor', 'admin'] as const;

interface Columns {
  /** A word, or an SQL expression in brackets. */
  origin: HeldOrigin | `(${string})`;
  visibility?: string;
  removed?: string;
}

/** What is counted of each row, before its `from`. */
export function rowsOf({ origin, visibility, removed }: Columns, from: string): string {
  const word = origin.startsWith('(') ? origin : `'${origin}'`;
  return `select ${word} as origin, ${visibility ?? 'null'}::text as visibility,
    ${removed ?? 'null'}::timestamptz as removed from ${from}`;
}

/** Where an entry is from that students write themselves, unless a passport brought it. */
export const writtenOrBrought = (alias: string): `(${string})` =>
  `(case when exists (select 1 from passport_items o
      where o.tenant_id = ${alias}.tenant_id and o.record_id = ${alias}.id)
    then 'passport' else 'you' end)`;

/** Rows of a table with a `student_id`. */
export const ofStudent = (table: string, columns: Columns): string =>
  rowsOf(columns, `${table} h where h.tenant_id = $1 and h.student_id = $2`);

/** Rows that hang on a goal: seen by whoever sees the goal, and gone with it. */
export const ofGoal = (table: string, columns: Columns): string =>
  rowsOf(
    { visibility: 'g.visibility', removed: 'g.removed_at', ...columns },
    `plans p join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id
     join ${table} h on h.tenant_id = g.tenant_id and h.goal_id = g.id
     where p.tenant_id = $1 and p.student_id = $2`,
  );
