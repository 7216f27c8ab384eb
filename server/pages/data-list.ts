import { globalSql } from '../db/tenant.js';
import type { DataClass, DataElement, Retention } from '../migrations/dsl.js';

/** Columns that are alike in what they hold. */
export interface DataGroup {
  element: DataElement;
  /** How close they come to a person, the closest first. */
  classes: DataClass[];
  retentions: Retention[];
  /** How many of them go into the take-out file of whom they are about. */
  exported: number;
  /** `table.column`, by name. */
  columns: string[];
}

let known: DataGroup[] | undefined;

/**
 * What is kept, as the database itself says by the annotation that every column of a district must have.
 * Nobody writes this list by hand, so it can't fall behind.
 */
export async function dataList(): Promise<DataGroup[]> {
  known ??= await readList();
  return known;
}

async function readList(): Promise<DataGroup[]> {
  const groups = await globalSql<DataGroup>(
    `select note->>'element' as element,
            array_agg(distinct (note->>'class')::int) as classes,
            array_agg(distinct note->>'retention') as retentions,
            (count(*) filter (where (note->>'export')::boolean))::int as exported,
            array_agg(name order by name) as columns
     from (
       select c.relname || '.' || a.attname as name, col_description(c.oid, a.attnum)::jsonb as note
       from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relrowsecurity
         and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is not null) kept
     group by 1
     order by max((note->>'class')::int) desc, count(*) filter (where (note->>'class')::int > 1) desc, 1`,
  );
  return groups.map((group) => ({ ...group, classes: group.classes.slice().reverse() }));
}
