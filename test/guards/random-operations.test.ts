import { expect } from 'chai';
import fc from 'fast-check';
import { connectDatabase, sql, withTenant } from '#server/db/tenant.js';
import { ensureRoles } from '#server/db/roles.js';
import { TEST_ROLES, TEST_SECRET } from '../support/database.js';
import { type GuardedDatabase, guardedDatabase } from './support/clients.js';
import { addTenants, checksum, fillEveryTable } from './support/every-table.js';

const OPERATIONS = 10_000;
const PER_RUN = 20;
const TENANTS = 3;

/** What an attacker with our code, but no other login, could run. `$1` is the tenant it claims. */
const STATEMENTS: Record<string, string> = {
  read: 'select count(*) from people where tenant_id = $1',
  'read all': 'select count(*) from goals where $1::bigint is not null',
  rename: `update people set name = 'taken over' where tenant_id = $1`,
  'rename all': `update people set name = 'taken over' where $1::bigint is not null`,
  'move rows': 'update schools set tenant_id = $1',
  insert: `insert into schools (tenant_id, id, name) values ($1, gen_random_uuid(), gen_random_uuid()::text)`,
  'insert a goal into a foreign plan': `insert into goals (tenant_id, id, plan_id, title, kind, horizon)
     select $1, gen_random_uuid(), id, 'foreign', 'career', 'term' from plans`,
  'delete some': 'delete from saved_careers where tenant_id = $1',
  'delete all': 'delete from submissions where $1::bigint is not null',
  'overwrite by conflict': `insert into schools (tenant_id, id, name)
     select $1, id, 'overwritten' from schools limit 1
     on conflict (tenant_id, id) do update set name = 'overwritten'`,
  truncate: 'truncate access_log',
  'no more wall': 'alter table goals disable row level security',
  'into the queue': `select graphile_worker.add_job('send-score', json_build_object('tenantId', $1::bigint))`,
};

const operation = fc.record({
  statement: fc.constantFrom(...Object.keys(STATEMENTS)),
  claimed: fc.nat(TENANTS - 1),
  isNested: fc.boolean(),
});
const run = fc.record({
  actor: fc.nat(TENANTS - 1),
  operations: fc.array(operation, { minLength: PER_RUN, maxLength: PER_RUN }),
});

describe('random operations', function () {
  this.timeout(300_000);
  let database: GuardedDatabase;
  let tenants: string[];
  let close: () => Promise<void>;

  before(async () => {
    database = await guardedDatabase('guard_random');
    const urls = await ensureRoles(database.ownerUrl, TEST_SECRET, {}, TEST_ROLES);
    const sequelize = connectDatabase(urls.app, 8);
    close = () => sequelize.close();
    tenants = await addTenants(database.owner, TENANTS);
    await fillEveryTable(database.superuser, tenants);
  });
  after(async () => {
    await close();
    await database.close();
  });

  /** One operation in a transaction of its own, as a request would be. @returns whether it ran. */
  const perform = async (actor: string, { statement, claimed, isNested }: Operation) => {
    const work = () => sql(named(statement), binds(statement, tenants[claimed]!));
    try {
      await withTenant(actor, () => (isNested ? withTenant(actor, work) : work()));
      return true;
    } catch {
      return false; // Refused: as good as without effect.
    }
  };

  it(`Isolation: ${OPERATIONS} random operations of one tenant leave the others as they were`, async () => {
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(run, async ({ actor, operations }) => {
        const others = tenants.filter((_, index) => index !== actor);
        const before_ = await sums(others);
        const done = await Promise.all(operations.map((each) => perform(tenants[actor]!, each)));
        ran += done.filter(Boolean).length;
        expect(await sums(others)).to.deep.equal(before_);
      }),
      { numRuns: OPERATIONS / PER_RUN },
    );
    // Were all refused, the sums would prove nothing.
    expect(ran).to.be.above(OPERATIONS / 5);
  });

  it('Isolation: a tenant does change by its own operations (the sums can see it)', async () => {
    const [before_] = await sums([tenants[0]!]);
    await perform(tenants[0]!, { statement: 'insert', claimed: 0, isNested: false });
    expect(await sums([tenants[0]!])).not.to.deep.equal([before_]);
  });

  const sums = (ids: string[]) => Promise.all(ids.map((id) => checksum(database.superuser, id)));
});

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const named = (statement: string): string => STATEMENTS[statement]!;
const binds = (statement: string, claimed: string): string[] =>
  named(statement).includes('$1') ? [claimed] : [];
