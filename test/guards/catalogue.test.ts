import { expect } from 'chai';
import { type Model, type ModelStatic, Sequelize } from 'sequelize';
import { migrate } from '#server/db/migrate.js';
import { refuseTooPowerfulLogin, roleNames } from '#server/db/roles.js';
import { TEST_ROLES } from '../support/database.js';
import { GLOBAL_TABLES } from '#server/models/global-tables.js';
import { MODELS, registerModels } from '#server/models/index.js';
import { annotations, isolationFaults, shape } from './support/catalogue.js';
import { type GuardedDatabase, guardedDatabase } from './support/clients.js';

const ELEMENTS = [
  ...['identifier', 'name', 'contact', 'enrollment', 'student work', 'survey response'],
  ...[
    'assessment',
    'in-app performance',
    'use statistics',
    'technology metadata',
    'staff work',
    'course data',
  ],
  'system',
];
const NEVER = /birth|ssn|social_security|race\b|ethnic|gender|sex\b|health|disab|discipline|iep\b/i;

describe('the database catalogue', function () {
  this.timeout(60_000);
  let database: GuardedDatabase;

  before(async () => {
    database = await guardedDatabase('guard_catalogue');
  });
  after(() => database.close());

  it('Isolation: every tenant table stands behind a forced wall, in keys, indexes and grants too', async () => {
    expect(await isolationFaults(database.owner, database.appRole)).to.deep.equal([]);
  });

  it('Isolation: every table without a tenant is listed with a reason, and no other', async () => {
    const { rows } = await database.owner.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relrowsecurity
       order by 1`,
    );
    expect(rows.map(({ name }) => name)).to.deep.equal(Object.keys(GLOBAL_TABLES).sort());
    for (const reason of Object.values(GLOBAL_TABLES)) expect(reason).to.have.length.above(15);
  });

  it('Isolation: the app login is no superuser, bypasses nothing and owns nothing', async () => {
    const { rows } = await database.superuser.query<Record<string, boolean>>(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              exists (select 1 from pg_class where relowner = pg_roles.oid) as owns,
              exists (select 1 from pg_auth_members where member = pg_roles.oid) as inherits
       from pg_roles where rolname = $1`,
      [database.appRole],
    );
    expect(Object.values(rows[0]!)).to.deep.equal(Array(7).fill(false));
  });

  it('Isolation: a start with the owner as app login is refused', async () => {
    let refusal = '';
    await refuseTooPowerfulLogin(database.ownerUrl).catch((error: unknown) => {
      refusal = String(error);
    });
    expect(refusal).to.include('DATABASE_APP_URL');
  });

  it('Isolation: the report login reads nothing that it was not granted', async () => {
    const { rows } = await database.superuser.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm')
         and has_any_column_privilege($1, oid, 'SELECT, INSERT, UPDATE, REFERENCES')`,
      [roleNames(database.ownerUrl, TEST_ROLES).report],
    );
    expect(rows).to.deep.equal([]);
  });

  it('P1: every column says what it holds, how private it is, how long it stays and if it is exported', async () => {
    const faults: string[] = [];
    for (const { name, comment } of await annotations(database.owner)) {
      const note = JSON.parse(comment ?? 'null') as Record<string, unknown> | null;
      const isWhole =
        note &&
        ELEMENTS.includes(String(note.element)) &&
        [0, 1, 2, 3].includes(Number(note.class)) &&
        typeof note.retention === 'string' &&
        typeof note.export === 'boolean';
      if (!isWhole) faults.push(name);
    }
    expect(faults).to.deep.equal([]);
  });

  it('P1: no column for what is never asked: birth date, race, gender, health, discipline', async () => {
    const names = (await annotations(database.owner)).map(({ name }) => name);
    expect(names).to.have.length.above(100);
    expect(names.filter((name) => NEVER.test(name))).to.deep.equal([]);
  });

  it('has in every model exactly the columns of its table', async () => {
    const sequelize = new Sequelize('postgres://localhost/none', { logging: false });
    registerModels(sequelize);
    for (const model of MODELS as readonly ModelStatic<Model>[]) {
      const { rows } = await database.owner.query<{ name: string }>(
        `select attname as name from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped order by 1`,
        [model.getTableName() as string],
      );
      const fields = Object.values(model.getAttributes()).map(({ field }) => field);
      expect(fields.sort(), model.name).to.deep.equal(rows.map(({ name }) => name));
    }
    await sequelize.close();
  });

  it('comes out the same after all migrations went down and up again', async () => {
    const before_ = await shape(database.owner);
    const names = roleNames(database.ownerUrl, TEST_ROLES);
    const undone = await migrate(database.ownerUrl, names, 'down');
    const empty = await shape(database.owner);
    expect(empty.filter((line) => !line.includes('migrations'))).to.deep.equal([]);
    expect(await migrate(database.ownerUrl, names)).to.deep.equal(undone.reverse());
    expect(await shape(database.owner)).to.deep.equal(before_);
  });
});
