import { expect } from 'chai';
import { generateKeyPairSync } from 'node:crypto';
import type { Response } from 'supertest';
import {
  beginLogin,
  type Changes,
  claimsOf,
  connect,
  type Connection,
  countSessions,
  launch,
  LTI,
  post,
  TOOL,
} from './tool.js';

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const unsigned = (...parts: object[]) =>
  parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

describe('bad launches over HTTP', function () {
  this.timeout(60_000);
  let connection: Connection;
  before(async () => {
    connection = await connect();
  });

  for (const part of ['student', 'teacher'] as const) {
    /** A page that a person can read, with its code; no session, never a fault of ours. */
    const refuses = (title: string, code: string, act: () => Promise<Response>) =>
      it(`${title}, as ${part}`, async () => {
        const response = await act();
        expect(response.status, response.text).to.be.within(400, 499);
        expect(response.headers['content-type']).to.match(/^text\/html/);
        expect(response.text)
          .to.match(/<h1>[^<]{10,}<\/h1>/)
          .and.to.contain(`<code>${code}</code>`);
        expect(response.headers.location).to.equal(undefined);
        expect(await countSessions(connection)).to.equal(0);
      });
    const changed = (changes: Changes) => () => launch(connection, part, changes);
    const seconds = () => Math.floor(connection.system.clock.now().getTime() / 1_000);
    const withSecret = (secret: string) => () =>
      launch(
        connection,
        part,
        {},
        {
          key: new TextEncoder().encode(secret) as never,
          header: { alg: 'HS256' },
        },
      );
    const without = (claim: string) => changed({ [`${LTI}${claim}`]: undefined });

    refuses('LTI-B1: no key id', 'LTI-10', () =>
      launch(connection, part, {}, { header: { kid: undefined } }),
    );
    refuses('LTI-B2: an unknown key id', 'LTI-11', () =>
      launch(connection, part, {}, { kid: 'unknown' }),
    );
    refuses('LTI-B3: another version', 'LTI-23', changed({ [`${LTI}version`]: '1.1' }));
    refuses('LTI-B4: no version', 'LTI-23', without('version'));
    refuses('LTI-B5: no LTI message', 'LTI-24', async () => {
      const { iss, aud, sub, iat, exp } = claimsOf(connection, part);
      const login = await beginLogin(connection);
      const claims = { iss, aud, sub, iat, exp, nonce: login.nonce };
      const token = await connection.platform.signIdToken(claims);
      return post(connection, { id_token: token, state: login.state }, login.cookie);
    });
    refuses('LTI-B6: missing claims', 'LTI-29', without('target_link_uri'));
    refuses('LTI-B7: wrong times', 'LTI-16', changed({ iat: 11_111, exp: 22_222 }));
    refuses('LTI-B8: no message type', 'LTI-24', without('message_type'));
    refuses('LTI-B9: no roles', 'LTI-25', without('roles'));
    refuses('LTI-B10: no deployment', 'LTI-26', without('deployment_id'));
    refuses('LTI-B11: no resource link id', 'LTI-27', without('resource_link'));
    refuses('LTI-B12: no sub', 'LTI-28', changed({ sub: undefined }));

    refuses('algorithm none', 'LTI-09', async () => {
      const login = await beginLogin(connection);
      const claims = claimsOf(connection, part, { nonce: login.nonce });
      const token = `${unsigned({ alg: 'none', kid: 'k' }, claims)}.`;
      return post(connection, { id_token: token, state: login.state }, login.cookie);
    });
    refuses("HS256 with the platform's public key", 'LTI-09', () =>
      withSecret(JSON.stringify(connection.platform.publicKeys()[0]))(),
    );
    refuses('HS256 with our own public key', 'LTI-09', async () => {
      const response = await fetch(`${connection.address}/lti/keys`);
      const { keys } = (await response.json()) as { keys: object[] };
      expect(keys.length).to.be.at.least(2);
      return withSecret(JSON.stringify(keys[0]))();
    });
    refuses("a stranger's key", 'LTI-12', () =>
      launch(connection, part, {}, { key: stranger.privateKey }),
    );
    refuses('a made-up nonce', 'LTI-18', changed({ nonce: 'made-up' }));
    refuses('several audiences without azp', 'LTI-15', async () => {
      const { aud } = claimsOf(connection, part);
      return launch(connection, part, { aud: [aud, 'other'], azp: undefined });
    });
    refuses('several audiences with a wrong azp', 'LTI-15', async () => {
      const { aud } = claimsOf(connection, part);
      return launch(connection, part, { aud: [aud, 'other'], azp: 'other' });
    });
    refuses('another issuer', 'LTI-02', changed({ iss: 'https://elsewhere.example' }));
    refuses('expired', 'LTI-16', () =>
      launch(connection, part, { iat: seconds() - 600, exp: seconds() - 300 }),
    );
    refuses('issued in the future', 'LTI-17', () =>
      launch(connection, part, { iat: seconds() + 3_600, exp: seconds() + 7_200 }),
    );
    refuses(
      'a foreign target',
      'LTI-03',
      changed({ [`${LTI}target_link_uri`]: 'https://evil.example/' }),
    );
    refuses('a token of 64 KB', 'LTI-07', changed({ padding: 'x'.repeat(64_000) }));
    refuses('a token of 1 MB', 'LTI-07', changed({ padding: 'x'.repeat(1_000_000) }));
    refuses('garbage', 'LTI-08', async () => {
      const login = await beginLogin(connection);
      return post(connection, { id_token: '%%%.garbage', state: login.state }, login.cookie);
    });
    refuses('access denied by the platform', 'LTI-05', async () => {
      const login = await beginLogin(connection);
      return post(connection, { error: 'access_denied', state: login.state }, login.cookie);
    });
  }

  it('a token for another registration is refused', async () => {
    const other = await connect('moodle');
    const login = await beginLogin(connection);
    const token = await other.platform.signIdToken(
      claimsOf(other, 'student', { nonce: login.nonce }),
    );
    const response = await post(connection, { id_token: token, state: login.state }, login.cookie);
    expect(response.status).to.equal(401);
    expect(response.text).to.contain('LTI-14');
    expect((await countSessions(connection)) + (await countSessions(other))).to.equal(0);
  });

  it('LTI-C5: a state or a nonce is good once', async () => {
    const fresh = await connect('schoology');
    const login = await beginLogin(fresh);
    const sign = (changes: Changes) =>
      fresh.platform.signIdToken(claimsOf(fresh, 'student', { nonce: login.nonce, ...changes }));
    const form = { id_token: await sign({}), state: login.state };
    expect((await post(fresh, form, login.cookie)).status).to.equal(303);

    const replayedState = await post(
      fresh,
      { ...form, id_token: await sign({ jti: '2' }) },
      login.cookie,
    );
    expect(replayedState.status).to.equal(409);
    const second = await beginLogin(fresh);
    const replayedNonce = await post(fresh, { ...form, state: second.state }, second.cookie);
    expect(replayedNonce.text).to.contain('LTI-18');
    expect(await countSessions(fresh)).to.equal(1);
  });

  it('nothing of a person or a token is logged', () => {
    const log = connection.system.logLines.join('\n');
    const { name, email } = connection.platform.person('student');
    expect(log).to.contain('launch refused');
    expect(log).not.to.contain(name).and.not.to.contain(email).and.not.to.contain('eyJ');
    expect(log).not.to.contain(TOOL + '/lti/launch?');
  });
});
