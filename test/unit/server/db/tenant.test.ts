import { expect } from 'chai';
import pg from 'pg';
import { ensureRoles } from '#server/db/roles.js';
import {
  connectDatabase,
  currentTenant,
  globalSql,
  isInTransaction,
  sql,
  withTenant,
} from '#server/db/tenant.js';
import { atTheEnd } from '../../../support/cleanup.js';
import { startTestServer, TEST_ROLES, TEST_SECRET } from '../../../support/database.js';

/** The sentence with which this fails; empty when it doesn't. */
async function failure(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe('withTenant', function () {
  this.timeout(60_000);
  const tenants: string[] = [];
  let ownerUrl = '';

  before(async () => {
    const server = await startTestServer();
    ownerUrl = await server.cloneDatabase('unit_tenant');
    const urls = await ensureRoles(ownerUrl, TEST_SECRET, {}, TEST_ROLES);
    const sequelize = connectDatabase(urls.app, 10);
    atTheEnd(async () => {
      await sequelize.close();
      await server.stop();
    });
    for (const name of ['North', 'South', 'East', 'West']) {
      const [row] = await globalSql<{ id: string }>(
        'insert into tenants (name) values ($1) returning id',
        [name],
      );
      tenants.push(row!.id);
      await withTenant(row!.id, () => addSchool(`${name} School`));
    }
  });

  const addSchool = (name: string) =>
    sql(`insert into schools (tenant_id, id, name) values ($1, gen_random_uuid(), $2)`, [
      currentTenant(),
      name,
    ]);
  /** Without a tenant in its words: what comes back is what the wall lets through. */
  const schools = async () =>
    (await sql<{ name: string }>('select name from schools order by name')).map(({ name }) => name);

  it('shows the tenant its own rows only', async () => {
    expect(await withTenant(tenants[0]!, schools)).to.deep.equal(['North School']);
    expect(await withTenant(tenants[1]!, schools)).to.deep.equal(['South School']);
  });

  it('joins the open transaction when called again for the same tenant', async () => {
    const id = async () => {
      const [row] = await sql<{ id: string }>('select pg_current_xact_id() as id');
      return row!.id;
    };
    await withTenant(tenants[0]!, async () => {
      expect(await withTenant(tenants[0]!, id)).to.equal(await id());
    });
  });

  it('refuses another tenant inside, and a tenant id that is none', async () => {
    const nested = withTenant(tenants[0]!, () => withTenant(tenants[1]!, schools));
    expect(await failure(nested)).to.include('another tenant');
    for (const id of ['', '0x1', '1; drop table goals', '-1', ' 1'])
      expect(await failure(withTenant(id, schools))).to.equal('Not a tenant id.');
  });

  it('takes everything back when the work fails', async () => {
    const work = withTenant(tenants[2]!, async () => {
      await addSchool('Never Built');
      throw new Error('changed our mind');
    });
    expect(await failure(work)).to.equal('changed our mind');
    expect(await withTenant(tenants[2]!, schools)).to.deep.equal(['East School']);
  });

  it('fails a query that comes after the end instead of running it unscoped', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await withTenant(tenants[0]!, async () => {
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(schools);
      late.catch(() => undefined);
    });
    expect(await failure(late)).to.equal('No tenant transaction is open.');
    expect(await failure(schools())).to.equal('No tenant transaction is open.');
    expect(isInTransaction()).to.equal(false);
  });

  it('lets a read-only transaction write nothing', async () => {
    const write = () => addSchool('Read Only School');
    expect(await failure(withTenant(tenants[0]!, write, { readOnly: true }))).to.include(
      'read-only',
    );
    expect(await withTenant(tenants[0]!, schools, { readOnly: true })).to.have.length(1);
  });

  it('leaves nothing on the connection: a tenant table without a tenant is an error', async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      await withTenant(tenants[turn % 4]!, schools);
      expect(await failure(globalSql('select * from schools'))).to.match(
        /unrecognized configuration parameter|invalid input syntax for type bigint: ""/,
      );
    }
  });

  it('throws a connection away whose prepared statements a migration has outdated', async () => {
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query('create table plans_probe (a int)');
    await owner.query(`grant select on plans_probe to "${TEST_ROLES}_app"`);
    const ask = () => globalSql('select * from plans_probe');
    await ask();
    await owner.query('alter table plans_probe add column b int');
    expect(await failure(ask())).to.contain('cached plan');
    expect(await failure(ask()), 'on a connection of its own').to.equal('');
    await owner.query('drop table plans_probe');
    await owner.end();
  });

  it('Isolation: never mixes 400 transactions of four tenants at once', async () => {
    const names = ['North School', 'South School', 'East School', 'West School'];
    const turns = Array.from({ length: 400 }, (_, turn) => turn % 4);
    const seen = await Promise.all(
      turns.map((tenant) =>
        withTenant(tenants[tenant]!, async () => {
          const first = await schools();
          await sql('select pg_sleep(0.001)');
          return [first, await schools(), currentTenant()];
        }),
      ),
    );
    expect(seen).to.deep.equal(
      turns.map((tenant) => [[names[tenant]], [names[tenant]], tenants[tenant]]),
    );
  });
});

describe('the door to the queue', () => {
  const enqueue = (task: string, tenant: string) =>
    sql(
      `select queue_door.enqueue($1, $2::bigint, '0190a000-0000-7000-8000-000000000001', 'key', now())`,
      [task, tenant],
    );
  let own = '';
  let other = '';

  before(async () => {
    const rows = await globalSql<{ id: string }>('select id from tenants order by id limit 2');
    [own, other] = rows.map(({ id }) => id) as [string, string];
  });

  it('takes a known task of the open tenant', async () => {
    expect(await failure(withTenant(own, () => enqueue('sync-roster', own)))).to.equal('');
  });

  it('Isolation: refuses an unknown task, another tenant, and no tenant', async () => {
    expect(await failure(withTenant(own, () => enqueue('drop-everything', own)))).to.include(
      'unknown task',
    );
    expect(await failure(withTenant(own, () => enqueue('sync-roster', other)))).to.include(
      'another tenant',
    );
    const outside = globalSql(
      `select queue_door.enqueue('sync-roster', $1::bigint, gen_random_uuid(), 'key', now())`,
      [own],
    );
    expect(await failure(outside)).not.to.equal('');
  });

  it('Isolation: the app login reads and writes no table of the queue', async () => {
    for (const statement of [
      'select * from graphile_worker.jobs',
      'select * from graphile_worker._private_jobs',
      `select graphile_worker.add_job('sync-roster')`,
    ])
      expect(await failure(globalSql(statement))).to.include('permission denied');
  });
});
