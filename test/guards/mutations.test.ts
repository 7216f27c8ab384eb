import { expect } from 'chai';
import { isolationFaults, tenantTables } from './support/catalogue.js';
import { type GuardedDatabase, guardedDatabase } from './support/clients.js';
import { addTenants, fillEveryTable } from './support/every-table.js';
import { probeWall } from './support/probes.js';

const POLICY = `tenant_id = current_setting('app.tenant_id')::bigint`;

/** Each takes one stone out of one table's wall. */
const MUTATIONS: Record<string, (table: string) => string> = {
  'the policy': (table) => `drop policy ${table}_tenant on ${table}`,
  FORCE: (table) => `alter table ${table} no force row level security`,
  'row-level security': (table) => `alter table ${table} disable row level security`,
  'WITH CHECK': (table) =>
    `drop policy ${table}_tenant on ${table};
     create policy ${table}_tenant on ${table} using (${POLICY}) with check (true)`,
  USING: (table) =>
    `drop policy ${table}_tenant on ${table};
     create policy ${table}_tenant on ${table} using (true) with check (${POLICY})`,
};

/** Mistakes that a migration could make, each of which has leaked somewhere. */
const MISTAKES: Record<string, string> = {
  'a second, wider policy': `create policy wide on goals using (true)`,
  'a unique index without the tenant': `create unique index on people (sis_id)`,
  'a foreign key without the tenant': `alter table plans add unique (id);
     alter table goals add foreign key (plan_id) references plans (id) not valid`,
  'a view that runs as its owner': `create view everyone as select * from people`,
  'TRUNCATE for the app login': `grant truncate on goals to "%APP%"`,
  'a partition that the app login may read': `create table past (like access_log) partition by list (tenant_id);
     alter table past enable row level security; alter table past force row level security;
     create table past_1 partition of past for values in (1); grant select on past_1 to "%APP%"`,
  'a table that nobody listed': `create table notes (id uuid primary key, text text)`,
  'a function with its owner’s rights': `create function peek() returns bigint language sql
     security definer as 'select count(*) from people'`,
};

describe('the guards themselves', function () {
  this.timeout(60_000);
  let database: GuardedDatabase;
  let tables: string[];
  let own: string;
  let other: string;

  before(async () => {
    database = await guardedDatabase('guard_mutations');
    tables = await tenantTables(database.superuser);
    [own, other] = (await addTenants(database.owner, 2)) as [string, string];
    await fillEveryTable(database.superuser, [own, other]);
  });
  after(() => database.close());

  const probes = async (table: string): Promise<string[]> => {
    const through: string[] = [];
    for (const role of [database.appRole, 'pathlight_owner'])
      through.push(...(await probeWall(database.superuser, { role, table, own, other })));
    return through;
  };

  /** Runs in a transaction that is taken back: the next mutation finds the wall whole. */
  const withMutation = async (statements: string, look: () => Promise<void>): Promise<void> => {
    await database.superuser.query('begin');
    try {
      await database.superuser.query('set local role pathlight_owner');
      await database.superuser.query(statements.replaceAll('%APP%', database.appRole));
      await database.superuser.query('reset role');
      await look();
    } finally {
      await database.superuser.query('rollback');
    }
  };

  it('are green on the database as it is, table by table, for the app login and the owner', async () => {
    expect(tables).to.have.length.above(15);
    await withMutation('select 1', async () => {
      for (const table of tables) expect(await probes(table)).to.deep.equal([]);
      expect(await isolationFaults(database.superuser, database.appRole)).to.deep.equal([]);
    });
  });

  for (const [stone, mutate] of Object.entries(MUTATIONS)) {
    it(`Isolation: removing ${stone} of any table turns catalogue guard and live probe red`, async () => {
      for (const table of tables) {
        await withMutation(mutate(table), async () => {
          const faults = await isolationFaults(database.superuser, database.appRole);
          expect(faults.join(), `catalogue, ${table}`).to.include(table);
          expect(await probes(table), `probe, ${table}`).not.to.deep.equal([]);
        });
      }
    });
  }

  for (const [mistake, statements] of Object.entries(MISTAKES)) {
    it(`Isolation: ${mistake} turns the catalogue guard red`, async () => {
      await withMutation(statements, async () => {
        const faults = await isolationFaults(database.superuser, database.appRole);
        expect(faults).not.to.deep.equal([]);
      });
    });
  }
});
