import { expect } from 'chai';
import pg from 'pg';
import { ensureRoles } from '#server/db/roles.js';
import {
  commitAlong,
  connectDatabase,
  currentTransaction,
  getDatabase,
  globalSql,
  sql,
  sqlLater,
  withTenant,
} from '#server/db/tenant.js';
import { atTheEnd } from '../../../support/cleanup.js';
import { startTestServer, TEST_ROLES, TEST_SECRET } from '../../../support/database.js';

async function failureOf(work: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail.');
}

/** What is sent to the server while the work runs: each call of a client is one round trip. */
async function roundTrips(work: () => Promise<unknown>): Promise<string[][]> {
  const sent: string[][] = [];
  const prototype = pg.Client.prototype as unknown as { query: (...values: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function spy(this: unknown, ...values: unknown[]) {
    const call = values[0] as { statements: { text: string }[] } | string;
    const texts = typeof call === 'string' ? [call] : call.statements.map(({ text }) => text);
    sent.push(texts.map((text) => /^\w+/.exec(text)?.[0] ?? ''));
    return original.apply(this, values);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return sent;
}

describe('a transaction and its round trips', function () {
  this.timeout(60_000);
  let tenantId = '';
  let owner: pg.Client;

  before(async () => {
    const server = await startTestServer();
    const ownerUrl = await server.cloneDatabase('unit_transaction');
    const urls = await ensureRoles(ownerUrl, TEST_SECRET, {}, TEST_ROLES);
    // One connection: what a transaction leaves on it, the next one finds.
    const sequelize = connectDatabase(urls.app, 1);
    owner = new pg.Client({ connectionString: server.superuserUrl });
    await owner.connect();
    atTheEnd(async () => {
      await owner.end();
      await sequelize.close();
      await server.stop();
    });
    const [row] = await globalSql<{ id: string }>(
      `insert into tenants (name) values ('North') returning id`,
    );
    tenantId = row!.id;
  });

  const inTenant = <T>(work: () => Promise<T>) => withTenant(tenantId, work);
  const ADD = 'insert into schools (tenant_id, id, name) values ($1, gen_random_uuid(), $2)';
  const add = (name: string) => sql(ADD, [tenantId, name]);
  const names = async () => {
    const rows = await inTenant(() => sql<{ name: string }>('select name from schools'));
    return rows.map(({ name }) => name);
  };
  const backend = async () => {
    const [row] = await globalSql<{ pid: number }>('select pg_backend_pid() as pid');
    return row!.pid;
  };
  /** The connection goes on, with no transaction and no tenant on it. */
  const expectClean = async (pid: number) => {
    expect(await backend(), 'the same connection').to.equal(pid);
    const failure = await failureOf(globalSql('select * from schools'));
    expect(failure.message).to.match(/unrecognized configuration|invalid input syntax/);
    const [row] = await globalSql<{ id: string | null }>(
      'select pg_current_xact_id_if_assigned() as id',
    );
    expect(row!.id).to.equal(null);
  };

  it('begin travels with the first statement, and what needs no answer with the commit', async () => {
    const sent = await roundTrips(() =>
      inTenant(async () => {
        await sql('select 1 as one');
        sqlLater(ADD, [tenantId, 'Later']);
      }),
    );
    expect(sent).to.deep.equal([
      ['begin', 'set', 'select'],
      ['insert', 'commit'],
    ]);
    expect(await names()).to.include('Later');
  });

  it('what is asked for at one moment travels together, and each gets its own rows', async () => {
    let rows: unknown[] = [];
    const sent = await roundTrips(() =>
      inTenant(async () => {
        commitAlong();
        rows = await Promise.all([
          sql('select 1 as a'),
          sql('select $1::text as b, $2::int[] as c', [null, [1, 2]]),
          Promise.resolve().then(() => sql(`select 'x' as d where false`)),
        ]);
      }),
    );
    expect(sent).to.deep.equal([['begin', 'set', 'select', 'select', 'select', 'commit']]);
    expect(rows).to.deep.equal([[{ a: 1 }], [{ b: null, c: [1, 2] }], []]);
  });

  it('one that asks for nothing sends nothing', async () => {
    expect(await roundTrips(() => inTenant(() => Promise.resolve()))).to.deep.equal([]);
  });

  it('a statement waits for the one before it', async () => {
    const seen: string[] = [];
    await inTenant(async () => {
      const slow = sql('select pg_sleep(0.05)').then(() => seen.push('slow'));
      await new Promise((resolve) => setTimeout(resolve, 10));
      const quick = sql('select 1').then(() => seen.push('quick'));
      await Promise.all([quick, slow]);
    });
    expect(seen).to.deep.equal(['slow', 'quick']);
  });

  const FAIL = 'select 1 / (select 0)';

  it('a first statement that fails takes everything back, and those beside it run no more', async () => {
    const pid = await backend();
    const failure = await failureOf(
      inTenant(() => Promise.all([sql(FAIL), add('Beside a failure')])),
    );
    expect(failure.code).to.equal('22012');
    expect(failure.stack, 'who asked').to.include('transaction.test');
    await expectClean(pid);
    expect(await names()).not.to.include('Beside a failure');
  });

  it('a last statement that fails takes everything back', async () => {
    const pid = await backend();
    const failure = await failureOf(
      inTenant(async () => {
        await add('Before a failure');
        sqlLater(FAIL);
      }),
    );
    expect(failure.code).to.equal('22012');
    await expectClean(pid);
    expect(await names()).not.to.include('Before a failure');
  });

  it('a failure that was caught is no success: nothing is committed', async () => {
    const pid = await backend();
    const failure = await failureOf(
      inTenant(async () => {
        await add('Before a caught failure');
        await sql(FAIL).catch(() => undefined);
      }),
    );
    expect(failure.code).to.equal('22012');
    await expectClean(pid);
    expect(await names()).not.to.include('Before a caught failure');
  });

  it('nothing runs after a failure, nor after the last statement', async () => {
    const afterFailure = inTenant(async () => {
      await sql(FAIL).catch(() => undefined);
      await add('After a failure');
    });
    expect((await failureOf(afterFailure)).message).to.equal('The transaction has failed.');
    const afterTheLast = inTenant(async () => {
      commitAlong();
      await sql('select 1');
      await add('After the last');
    });
    expect((await failureOf(afterTheLast)).message).to.equal('The transaction has ended.');
    expect(await names()).not.to.include.members(['After a failure', 'After the last']);
  });

  it('a failure of a model that was caught is no success either', async () => {
    const pid = await backend();
    const failure = await failureOf(
      inTenant(async () => {
        await add('Beside a model');
        const transaction = await currentTransaction();
        await getDatabase()
          .query(FAIL, { transaction })
          .catch(() => undefined);
      }),
    );
    expect(failure.message).to.include('was rolled back');
    await expectClean(pid);
    expect(await names()).not.to.include('Beside a model');
  });

  it('who joined a transaction does not end it', async () => {
    await inTenant(async () => {
      await withTenant(tenantId, async () => {
        commitAlong();
        await sql('select 1');
      });
      await add('After who joined');
    });
    expect(await names()).to.include('After who joined');
  });

  it('a value that can’t be sent fails alone, and the connection goes on', async () => {
    const pid = await backend();
    const round: { toPostgres?: unknown } = {};
    round.toPostgres = () => round;
    const failure = await failureOf(inTenant(() => sql('select $1::text', [round])));
    expect(failure.message).to.include('circular');
    await expectClean(pid);
  });

  it('a statement that failed the first time can be prepared the next time', async () => {
    const pid = await backend();
    const divide = (by: number) =>
      inTenant(() => sql<{ n: number }>('select 12 / $1::int as n', [by]));
    expect((await failureOf(divide(0))).code).to.equal('22012');
    expect(await divide(4)).to.deep.equal([{ n: 3 }]);
    expect(await divide(6)).to.deep.equal([{ n: 2 }]);
    await expectClean(pid);
  });

  /** Once the only connection of the app is at it. */
  const whileAsleep = async (act: string) => {
    for (;;) {
      const { rowCount } = await owner.query(
        `select ${act}(pid) from pg_stat_activity
         where usename = $1 and state = 'active' and wait_event = 'PgSleep'`,
        [`${TEST_ROLES}_app`],
      );
      if (rowCount) return;
    }
  };

  it('a cancelled statement takes everything back, and the connection goes on', async () => {
    const pid = await backend();
    const [failure] = await Promise.all([
      failureOf(
        inTenant(() => Promise.all([add('Cancelled'), sql('select pg_sleep(30)'), add('Behind')])),
      ),
      whileAsleep('pg_cancel_backend'),
    ]);
    expect(failure.code).to.equal('57014');
    await expectClean(pid);
    expect(await names()).not.to.include.members(['Cancelled', 'Behind']);
  });

  it('a lost connection is thrown away, and the next transaction gets another one', async () => {
    const pid = await backend();
    const [failure] = await Promise.all([
      failureOf(
        inTenant(async () => {
          await add('Lost');
          await sql('select pg_sleep(30)');
        }),
      ),
      whileAsleep('pg_terminate_backend'),
    ]);
    expect(failure.message).to.match(/terminat/);
    expect(await names()).not.to.include('Lost');
    expect(await backend()).not.to.equal(pid);
  });

  it('a connection that still has a transaction open is not lent again', async () => {
    const pid = await backend();
    await globalSql('begin');
    expect(await backend()).not.to.equal(pid);
  });
});
