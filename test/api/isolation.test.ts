import { expect } from 'chai';
import pg from 'pg';
import type { Response } from 'supertest';
import type { LmsServices } from '#lti/types.js';
import { apiRouters } from '#server/features/index.js';
import { checksum } from '../guards/support/every-table.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { testSystem, type TestSystem } from '../support/system.js';
import { addressOf, PLANS, routesOf } from './isolation-routes.js';
import { again, answerAll, buildWorld, PARTS, type World } from './isolation-world.js';

/** Refusals: not found, not yours to call, nothing to answer, a token that is none. */
const REFUSED = [400, 401, 403, 404, 409];

async function ask(person: Person, route: string, world: World): Promise<Response> {
  const plan = PLANS[route]!;
  const { method, path } = addressOf(route, plan.path?.(world));
  const api = await apiAs(person);
  const address = plan.query ? `${path}?${plan.query}` : path;
  if (method === 'get' || method === 'delete') return api[method](address);
  return api[method](address, plan.body?.(world));
}

/** A file has bytes where all else has text. */
const wordsOf = ({ text, body }: { text?: string; body: unknown }): string => text ?? String(body);

describe('isolation of districts', function () {
  this.timeout(60_000);
  let system: TestSystem;
  let ours: World;
  let theirs: World;
  let superuser: pg.Client;

  before(async () => {
    system = await testSystem();
    ours = await buildWorld('zanzibar');
    theirs = await buildWorld('quokka');
    const url = new URL(system.server.superuserUrl);
    url.pathname = new URL(system.databaseUrl).pathname;
    superuser = new pg.Client({ connectionString: url.href });
    await superuser.connect();
  });
  after(() => superuser.end());

  const foreign = Object.entries(PLANS).filter(([, plan]) => !plan.isOwn);

  it('Isolation: the matrix has a line for every route of the API, and no other', () => {
    const deps = {
      lms: {} as LmsServices,
      lti: system.lti,
      publicUrl: 'https://plan.test',
      now: () => new Date(),
      allowLoopbackHttp: false,
      files: { current: 'database', byName: {} } as const,
      vault: { seal: () => '', open: () => '' },
    };
    const routes = routesOf(apiRouters(deps));
    expect(routes).to.have.length.above(40);
    expect(Object.keys(PLANS).sort()).to.deep.equal(routes.sort());
  });

  it('Isolation: every route × every role × ids of another district: refused, and not a byte of it', async () => {
    const before_ = await checksum(superuser, theirs.tenantId);
    const faults: string[] = [];
    for (const [route, plan] of foreign) {
      for (const part of PARTS) {
        const response = await ask(ours.people[part], route, theirs);
        const isRefused =
          part === plan.as && plan.path
            ? response.status === 404
            : REFUSED.includes(response.status);
        if (!isRefused) faults.push(`${route} as ${part}: ${response.status}`);
        if (response.text.includes(theirs.marker)) faults.push(`${route} as ${part}: a marker`);
      }
    }
    expect(faults).to.deep.equal([]);
    expect(await checksum(superuser, theirs.tenantId)).to.equal(before_);
  });

  it('Isolation: what was refused is allowed to its own district', async () => {
    const faults: string[] = [];
    const people = { ...ours.people, student: await again(ours.people.student) };
    await answerAll(people.student, ours.ids.attempt);
    for (const [route, plan] of Object.entries(PLANS)) {
      if (plan.withoutControl) continue;
      const response = await ask(people[plan.as], route, ours);
      if (response.status >= 300)
        faults.push(`${route} as ${plan.as}: ${response.status} ${response.text}`);
      if (wordsOf(response).includes(theirs.marker))
        faults.push(`${route}: a marker of the others`);
    }
    expect(faults).to.deep.equal([]);
  });

  it('Isolation: lists of one district show nothing of another, to no role', async () => {
    const lists = Object.keys(PLANS).filter((route) => /^GET [^:]+$/.test(route));
    for (const part of PARTS) {
      for (const route of lists) {
        const response = await ask(ours.people[part], route, ours);
        expect(response.text, `${route} as ${part}`).not.to.include(theirs.marker);
      }
    }
  });

  it('Isolation: a token of one district with another’s number in it opens nothing', async () => {
    const { token } = ours.people.student;
    const forged = token.replace(`_${ours.tenantId}_`, `_${theirs.tenantId}_`);
    expect(forged).not.to.equal(token);
    await (await apiAs({ token: forged })).get('/api/goals').expect(401);
  });

  it('Isolation: jobs carry ids and nothing that a person wrote', async () => {
    const { rows } = await superuser.query<{ payload: string; key: string | null }>(
      'select payload::text, key from graphile_worker._private_jobs',
    );
    expect(rows).to.have.length.above(0);
    for (const { payload, key } of rows) {
      expect(Object.keys(JSON.parse(payload) as object).sort()).to.deep.equal([
        'subjectId',
        'tenantId',
      ]);
      expect(payload + String(key)).not.to.match(/zanzibar|quokka/);
    }
  });

  it('P17: a database error that repeats a row is logged without it', async () => {
    await superuser.query(
      `alter table goals add constraint forced check (why <> 'forced') not valid`,
    );
    const goal = { title: 'zanzibar secret', kind: 'career', horizon: 'year', why: 'forced' };
    const response = await (await apiAs(ours.people.teacher)).post('/api/goals', goal);
    const own = await (await apiAs(await again(ours.people.student))).post('/api/goals', goal);
    await superuser.query('alter table goals drop constraint forced');
    expect([response.status, own.status]).to.deep.equal([403, 500]);
    expect(own.text).not.to.match(/zanzibar|forced|23514/);
    expect(system.logLines.join('')).to.include('23514 forced');
  });

  it('P17: no name, text or token of anybody in the log, whatever went on', async () => {
    const log = system.logLines.join('');
    expect(log).to.include('"path":"/api/');
    expect(log).not.to.match(/zanzibar|quokka|session_\d|code_\d/i);
  });
});
