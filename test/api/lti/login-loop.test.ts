import { expect } from 'chai';
import request, { type Response } from 'supertest';
import { claimsOf, connect, type Connection, post } from './tool.js';

type Jar = Map<string, string>;

/** Asks for the login as a browser that keeps cookies; answers where that browser ends up. */
async function login(connection: Connection, jar: Jar, changes: object = {}): Promise<Response> {
  const { platform } = connection;
  const parameters = platform.loginParameters(platform.person('student'), platform.course());
  const first = await get(connection, jar, '/lti/login', { ...parameters, ...changes });
  const next = first.headers.location ?? '';
  return next.startsWith('/lti/') ? get(connection, jar, next) : first;
}

async function get(connection: Connection, jar: Jar, path: string, query: object = {}) {
  const response = await request(connection.address)
    .get(path)
    .query(query)
    .set('cookie', cookies(jar));
  keep(jar, response);
  return response;
}

const cookies = (jar: Jar) => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

function keep(jar: Jar, response: Response): void {
  const set = (response.headers['set-cookie'] ?? []) as unknown as string[];
  for (const line of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (line.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, value);
  }
}

const LOOP = 'did not bring you back';
const SECONDS = 1_000;

describe('a login that never comes back', function () {
  this.timeout(60_000);
  let connection: Connection;
  let jar: Jar;
  before(async () => {
    connection = await connect();
  });
  beforeEach(() => {
    jar = new Map();
  });
  afterEach(() => {
    connection.system.clock.reset();
  });
  const later = (seconds: number) => {
    connection.system.clock.advance(seconds * SECONDS);
  };

  it('LTI-C6: is answered with a window of its own and what else helps', async () => {
    expect((await login(connection, jar)).status).to.equal(303);
    later(5);
    const looped = await login(connection, jar);
    expect(looped.status).to.equal(200);
    expect(looped.text).to.contain(LOOP).and.contain('target="_blank"');
    expect(looped.text).to.contain('allow cookies for your course site');
    expect(looped.headers['content-security-policy']).to.contain("default-src 'none'");
    // The window it offers goes on.
    const opened = await login(connection, jar, { pathlight_window: '1' });
    expect(opened.status).to.equal(303);
  });

  it('LTI-C6: a double click is none, a third within moments is', async () => {
    expect((await login(connection, jar)).status).to.equal(303);
    later(1);
    expect((await login(connection, jar)).status).to.equal(303);
    later(1);
    expect((await login(connection, jar)).text).to.contain(LOOP);
  });

  it('LTI-C6: a launch in between, half a minute, another target or another browser is none', async () => {
    const begun = await login(connection, jar);
    const { searchParams } = new URL(begun.headers.location!);
    const claims = claimsOf(connection, 'student', { nonce: searchParams.get('nonce') });
    const form = {
      id_token: await connection.platform.signIdToken(claims),
      state: searchParams.get('state')!,
    };
    const launched = await post(connection, form, cookies(jar));
    expect(launched.status).to.equal(303);
    keep(jar, launched);
    later(5);
    expect((await login(connection, jar)).status).to.equal(303);
    later(5);
    const target_link_uri = 'http://pathlight.localhost:3000/lti/launch?ref=other';
    expect((await login(connection, new Map(jar), { target_link_uri })).status).to.equal(303);
    expect((await login(connection, new Map())).status).to.equal(303);
    later(26);
    expect((await login(connection, jar)).status).to.equal(303);
  });

  it('LTI-C6: an answer that is refused has come back all the same, and tells why itself', async () => {
    await login(connection, jar);
    const refused = await post(connection, { error: 'login_required' }, cookies(jar));
    expect(refused.text).to.contain('LTI-05');
    keep(jar, refused);
    later(5);
    expect((await login(connection, jar)).status).to.equal(303);
  });

  it('LTI-C6: a note that was made up or changed counts for nothing', async () => {
    await login(connection, jar);
    jar.set('pathlight_login', `x${jar.get('pathlight_login')!}`);
    later(5);
    expect((await login(connection, jar)).status).to.equal(303);
  });
});
