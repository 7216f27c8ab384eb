import { expect } from 'chai';
import { PERSON_COLUMNS, PLAN_COLUMNS } from '#server/features/people/person-columns.js';
import { type GuardedDatabase, guardedDatabase } from './support/clients.js';

/** Columns that look as if they named a person, and do not. */
const NOT_PEOPLE: Record<string, string> = {
  'grade_columns.held_by': 'the worker that looks for the column',
};

describe('columns that name a person', function () {
  this.timeout(60_000);
  let database: GuardedDatabase;

  before(async () => {
    database = await guardedDatabase('guard_people');
  });
  after(() => database.close());

  const names = async (condition: string, target: string): Promise<string[]> => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select distinct format('%s.%s', c.relname, a.attname) as name
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not attisdropped
       left join pg_constraint k on k.contype = 'f' and k.conrelid = c.oid and a.attnum = any(k.conkey)
         and k.confrelid = $1::regclass and a.attname <> 'tenant_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and a.atttypid = 'uuid'::regtype and (k.oid is not null or ${condition})
       order by 1`,
      [target],
    );
    return rows.map(({ name }) => name).filter((name) => !(name in NOT_PEOPLE));
  };

  it('B16: each has a rule for the day when two records become one', async () => {
    const found = await names(
      `a.attname ~ '(person|student|actor|people|user|owner|author|guardian|kept|gone|other)_id$|_by$'
       and c.relname not like 'lti%'`,
      'people',
    );
    expect(found).to.deep.equal(Object.keys(PERSON_COLUMNS).sort());
  });

  it('B16: each column that names a plan moves with it', async () => {
    const found = await names(`a.attname = 'plan_id'`, 'plans');
    const listed = PLAN_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(found).to.deep.equal(listed.sort());
  });

  it('B16: where two records may hold the same thing, more than a move is needed', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select distinct format('%s.%s', t.relname, a.attname) as name
       from pg_index x join pg_class t on t.oid = x.indrelid
       join pg_attribute a on a.attrelid = t.oid and a.attnum = any(x.indkey)
       where x.indisunique and t.relnamespace = 'public'::regnamespace`,
    );
    const unique = new Set(rows.map(({ name }) => name));
    const faults = Object.entries(PERSON_COLUMNS)
      .filter(([name, rule]) => rule === 'moves' && unique.has(name))
      .map(([name]) => name);
    expect(faults).to.deep.equal([]);
  });
});
