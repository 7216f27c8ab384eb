import { expect } from 'chai';
import { HeldKindName } from '#contracts/held.js';
import { ABOUT_NO_STUDENT, HELD_KINDS } from '#server/features/held/held-register.js';
import { tenantTables } from './support/catalogue.js';
import { type GuardedDatabase, guardedDatabase } from './support/clients.js';

describe('the register of what is held about a student', function () {
  this.timeout(60_000);
  let database: GuardedDatabase;

  before(async () => {
    database = await guardedDatabase('guard_held');
  });
  after(() => database.close());

  it('P6, U28: has a place for every table of a district, and names no other', async () => {
    const listed = [
      ...HELD_KINDS.flatMap(({ tables }) => tables),
      ...Object.keys(ABOUT_NO_STUDENT),
    ];
    expect(new Set(listed).size, 'each once').to.equal(listed.length);
    expect((await tenantTables(database.owner)).sort()).to.deep.equal(listed.sort());
  });

  it('P6: no table that is said to be about no student names one as whose it is', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select distinct c.relname || '.' || a.attname as name
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not attisdropped
       where c.relname = any($1) and a.attname ~ '^(student|person)_id$'`,
      [Object.keys(ABOUT_NO_STUDENT)],
    );
    expect(rows).to.deep.equal([]);
  });

  it('U28: lists every kind once', () => {
    expect(HELD_KINDS.map(({ kind }) => kind)).to.deep.equal(HeldKindName.options);
  });

  it('U28: counts nothing of any kind where nothing is held', async () => {
    const { superuser } = database;
    for (const { kind, rows } of HELD_KINDS) {
      const counted = await superuser.query<{ count: string }>(
        `select count(*) from (${rows}) counted`,
        ['1', '01900000-0000-7000-8000-000000000001'],
      );
      expect(counted.rows[0]!.count, kind).to.equal('0');
    }
  });
});
