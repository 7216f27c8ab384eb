import { expect } from 'chai';
import {
  EXPIRY_RULES,
  GO_BY_THEMSELVES,
  GO_WITH,
} from '#server/features/retention/expiry-rules.js';
import { tenantTables } from './support/catalogue.js';
import { type GuardedDatabase, guardedDatabase } from './support/clients.js';

describe('what the privacy page says of how long data stays', function () {
  this.timeout(60_000);
  let database: GuardedDatabase;

  before(async () => {
    database = await guardedDatabase('guard_retention');
  });
  after(() => database.close());

  it('P7: each table that is kept for so many days has a rule with as many', async () => {
    const { rows } = await database.owner.query<{ table: string; days: number }>(
      `select c.relname as "table", substring(note->>'retention' from '^[0-9]+')::int as days
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not attisdropped,
            lateral (select col_description(c.oid, a.attnum)::jsonb as note) n
       where c.relname = any ($1) and a.attname not in ('tenant_id', 'id', 'created_at', 'updated_at')
         and note->>'retention' ~ ' days$'`,
      [await tenantTables(database.owner)],
    );
    const said = new Map<string, number>();
    for (const { table, days } of rows) said.set(table, days);
    const daysOf = new Map(EXPIRY_RULES.map(({ table, days }) => [table, days as number]));
    for (const [table, days] of said) {
      if (GO_BY_THEMSELVES.includes(table)) continue;
      expect(daysOf.get(GO_WITH[table] ?? table), table).to.equal(days);
    }
    const ruled = [...daysOf.keys(), ...Object.keys(GO_WITH), ...GO_BY_THEMSELVES];
    expect(ruled.sort()).to.deep.equal([...said.keys()].sort());
  });

  it('P7: rows that go with others do so by their foreign key', async () => {
    const { rows } = await database.owner.query<{ pair: string }>(
      `select conrelid::regclass || ' ' || confrelid::regclass as pair
       from pg_constraint where contype = 'f' and confdeltype = 'c'`,
    );
    expect(rows.map(({ pair }) => pair)).to.include.members(
      Object.entries(GO_WITH).map((pair) => pair.join(' ')),
    );
  });
});
