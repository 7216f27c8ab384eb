import { expect } from 'chai';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { createLti, type Lti } from '#lti/lti.js';
import { LmsError } from '#lti/lms-error.js';
import type { LtiStore } from '#lti/ports.js';
import { registrationAddress } from '#lti/sandbox/registration-routes.js';
import { createSandbox, type Platform, type Shape } from '#lti/sandbox/sandbox.js';
import { wholeRoster } from '../../support/roster.js';
import { createMemoryStore } from '../../unit/lti/memory-store.js';

interface Connected {
  lti: Lti;
  store: LtiStore;
  platform: Platform;
  registrationId: string;
  close(): void;
}

async function listen(app: Express): Promise<{ server: Server; port: number }> {
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as AddressInfo).port };
}

/** A tool and a sandbox LMS on two origins, connected the way that the LMS offers. */
async function connect(shape: Shape): Promise<Connected> {
  const [toolApp, sandboxApp] = [express(), express()];
  const [tool, lms] = [await listen(toolApp), await listen(sandboxApp)];
  const publicUrl = `http://pathlight.localhost:${tool.port}`;
  const origin = `http://lms.localhost:${lms.port}`;
  const store = createMemoryStore();
  const nothing = () => undefined;
  const lti = createLti({
    publicUrl,
    store,
    secretKey: 'only-for-tests-0123456789abcdefghijklmnop',
    allowLoopbackHttp: true,
    assertNoTransaction: nothing,
    now: () => new Date(),
    log: { info: nothing, warn: nothing, error: nothing },
    onLaunch: () => Promise.reject(new Error('no launches here')),
    onRepeat: () => Promise.resolve(null),
  });
  toolApp.use('/lti', lti.router);
  const sandbox = await createSandbox({ origin, toolOrigin: publicUrl });
  sandboxApp.use(sandbox.app);
  const platform = sandbox.platform(shape);
  if (platform.profile.paths.register) {
    const invitation = await lti.invite('7');
    const address = new URL(registrationAddress(platform, invitation));
    address.hostname = '127.0.0.1';
    const response = await fetch(address);
    expect(response.status, await response.text()).to.equal(200);
  } else {
    platform.registerManually({
      loginUrl: `${publicUrl}/lti/login`,
      launchUrl: `${publicUrl}/lti/launch`,
      redirectUris: [`${publicUrl}/lti/launch`],
      jwksUrl: `${publicUrl}/lti/keys`,
      domain: new URL(publicUrl).host,
    });
    const info = platform.registrationInfo();
    await lti.registerPlatform({ ...info, name: shape, family: shape, serviceHosts: [] });
  }
  const [registration] = await store.findRegistrations(platform.issuer, platform.clientId);
  return {
    ...{ lti, store, platform },
    registrationId: registration!.id,
    close() {
      for (const { server } of [tool, lms]) {
        server.closeAllConnections();
        server.close();
      }
      void lti.close();
    },
  };
}

for (const shape of ['canvas', 'moodle', 'schoology'] as const) {
  describe(`the services of a ${shape} over HTTP`, function () {
    this.timeout(30_000);
    let connected: Connected;
    before(async () => {
      connected = await connect(shape);
    });
    after(() => {
      connected.close();
    });

    it('registers with the family and a bound deployment', async () => {
      const { store, registrationId, platform } = connected;
      expect((await store.registrationById(registrationId))?.family).to.equal(shape);
      if (shape === 'schoology') return;
      const [deployment] = await store.listDeployments();
      expect(deployment).to.include({ deployment: platform.deploymentId, tenantId: '7' });
    });

    it('gives the whole class list, asking for one token', async () => {
      const { lti, platform, registrationId } = connected;
      platform.faults.pageSize = 3;
      const roster = await wholeRoster(
        lti.services.fetchRoster(registrationId, platform.serviceUrl('roster')),
      );
      expect(roster.pages).to.be.greaterThan(2);
      expect(roster.skipped).to.equal(0);
      const subs = roster.members.map(({ sub }) => sub);
      expect(new Set(subs).size).to.equal(subs.length);
      expect(subs).to.include(platform.person('student').id);
      expect(platform.state.requests.token).to.equal(1);
    });

    it('LTI-C18: tells sections inside the course, where it has them and knows our link', async () => {
      const { lti, platform, registrationId } = connected;
      const sectionsBy = async (linkId: string) => {
        const pages = lti.services.fetchRoster(
          registrationId,
          platform.serviceUrl('roster'),
          linkId,
        );
        const { members } = await wholeRoster(pages);
        expect(members).to.have.length.above(30);
        return new Set(members.flatMap(({ sections = [] }) => sections.map(({ name }) => name)));
      };
      const known = shape === 'canvas' ? ['Period 3', 'Period 5'] : [];
      expect([...(await sectionsBy(platform.courseLink().id))]).to.have.members(known);
      expect(await sectionsBy('taken-out')).to.have.length(0);
    });

    it('takes a line item and a score, and gives the result back', async () => {
      const { lti, platform, registrationId } = connected;
      const { services } = lti;
      const url = platform.serviceUrl('lineItems');
      const made = await services.createLineItem(registrationId, url, {
        label: 'Reflection',
        scoreMaximum: 10,
        resourceId: 'reflection-1',
      });
      const listed = await services.listLineItems(registrationId, url);
      expect(listed.map((item) => item.url)).to.include(made.url);
      const sub = platform.person('student').id;
      const score = {
        sub,
        points: 8,
        maxPoints: 10,
        comment: 'Good.',
        timestamp: new Date(),
        isUpdate: false,
      };
      await services.sendScore(registrationId, made.url, score);
      expect(await services.readResult(registrationId, made.url, sub)).to.deep.equal({
        sub,
        points: 8,
        maxPoints: 10,
        comment: 'Good.',
      });
      expect(platform.state.scores.at(-1)?.status).to.be.within(200, 299);
    });

    it('is told apart when it is busy and when it refuses', async () => {
      const { lti, platform, registrationId } = connected;
      const url = platform.serviceUrl('roster');
      const failing = async (status: number) => {
        platform.faults.services.roster = { status };
        const pages = lti.services.fetchRoster(registrationId, url);
        const error = await wholeRoster(pages).catch((cause: unknown) => cause);
        platform.faults.services = {};
        return error as LmsError;
      };
      expect(await failing(503))
        .to.be.instanceOf(LmsError)
        .and.to.include({ isTransient: true });
      expect(await failing(404)).to.include({ status: 404, isTransient: false });
    });
  });
}
