import { expect } from 'chai';
import type { Response } from 'supertest';
import {
  beginLogin,
  type BegunLogin,
  claimsOf,
  connect,
  type Connection,
  countSessions,
  post,
  redeem,
  TOOL,
} from '../api/lti/tool.js';
import { TEST_ROLES, TEST_SECRET } from '../support/database.js';
import { type Product, startProduct } from './support/product.js';

/** Two processes of the built product on one database, as behind a balancer. */
describe('two nodes', function () {
  this.timeout(60_000);
  let connection: Connection;
  let nodes: Product[] = [];
  let a: Connection;
  let b: Connection;

  before(async () => {
    connection = await connect('canvas');
    const settings = {
      DATABASE_URL: connection.system.databaseUrl,
      DATABASE_ROLE_PREFIX: TEST_ROLES,
      SECRET_KEY: TEST_SECRET,
      PUBLIC_URL: TOOL,
      SANDBOX: 'off',
      PROCESS: 'web',
    };
    nodes = await Promise.all([startProduct(settings), startProduct(settings)]);
    [a, b] = nodes.map(({ tool }) => ({
      ...connection,
      address: `http://127.0.0.1:${new URL(tool).port}`,
    })) as [Connection, Connection];
  });
  after(() => Promise.all(nodes.map((node) => node.stop())));

  const finish = async (node: Connection, login: BegunLogin, token?: string): Promise<Response> => {
    const claims = claimsOf(connection, 'student', { nonce: login.nonce });
    const signed = token ?? (await connection.platform.signIdToken(claims));
    return post(node, { id_token: signed, state: login.state }, login.cookie);
  };

  it('finishes at one node a login that began at the other, and serves there', async () => {
    const launched = await finish(b, await beginLogin(a));
    expect(launched.status).to.equal(303);
    const session = await redeem(a, launched);
    expect(session.status).to.equal(201);
    const { token } = session.body as { token: string };
    for (const node of [a, b]) {
      const home = await fetch(`${node.address}/api/home`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(home.status).to.equal(200);
    }
    expect((await redeem(b, launched)).status, 'the code once more').to.equal(401);
  });

  it('refuses at one node a launch token that was used at the other', async () => {
    const login = await beginLogin(a);
    const claims = claimsOf(connection, 'student', { nonce: login.nonce });
    const token = await connection.platform.signIdToken(claims);
    expect((await finish(a, login, token)).status).to.equal(303);
    const before_ = await countSessions(connection);
    const elsewhere = await beginLogin(b);
    const replayed = await finish(b, elsewhere, token);
    expect(replayed.status).to.be.within(400, 499);
    expect(replayed.headers.location).to.equal(undefined);
    const otherBrowser = await finish(b, { ...login, cookie: elsewhere.cookie }, token);
    expect(otherBrowser.status).to.be.within(400, 499);
    expect(await countSessions(connection)).to.equal(before_);
  });

  it('lets one of two posts of the same launch, at both nodes at once, make the session', async () => {
    const login = await beginLogin(a);
    const claims = claimsOf(connection, 'student', { nonce: login.nonce });
    const token = await connection.platform.signIdToken(claims);
    const before_ = await countSessions(connection);
    await Promise.all([finish(a, login, token), finish(b, login, token)]);
    expect(await countSessions(connection)).to.equal(before_ + 1);
  });
});
