import type pg from 'pg';

/**
 * Tries the wall of one table from inside tenant `own`, as this login, in the open transaction.
 * Leaves no trace. @returns what got through, as sentences; none is right.
 */
export async function probeWall(
  superuser: pg.Client,
  options: { role: string; table: string; own: string; other: string },
): Promise<string[]> {
  const { role, table, own, other } = options;
  const through: string[] = [];
  await superuser.query('savepoint probe');
  await superuser.query(`set local role "${role}"`);
  await superuser.query(`select set_config('app.tenant_id', $1, true)`, [own]);
  const { rows } = await superuser.query<{ own: string; other: string }>(
    `select count(*) filter (where tenant_id = $1) as own,
            count(*) filter (where tenant_id <> $1) as other from ${table}`,
    [own],
  );
  if (rows[0]!.own === '0') through.push(`${role} does not see its own rows of ${table}`);
  if (rows[0]!.other !== '0') through.push(`${role} sees rows of others in ${table}`);
  if (await canMove(superuser, table, other)) through.push(`${role} moves rows of ${table} away`);
  await superuser.query('rollback to savepoint probe');
  return through;
}

/** Whether a row can be given to another tenant: what WITH CHECK is there to stop. */
async function canMove(superuser: pg.Client, table: string, other: string): Promise<boolean> {
  await superuser.query('savepoint move');
  try {
    const { rowCount } = await superuser.query(
      `insert into ${table} select (r).* from (select jsonb_populate_record(t, $1) as r from ${table} t limit 1) moved`,
      [{ tenant_id: other, id: '0190a000-0000-7000-8000-000000000001' }],
    );
    return (rowCount ?? 0) > 0;
  } catch (error) {
    await superuser.query('rollback to savepoint move');
    // 42501: refused by the policy. Anything else came after the wall let it pass.
    return (error as { code?: string }).code !== '42501';
  }
}
