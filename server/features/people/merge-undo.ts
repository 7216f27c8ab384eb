import { currentTenant, sql } from '../../db/tenant.js';

interface StepGroup {
  position: number;
  table_name: string;
  act: 'changed' | 'removed' | 'added';
  /** Of a change: the columns. */
  columns: string[] | null;
}

/** Two focus goals in one plan can't be: one that was chosen since stays. */
const FOCUS_IS_FREE = `not exists (
  select 1 from goals o where o.tenant_id = t.tenant_id and o.plan_id = t.plan_id and o.id <> t.id
    and o.is_focus and o.removed_at is null)`;

/**
 * Takes the steps of a merge back, the last one first. What somebody changed since stays as they left
 * it: a value goes back only where it still is what the merge made it.
 */
export async function takeBackSteps(mergeId: string): Promise<void> {
  const groups = await sql<StepGroup>(
    `select distinct on (position) position, table_name, act,
            case when act = 'changed' then array(select jsonb_object_keys(before)) end as columns
     from person_merge_steps where tenant_id = $1 and merge_id = $2 order by position desc`,
    [currentTenant(), mergeId],
  );
  for (const group of groups) await TAKE_BACK[group.act](mergeId, group);
}

const STEPS = `(select row_id, before, after from person_merge_steps
  where tenant_id = $1 and merge_id = $2 and position = $3) s`;

type TakeBack = (mergeId: string, group: StepGroup) => Promise<unknown>;

const TAKE_BACK: Record<StepGroup['act'], TakeBack> = {
  changed: (mergeId, { position, table_name: table, columns }) => {
    const names = (columns ?? []).join(', ');
    const guard = table === 'goals' && names === 'is_focus' ? FOCUS_IS_FREE : 'true';
    return sql(
      `update ${table} t
       set (${names}) = (select ${names} from jsonb_populate_record(t, (
             select coalesce(jsonb_object_agg(key, s.before->key), '{}') from jsonb_object_keys(s.after) key
             where to_jsonb(t)->key is not distinct from s.after->key)))
       from ${STEPS} where t.tenant_id = $1 and t.id = s.row_id and ${guard}`,
      [currentTenant(), mergeId, position],
    );
  },
  removed: (mergeId, { position, table_name: table }) =>
    sql(
      `insert into ${table} select (jsonb_populate_record(null::${table}, s.before)).* from ${STEPS}
       on conflict do nothing`,
      [currentTenant(), mergeId, position],
    ),
  added: (mergeId, { position, table_name: table }) =>
    sql(`delete from ${table} t using ${STEPS} where t.tenant_id = $1 and t.id = s.row_id`, [
      currentTenant(),
      mergeId,
      position,
    ]),
};
