import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Response } from 'supertest';
import express from 'express';
import request from 'supertest';
import { createLti } from '#lti/lti.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { ensureDistrict } from '#server/features/platforms/district-service.js';
import { createLtiStore } from '#server/features/platforms/lti-store.js';
import { TEST_SECRET } from '../../support/database.js';
import {
  beginLogin,
  type Changes,
  claimsOf,
  connect,
  type Connection,
  countSessions,
  launch,
  LTI,
  MEMBERSHIP,
  post,
  redeem,
  TOOL,
} from './tool.js';

const LIS = 'http://purl.imsglobal.org/vocab/lis/v2';

describe('valid launches over HTTP', function () {
  this.timeout(60_000);
  let connection: Connection;
  before(async () => {
    connection = await connect();
  });

  for (const part of ['student', 'teacher'] as const) {
    const role = part === 'student' ? 'Learner' : 'Instructor';
    const opens = (title: string, expected: string, changes: Changes = {}) =>
      it(`${title}, as ${part}`, async () => {
        const response = await launch(connection, part, changes);
        expect(response.status, response.text).to.equal(303);
        expect(response.headers.location).to.match(/^\/app\/[0-9a-f-]{36}\/#code=/);
        const session = await redeem(connection, response);
        expect(session.status, session.text).to.equal(201);
        expect((session.body as { session: { role: string } }).session.role).to.equal(expected);
      });
    const roles = (...values: string[]) => ({ [`${LTI}roles`]: values });
    const nobody = {
      name: undefined,
      given_name: undefined,
      family_name: undefined,
      email: undefined,
    };
    const noCourse = Object.fromEntries(
      [
        `${LTI}context`,
        ...['ags/claim/endpoint', 'nrps/claim/namesroleservice'].map(
          (end) => `https://purl.imsglobal.org/spec/lti-${end}`,
        ),
      ].map((claim) => [claim, undefined]),
    );

    opens('LTI-V1: plain', part);
    opens(
      'LTI-V2: several roles',
      part,
      roles(`${LIS}/institution/person#Mentor`, MEMBERSHIP + role),
    );
    opens('LTI-V3: a short role name', part, roles(role));
    opens(
      'LTI-V4: an unknown role too',
      part,
      roles(`${LIS}/uknownrole/unknown#Unknown`, MEMBERSHIP + role),
    );
    opens('LTI-V5: unknown roles only', 'none', roles(`${LIS}/uknownrole/unknown#Unknown`));
    opens('LTI-V6: no role', 'none', roles(''));
    opens('LTI-V7: an email only', part, { ...nobody, email: 'someone@school.example' });
    opens('LTI-V7: names only', part, { email: undefined });
    opens('LTI-V8: nothing about the person', part, nobody);
    opens('LTI-V9: an email and no course', part, {
      ...noCourse,
      ...nobody,
      email: 'a@school.example',
    });
  }

  it('costs no call to the platform once its keys are known', async () => {
    const before = connection.keyFetches();
    for (let index = 0; index < 3; index += 1) await launch(connection, 'student');
    expect(connection.keyFetches()).to.equal(before);
  });

  it('LTI-C4: opens once when it is posted twice, with a fresh code', async () => {
    const fresh = await connect('moodle');
    const login = await beginLogin(fresh);
    const token = await fresh.platform.signIdToken(
      claimsOf(fresh, 'student', { nonce: login.nonce }),
    );
    const form = { id_token: token, state: login.state };
    const answers = await Promise.all([1, 2].map(() => post(fresh, form, login.cookie)));
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(await countSessions(fresh)).to.equal(1);
    const redeemed = await Promise.all(answers.map((answer) => redeem(fresh, answer)));
    expect(redeemed.filter(({ status }) => status === 201)).to.have.length(1);

    fresh.system.clock.advance(31_000);
    const late = await post(fresh, form, login.cookie);
    fresh.system.clock.reset();
    expect(late.status).to.equal(409);
  });

  it('LTI-C37: waits for an admin where the deployment is new', async () => {
    const changes = { [`${LTI}deployment_id`]: 'new-deployment' };
    const refused = await launch(connection, 'teacher', changes);
    expect(refused.text).to.contain('LTI-30').and.to.contain('new-deployment');
    await createLtiStore().bindDeployment(connection.registrationId, 'new-deployment', {
      tenantId: connection.tenantId,
      schoolId: null,
    });
    expect((await launch(connection, 'teacher', changes)).status).to.equal(303);
  });

  it('waits again at once when its district has let it go, at every node', async () => {
    const fresh = await connect();
    // The first one learns who may frame us; only then is the binding remembered.
    for (let turn = 0; turn < 2; turn += 1)
      expect((await launch(fresh, 'student')).status).to.equal(303);
    // As the console does it, at a node that can't tell this one.
    await withTenant(fresh.tenantId, () =>
      sql('update lti_deployments set tenant_id = null where tenant_id = $1', [fresh.tenantId]),
    );
    const login = await beginLogin(fresh);
    const claims = claimsOf(fresh, 'student', { nonce: login.nonce });
    const form = { id_token: await fresh.platform.signIdToken(claims), state: login.state };
    expect((await post(fresh, form, login.cookie)).text).to.contain('LTI-30');
    expect(await countSessions(fresh)).to.equal(2);

    const tenantId = await ensureDistrict(`District ${randomUUID()}`);
    const deployment = String(claims[`${LTI}deployment_id`]);
    const binding = { tenantId, schoolId: null };
    await createLtiStore().bindDeployment(fresh.registrationId, deployment, binding);
    expect((await post(fresh, form, login.cookie)).status).to.equal(303);
    expect(await countSessions({ ...fresh, tenantId })).to.equal(1);
    expect(await countSessions(fresh)).to.equal(2);
  });
});

describe('two nodes on one database', function () {
  this.timeout(60_000);

  /** Another node: its own memory, the same storage. */
  const secondNode = async (opened: string[]) => {
    const node = createLti({
      publicUrl: TOOL,
      store: createLtiStore(),
      secretKey: TEST_SECRET,
      allowLoopbackHttp: true,
      assertNoTransaction: () => undefined,
      now: () => new Date(),
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      onLaunch: async ({ user }) => {
        opened.push(user.sub);
        return { location: '/app', resume: '0:0' };
      },
      onRepeat: async () => null,
    });
    return express().use('/lti', node.router);
  };

  it('a login begun at one is finished at the other, and a launch of one is refused at the other', async () => {
    const connection = await connect();
    const opened: string[] = [];
    const app = await secondNode(opened);
    const postThere = (form: object, cookie: string): Promise<Response> =>
      request(app).post('/lti/launch').type('form').set('cookie', cookie).send(form);

    const login = await beginLogin(connection);
    const token = await connection.platform.signIdToken(
      claimsOf(connection, 'student', { nonce: login.nonce }),
    );
    expect(
      (await postThere({ id_token: token, state: login.state }, login.cookie)).status,
    ).to.equal(303);
    expect(opened).to.have.length(1);

    const launched = await beginLogin(connection);
    const used = await connection.platform.signIdToken(
      claimsOf(connection, 'student', { nonce: launched.nonce }),
    );
    const form = { id_token: used, state: launched.state };
    expect((await post(connection, form, launched.cookie)).status).to.equal(303);
    const another = (await beginLogin(connection)).cookie;
    expect((await postThere(form, another)).status).to.equal(409);
    expect(opened).to.have.length(1);
  });
});
