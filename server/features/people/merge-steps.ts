import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/**
 * Changes rows and writes down what each was before, in the same statement, so that a merge can be
 * taken back step by step. Names of tables and columns come from our own code, never from a request.
 */
export class MergeSteps {
  readonly mergeId: string;
  private position = 0;

  constructor(mergeId: string) {
    this.mergeId = mergeId;
  }

  /** Rows that name one record name the other. @param where - more conditions on `t`. */
  move(table: string, column: string, ids: { from: string; to: string }, where = 'true') {
    return this.note(
      `with old as (select t.* from ${table} t
                    where t.tenant_id = $1 and t.${column} = $4 and ${where} for update of t),
            changed as (update ${table} t set ${column} = $5 from old
                        where t.tenant_id = $1 and t.id = old.id returning t.id)`,
      table,
      `select c.id, 'changed', jsonb_build_object('${column}', $4::uuid),
              jsonb_build_object('${column}', $5::uuid) from changed c`,
      [ids.from, ids.to],
    );
  }

  /** Some columns of one row. */
  change(table: string, id: string, values: Record<string, unknown>) {
    const columns = Object.keys(values).join(', ');
    const part = (row: string) =>
      `(select jsonb_object_agg(key, ${row}->key) from jsonb_object_keys($5::jsonb) key)`;
    return this.note(
      `with old as (select t.id, to_jsonb(t) as held from ${table} t
                    where t.tenant_id = $1 and t.id = $4 for update),
            changed as (update ${table} t
                        set (${columns}) = (select ${columns} from jsonb_populate_record(t, $5::jsonb))
                        from old where t.tenant_id = $1 and t.id = old.id
                        returning t.id, old.held, to_jsonb(t) as now)`,
      table,
      `select c.id, 'changed', ${part('c.held')}, ${part('c.now')} from changed c`,
      [id, JSON.stringify(values)],
    );
  }

  /** Takes rows out; they are kept whole beside the step. */
  remove(table: string, column: string, values: string[]) {
    return this.note(
      `with gone as (delete from ${table} t where t.tenant_id = $1 and t.${column} = any($4::uuid[])
                     returning t.id, to_jsonb(t) as held)`,
      table,
      `select g.id, 'removed', g.held, null::jsonb from gone g`,
      [values],
    );
  }

  add(table: string, row: Record<string, unknown>) {
    const columns = ['tenant_id', 'id', ...Object.keys(row)].join(', ');
    return this.note(
      `with added as (insert into ${table} (${columns})
                      select ${columns} from jsonb_populate_record(null::${table}, $4::jsonb)
                      where tenant_id = $1 returning id)`,
      table,
      `select a.id, 'added', null::jsonb, null::jsonb from added a`,
      [JSON.stringify({ ...row, tenant_id: currentTenant(), id: newId() })],
    );
  }

  /** @returns the ids of the rows it concerned. */
  private async note(
    work: string,
    table: string,
    steps: string,
    binds: unknown[],
  ): Promise<string[]> {
    this.position += 1;
    const rows = await sql<{ row_id: string }>(
      `${work}, steps (row_id, act, before, after) as (${steps})
       insert into person_merge_steps (tenant_id, id, merge_id, position, table_name, row_id, act, before, after)
       select $1, gen_random_uuid(), $2, $3, '${table}', row_id, act, before, after from steps
       returning row_id`,
      [currentTenant(), this.mergeId, this.position, ...binds],
    );
    return rows.map((row) => row.row_id);
  }
}
