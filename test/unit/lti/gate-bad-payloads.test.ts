import { expect } from 'chai';
import type { Response } from 'supertest';
import {
  beginLogin,
  claimsOf,
  CLIENT,
  createStage,
  KEY_ID,
  launch,
  LTI,
  otherPair,
  platformPublicKey,
  postLaunch,
  publicJwk,
  sign,
  type Stage,
  TOOL,
} from './stage.js';

/** A page that a person can read, with a code, and nothing opened. */
function expectRefusal(stage: Stage, response: Response, code: string): void {
  expect(response.status, response.text).to.be.within(400, 499);
  expect(response.headers['content-type']).to.match(/^text\/html/);
  expect(response.text)
    .to.match(/<h1>[^<]{10,}<\/h1>/)
    .and.to.contain(code);
  expect(response.headers.location).to.equal(undefined);
  expect(stage.launches).to.have.length(0);
}

const unsigned = (header: object, payload: object) =>
  [header, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');

for (const role of ['Learner', 'Instructor'] as const) {
  describe(`bad launches of a ${role === 'Learner' ? 'student' : 'teacher'}`, () => {
    let stage: Stage;
    beforeEach(async () => {
      stage = await createStage();
    });

    const refuses = (title: string, code: string, act: () => Promise<Response>) => {
      it(title, async () => {
        expectRefusal(stage, await act(), code);
      });
    };
    const changed = (changes: object) => () =>
      launch(stage, claimsOf(stage, role, changes as Record<string, unknown>));

    refuses('LTI-B1: no key id', 'LTI-10', () =>
      launch(stage, claimsOf(stage, role), { header: { kid: undefined } }),
    );
    refuses('LTI-B2: a key id that the platform does not publish', 'LTI-11', () =>
      launch(stage, claimsOf(stage, role), { header: { kid: 'unknown' } }),
    );
    refuses('LTI-B3: another LTI version', 'LTI-23', changed({ [`${LTI}version`]: '1.2.0' }));
    refuses('LTI-B4: no LTI version', 'LTI-23', changed({ [`${LTI}version`]: undefined }));
    refuses('LTI-B5: a token that is no LTI message', 'LTI-24', async () => {
      const { iss, aud, sub, iat, exp } = claimsOf(stage, role);
      return launch(stage, { iss, aud, sub, iat, exp });
    });
    refuses(
      'LTI-B6: required claims are missing',
      'LTI-29',
      changed({ [`${LTI}target_link_uri`]: undefined }),
    );
    refuses('LTI-B7: times from long ago', 'LTI-16', changed({ iat: 11_111, exp: 22_222 }));
    refuses('LTI-B8: no message type', 'LTI-24', changed({ [`${LTI}message_type`]: undefined }));
    refuses('LTI-B9: no roles claim', 'LTI-25', changed({ [`${LTI}roles`]: undefined }));
    refuses('LTI-B10: no deployment', 'LTI-26', changed({ [`${LTI}deployment_id`]: undefined }));
    refuses('LTI-B11: no resource link id', 'LTI-27', changed({ [`${LTI}resource_link`]: {} }));
    refuses('LTI-B12: no sub', 'LTI-28', changed({ sub: undefined }));

    refuses('algorithm none', 'LTI-09', async () => {
      const login = await beginLogin(stage);
      const payload = claimsOf(stage, role, { nonce: login.nonce });
      const token = `${unsigned({ alg: 'none', kid: KEY_ID }, payload)}.`;
      return postLaunch(stage, { id_token: token, state: login.state }, login.cookie);
    });
    for (const form of ['pem', 'jwk'] as const)
      refuses(`HS256 signed with the platform's public key as ${form}`, 'LTI-09', () => {
        const secret =
          form === 'pem'
            ? platformPublicKey.export({ type: 'spki', format: 'pem' }).toString()
            : JSON.stringify(publicJwk());
        return launch(stage, claimsOf(stage, role), {
          key: new TextEncoder().encode(secret),
          header: { alg: 'HS256' },
        });
      });
    refuses('signed with another key under the right id', 'LTI-12', () =>
      launch(stage, claimsOf(stage, role), { key: otherPair.privateKey }),
    );
    refuses('a key inside the token counts for nothing', 'LTI-12', () =>
      launch(stage, claimsOf(stage, role), {
        key: otherPair.privateKey,
        header: { jwk: publicJwk(otherPair.publicKey) },
      }),
    );
    refuses('a nonce that was not given out', 'LTI-18', changed({ nonce: 'made-up' }));
    refuses('no nonce', 'LTI-18', changed({ nonce: '' }));
    refuses('expired', 'LTI-16', async () => {
      const seconds = Math.floor(stage.clock.now.getTime() / 1_000);
      return launch(stage, claimsOf(stage, role, { iat: seconds - 200, exp: seconds - 61 }));
    });
    refuses('issued in the future', 'LTI-17', async () => {
      const seconds = Math.floor(stage.clock.now.getTime() / 1_000);
      return launch(stage, claimsOf(stage, role, { iat: seconds + 120, exp: seconds + 3_600 }));
    });
    refuses('another audience', 'LTI-15', changed({ aud: 'somebody-else' }));
    refuses('another azp', 'LTI-15', changed({ azp: 'somebody-else' }));
    refuses('several audiences without azp', 'LTI-15', changed({ aud: [CLIENT, 'other'] }));
    refuses(
      'several audiences with the azp of another',
      'LTI-15',
      changed({ aud: [CLIENT, 'other'], azp: 'other' }),
    );
    refuses('an unknown platform', 'LTI-02', changed({ iss: 'https://elsewhere.example' }));
    refuses(
      'a target outside the tool',
      'LTI-03',
      changed({ [`${LTI}target_link_uri`]: 'https://evil.example/lti/launch' }),
    );
    refuses(
      'a target that is a script',
      'LTI-03',
      changed({ [`${LTI}target_link_uri`]: 'javascript:alert(1)' }),
    );
    refuses(
      'a target with the tool as user name',
      'LTI-03',
      changed({ [`${LTI}target_link_uri`]: `${TOOL}@evil.example/` }),
    );
    refuses('a token of 64 KB', 'LTI-07', changed({ padding: 'x'.repeat(64_000) }));
    refuses('a token of 1 MB', 'LTI-07', changed({ padding: 'x'.repeat(1_000_000) }));
    refuses('garbage', 'LTI-08', async () => {
      const login = await beginLogin(stage);
      return postLaunch(stage, { id_token: '\u0000garbage', state: login.state }, login.cookie);
    });
    refuses('a payload that is not an object', 'LTI-08', async () => {
      const token = await sign(claimsOf(stage, role));
      const [header, , signature] = token.split('.');
      const body = Buffer.from('[1]').toString('base64url');
      return postLaunch(stage, { id_token: `${header}.${body}.${signature}`, state: 'x' });
    });
    refuses('access denied by the platform', 'LTI-05', async () => {
      const login = await beginLogin(stage);
      return postLaunch(stage, { error: 'access_denied', state: login.state }, login.cookie);
    });
    refuses('no token', 'LTI-06', () => postLaunch(stage, { state: 'x' }));
    refuses('no state', 'LTI-19', async () =>
      postLaunch(stage, { id_token: await sign(claimsOf(stage, role)) }),
    );
    refuses('an unknown state', 'LTI-19', async () =>
      postLaunch(stage, {
        id_token: await sign(claimsOf(stage, role, { nonce: 'n' })),
        state: 'x',
      }),
    );
    refuses('an LTI 1.1 form', 'LTI-32', () =>
      postLaunch(stage, { lti_message_type: 'basic-lti-launch-request', oauth_consumer_key: 'k' }),
    );
    refuses('a login of more than ten minutes ago', 'LTI-21', async () => {
      const login = await beginLogin(stage);
      stage.clock.now = new Date(stage.clock.now.getTime() + 601_000);
      const token = await sign(claimsOf(stage, role, { nonce: login.nonce }));
      return postLaunch(stage, { id_token: token, state: login.state }, login.cookie);
    });
  });
}

describe('a launch that nobody may repeat', () => {
  it('refuses the same state with another token, and the same token with another state', async () => {
    const stage = await createStage();
    const login = await beginLogin(stage);
    const token = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce }));
    const first = await postLaunch(stage, { id_token: token, state: login.state }, login.cookie);
    expect(first.status).to.equal(303);

    const fresh = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce, jti: 'b' }));
    const again = await postLaunch(stage, { id_token: fresh, state: login.state }, login.cookie);
    expect(again.status).to.equal(409);
    const other = await beginLogin(stage);
    const moved = await postLaunch(stage, { id_token: token, state: other.state }, other.cookie);
    expect(moved.text).to.contain('LTI-18');
    expect(stage.launches).to.have.length(1);
  });

  it('refuses a token for another registration of the same tool', async () => {
    const stage = await createStage();
    await stage.store.saveRegistration({ ...stage.registration, clientId: 'client-2' });
    const login = await beginLogin(stage, { client_id: 'client-2' });
    const token = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce }));

    const response = await postLaunch(stage, { id_token: token, state: login.state }, login.cookie);

    expectRefusal(stage, response, 'LTI-14');
  });

  it('fetches the keys at most once in 30 s, whatever key ids arrive', async () => {
    const stage = await createStage();
    for (let index = 0; index < 20; index += 1)
      await launch(stage, claimsOf(stage, 'Learner'), { header: { kid: `made-up-${index}` } });

    expect(stage.calls.filter(({ address }) => address.endsWith('/keys'))).to.have.length(1);
  });
});
