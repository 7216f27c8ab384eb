import type pg from 'pg';
import { GLOBAL_TABLES } from '#server/models/global-tables.js';

/** What the guards read from the database's own catalogue. A fault is a sentence naming the place. */
type Check = (client: pg.Client, appRole: string) => Promise<string[]>;

const POLICY = `(tenant_id = (current_setting('app.tenant_id'::text))::bigint)`;
/** Made by the migration tool itself: one column, the names of files. */
const WITHOUT_ANNOTATION = ['migrations'];

const globalNames = Object.keys(GLOBAL_TABLES);

/** Tables under row-level security: everything in `public` that isn't named as global. */
export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname <> all ($1) order by 1`,
    [globalNames],
  );
  return rows.map(({ name }) => name);
}

/** Every fault of isolation that the catalogue shows. None is right. */
export async function isolationFaults(client: pg.Client, appRole: string): Promise<string[]> {
  const faults: string[] = [];
  for (const check of CHECKS) faults.push(...(await check(client, appRole)));
  return faults;
}

async function list(client: pg.Client, text: string, binds: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(text, binds);
  return rows.map(({ fault }) => fault);
}

const walls: Check = (client) =>
  list(
    client,
    `select format('%s: row security %s, forced %s, tenant_id %s', relname,
                   relrowsecurity, relforcerowsecurity, coalesce(a.attnotnull, false)) as fault
     from pg_class c
     left join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1)
       and not (relrowsecurity and relforcerowsecurity and coalesce(a.attnotnull, false)
                and a.atttypid = 'bigint'::regtype)`,
    [globalNames],
  );

/** Exactly one policy, the same for reading and writing: a second would widen the first. */
const policies: Check = (client) =>
  list(
    client,
    `select format('%s: policies %s', c.relname, count(p.oid)) as fault
     from pg_class c
     left join pg_policy p on p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
       and p.polroles = '{0}'
       and pg_get_expr(p.polqual, p.polrelid) = $2
       and pg_get_expr(p.polwithcheck, p.polrelid) = $2
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all ($1)
     group by c.oid, c.relname
     having count(p.oid) <> 1
         or (select count(*) from pg_policy every where every.polrelid = c.oid) <> 1`,
    [globalNames, POLICY],
  );

const indexes: Check = (client) =>
  list(
    client,
    `select format('%s: index %s does not begin with tenant_id', t.relname, i.relname) as fault
     from pg_index x
     join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
     where t.relnamespace = 'public'::regnamespace and t.relname <> all ($1)
       and a.attname is distinct from 'tenant_id'
     union all
     select format('%s: the key is not (tenant_id, id)', t.relname)
     from pg_class t
     where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
       and t.relname <> all ($1)
       and not exists (
         select 1 from pg_constraint k where k.conrelid = t.oid and k.contype = 'p'
           and pg_get_constraintdef(k.oid) = 'PRIMARY KEY (tenant_id, id)')`,
    [globalNames],
  );

const references: Check = (client) =>
  list(
    client,
    `select format('%s: %s carries no tenant_id', k.conrelid::regclass, pg_get_constraintdef(k.oid)) as fault
     from pg_constraint k
     join pg_class t on t.oid = k.conrelid
     join pg_attribute own on own.attrelid = k.conrelid and own.attnum = k.conkey[1]
     join pg_attribute far on far.attrelid = k.confrelid and far.attnum = k.confkey[1]
     where k.contype = 'f' and t.relnamespace = 'public'::regnamespace and t.relname <> all ($1)
       and not (own.attname = 'tenant_id'
                and (far.attname = 'tenant_id' or k.confrelid = 'tenants'::regclass))`,
    [globalNames],
  );

/** TRUNCATE asks no policy; a partition has none of its own; a view runs as its owner. */
const grants: Check = async (client, appRole) => [
  ...(await list(
    client,
    `select format('%s: the app login may %s', relname, privilege) as fault
     from pg_class, unnest(array['TRUNCATE', 'TRIGGER', 'REFERENCES']) privilege
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and has_table_privilege($1, oid, privilege)
     union all
     select format('%s: a partition granted to the app login', relname)
     from pg_class
     where relispartition and relkind in ('r', 'p')
       and has_table_privilege($1, oid, 'SELECT, INSERT, UPDATE, DELETE')
     union all
     select format('%s: a view that runs as its owner', relname)
     from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       and (relkind = 'm' or not coalesce(reloptions::text ~ 'security_invoker=(true|on)', false))
     union all
     select format('%s: owned by a superuser', relname)
     from pg_class join pg_roles on pg_roles.oid = relowner
     where relnamespace = 'public'::regnamespace and rolsuper
     union all
     select format('%s: a function of public with its owner''s rights', proname)
     from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`,
    [appRole],
  )),
];

const CHECKS: readonly Check[] = [walls, policies, indexes, references, grants];

interface Annotation {
  name: string;
  comment: string | null;
}

/** Columns of every table with their privacy annotation. */
export async function annotations(client: pg.Client): Promise<Annotation[]> {
  const { rows } = await client.query<Annotation>(
    `select format('%s.%s', relname, attname) as name, col_description(c.oid, attnum) as comment
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and attnum > 0 and not attisdropped and relname <> all ($1) order by 1`,
    [WITHOUT_ANNOTATION],
  );
  return rows;
}

/** The whole shape of the database as text, so that two can be compared. */
export async function shape(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select format('column %s.%s %s %s %s', relname, attname, format_type(atttypid, atttypmod),
                   attnotnull, col_description(c.oid, attnum)) as line
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attnum > 0
       and not attisdropped
     union all
     select format('constraint %s %s', conrelid::regclass, pg_get_constraintdef(oid))
     from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
     union all
     select indexdef from pg_indexes where schemaname = 'public'
     union all
     select format('policy %s %s %s', tablename, qual, with_check) from pg_policies
     union all
     select format('table %s %s %s %s', relname, relrowsecurity, relforcerowsecurity, relacl)
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
     order by 1`,
  );
  return rows.map(({ line }) => line);
}
