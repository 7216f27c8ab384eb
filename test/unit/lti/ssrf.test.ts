import { expect } from 'chai';
import express from 'express';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { createEgress, type Egress } from '#lti/egress.js';
import { createLti, type Lti } from '#lti/lti.js';
import type { Registration } from '#lti/ports.js';
import { createMemoryStore } from './memory-store.js';

const GOOD = 'https://good.example';
const TOOL = 'https://pathlight.example';

/**
 * Hosts that lead to this machine, to the neighbourhood or to a cloud's metadata, however written. The
 * canary listens on this machine's loopback, where names lead by the test's name server.
 */
const HOSTS = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.0.0.1.', '127.255.255.254', '2130706433', '0x7f000001'],
  ...['0x7f.0.0.1', '0x7f.1', '0177.0.0.1', '017700000001', '0177.1', '%31%32%37.0.0.1'],
  ...['１２７.0.0.1', '127。0。0。1', '0.0.0.0', '0', '10.0.0.1', '172.16.0.1', '192.168.0.1'],
  ...['100.64.0.1', '169.254.169.254', '2852039166', '0xa9fea9fe', '168.63.129.16.nip.example'],
  ...[
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '[::1]',
    '[::]',
    '[0:0:0:0:0:0:0:1]',
  ],
  ...['[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]'],
  ...['[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]'],
  ...['[fd00:ec2::254]', '[ff02::1]', '[fec0::1]', 'localhost', 'LOCALHOST', 'localhost.'],
  ...[
    'sub.localhost',
    'ｌｏｃａｌｈｏｓｔ',
    'metadata.google.internal',
    'inside',
    'rebind.example',
  ],
  ...['rebind.example.', 'xn--rebind-x.example', 'user@rebind.example', 'good.example@127.0.0.1'],
  ...['good.example:x@127.0.0.1', 'good.example\\@127.0.0.1', 'good.example#@127.0.0.1'],
];
/** The last look at a name gives another answer than the first: inside, mixed, inside written as v6. */
const ANSWERS = [['127.0.0.1'], ['93.184.216.34', '127.0.0.1'], ['::ffff:127.0.0.1'], ['::1']];

interface Scene {
  lti: Lti;
  app: express.Express;
  store: ReturnType<typeof createMemoryStore>;
  connections(): number;
  port: number;
  calls: string[];
}

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const page of pages) expect(page).to.not.equal(undefined);
}

/** Fixed answers for the good host; everything else goes through the real client. */
function guarded(real: Egress, configuration: () => object, calls: string[]): Egress {
  return {
    async send(address, call) {
      calls.push(address);
      const known = {
        [`${GOOD}/config`]: configuration,
        [`${GOOD}/token`]: () => ({ access_token: 'token', expires_in: 3_600 }),
      }[address];
      if (!known) return real.send(address, call);
      return { status: 200, headers: {}, text: JSON.stringify(known()) };
    },
    close: () => real.close(),
  };
}

describe('LTI: addresses from outside lead nowhere inside', function () {
  this.timeout(30_000);
  let canary: Server;
  let scene: Scene;
  let registrationAddress = '';
  let template: Registration;
  let looks = 0;

  before(async () => {
    let connections = 0;
    canary = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => canary.listen(0, '::', done));
    const calls: string[] = [];
    const real = createEgress({
      userAgent: 'Pathlight/test',
      allowLoopbackHttp: false,
      assertNoTransaction: () => undefined,
      totalMs: 3_000,
      resolve: (_name, _all, done) => {
        const addresses = ANSWERS[(looks += 1) % ANSWERS.length]!;
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    });
    const configuration = () => ({
      issuer: GOOD,
      authorization_endpoint: `${GOOD}/auth`,
      registration_endpoint: registrationAddress,
      jwks_uri: `${GOOD}/keys`,
      token_endpoint: `${GOOD}/token`,
    });
    const store = createMemoryStore();
    const nowhere = () => Promise.reject(new Error('no launches here'));
    const quiet = () => undefined;
    const lti = createLti({
      ...{ publicUrl: TOOL, store, secretKey: 'only-for-tests-0123456789abcdefghijklmnop' },
      ...{ allowLoopbackHttp: false, assertNoTransaction: quiet, now: () => new Date() },
      ...{ log: { info: quiet, warn: quiet, error: quiet }, onLaunch: nowhere, onRepeat: nowhere },
      egress: guarded(real, configuration, calls),
      sleep: () => Promise.resolve(),
    });
    const app = express().use('/lti', lti.router);
    const port = (canary.address() as AddressInfo).port;
    scene = { lti, app, store, connections: () => connections, port, calls };
    template = await lti.registerPlatform({
      ...{ issuer: GOOD, clientId: 'client', name: 'Good', family: 'other', serviceHosts: [] },
      ...{ authEndpoint: `${GOOD}/auth`, tokenEndpoint: `${GOOD}/token`, jwksUrl: `${GOOD}/keys` },
    });
    // Its key is in memory from here on, and serves every platform below.
    await lti.services.listLineItems(template.id, `${GOOD}/items`).catch(quiet);
  });
  after(async () => {
    await scene.lti.close();
    await new Promise((done) => canary.close(done));
  });

  /** A platform that an administrator registered with this address in it, and allowed its host. */
  async function platform(changes: Partial<Registration>, evil: string): Promise<Registration> {
    const hosts = URL.canParse(evil) ? [new URL(evil).host] : [];
    const issuer = `https://lms-${Math.random()}.example`;
    return scene.store.saveRegistration({ ...template, issuer, serviceHosts: hosts, ...changes });
  }
  const failed = (work: Promise<unknown>) =>
    work.then(
      () => false,
      () => true,
    );
  const launchWith = async ({ issuer, clientId }: Registration) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: issuer, aud: clientId })}.AAAA`;
    const answer = await request(scene.app)
      .post('/lti/launch')
      .type('form')
      .send({ id_token: token, state: 's' });
    return answer.status === 424;
  };
  const register = async (configuration: string) => {
    const invitation = new URL(await scene.lti.invite(null)).searchParams.get('invitation')!;
    const query = { openid_configuration: configuration, invitation };
    const { status } = await request(scene.app).get('/lti/register').query(query);
    return status >= 400 && status < 500;
  };
  const service = (
    evil: string,
    call: (id: string) => Promise<unknown>,
    changes: Partial<Registration> = {},
  ) => platform(changes, evil).then(({ id }) => failed(call(id)));
  const score = { sub: 's', points: 1, maxPoints: 1, timestamp: new Date(), isUpdate: false };

  const INPUTS: Record<string, (evil: string) => Promise<boolean>> = {
    'openid-configuration': (evil) => register(evil),
    'registration endpoint': (evil) => {
      registrationAddress = evil;
      return register(`${GOOD}/config`);
    },
    'key set': async (evil) => launchWith(await platform({ jwksUrl: evil }, evil)),
    'token endpoint': (evil) =>
      service(evil, (id) => scene.lti.services.listLineItems(id, `${GOOD}/items`), {
        tokenEndpoint: evil,
      }),
    'class list': (evil) => service(evil, (id) => drain(scene.lti.services.fetchRoster(id, evil))),
    'line items': (evil) => service(evil, (id) => scene.lti.services.listLineItems(id, evil)),
    scores: (evil) => service(evil, (id) => scene.lti.services.sendScore(id, evil, score)),
    results: (evil) => service(evil, (id) => scene.lti.services.readResult(id, evil, 's')),
  };

  it('the canary is where those addresses lead', async () => {
    const inside = createEgress({
      userAgent: 'x',
      allowLoopbackHttp: true,
      assertNoTransaction: () => undefined,
    });
    await failed(inside.send(`http://127.0.0.1:${scene.port}/`));
    await inside.close();
    expect(scene.connections()).to.equal(1);
  });

  for (const [input, tryAddress] of Object.entries(INPUTS))
    it(`LTI-2.3: ${HOSTS.length} ways to write a host × ${input}: refused, no connection`, async () => {
      const before = scene.connections();
      const taken: string[] = [];
      for (const host of HOSTS)
        for (const evil of [`https://${host}:${scene.port}/x`, `http://${host}:${scene.port}/x`])
          if (!(await tryAddress(evil))) taken.push(evil);
      for (const host of HOSTS) if (!(await tryAddress(`https://${host}/x`))) taken.push(host);
      expect(taken).to.deep.equal([]);
      expect(scene.connections()).to.equal(before);
    });
});
