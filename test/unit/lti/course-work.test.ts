import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createEgress, type Egress } from '#lti/egress.js';
import { LmsError } from '#lti/lms-error.js';
import type { LmsWork, SealedGrant } from '#lti/rest/types.js';
import { createWork } from '#lti/rest/work-reader.js';
import { restToken } from '#lti/sandbox/rest-routes.js';
import { createSandbox, type Platform, type Shape } from '#lti/sandbox/sandbox.js';
import { createVault } from '#lti/secrets.js';

const PAGES: Record<Shape, (number: number) => string> = {
  canvas: (number) => `/courses/101/assignments/${number}`,
  moodle: (number) => `/mod/assign/view.php?id=${number}`,
  schoology: (number) => `/assignment/${number}/info`,
};
const SHAPES = ['canvas', 'moodle', 'schoology'] as const;

describe('course work, as three systems tell it', () => {
  let server: Server;
  let origin: string;
  let egress: Egress;
  let work: LmsWork;
  let platforms: Platform[];
  /** What the next requests are answered with, instead of what is so. */
  let spoiled: ((response: express.Response) => void) | undefined;

  before(async () => {
    const app = express();
    server = createServer(app);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://lms.localhost:${(server.address() as AddressInfo).port}`;
    const sandbox = await createSandbox({ origin, toolOrigin: 'http://pathlight.localhost' });
    app.use((_request, response, next) => {
      if (spoiled) spoiled(response);
      else next();
    });
    app.use(sandbox.app);
    ({ platforms } = sandbox);
    egress = createEgress({
      ...{ userAgent: 'Pathlight/0.1', allowLoopbackHttp: true },
      assertNoTransaction: () => undefined,
    });
    const vault = createVault('only-for-tests-0123456789abcdefghijklmnop', randomBytes);
    work = createWork({ egress, vault, now: () => new Date() });
  });
  afterEach(() => {
    spoiled = undefined;
  });
  after(async () => {
    await egress.close();
    server.close();
  });

  const of = (shape: Shape, token?: string) => {
    const platform = platforms.find((one) => one.shape === shape)!;
    const site = `${origin}/${shape}`;
    const grant: SealedGrant = {
      ...{ kind: shape, site, sealedToken: work.seal(token ?? restToken(platform)) },
    };
    const { id: sub } = platform.person('Maya Okafor');
    const question = (number: number, page = PAGES[shape]) => ({
      ...{ url: site + page(number), contextId: '5550001', sub },
    });
    const set = (number: number, state: 'draft' | 'submitted' | 'graded', points?: number) =>
      platform.state.work.set(`${number} ${sub}`, { state, points: points ?? null, maximum: 10 });
    return { platform, site, grant, question, set };
  };
  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: unknown) => error as LmsError,
    );

  for (const shape of SHAPES) {
    it(`B1: ${shape}: not begun, handed in, and graded with its number`, async () => {
      const { grant, question, set } = of(shape);
      set(12, 'submitted');
      set(13, 'graded', 8.5);
      await work.probe(grant);
      expect(await work.read(grant, question(11))).to.deep.equal({
        ...{ state: 'open', points: null, maximum: null },
      });
      expect(await work.read(grant, question(12))).to.deep.equal({
        ...{ state: 'handed-in', points: null, maximum: null },
      });
      expect(await work.read(grant, question(13))).to.deep.equal({
        ...{ state: 'graded', points: 8.5, maximum: 10 },
      });
    });

    it(`B1: ${shape}: nobody of that id is nothing found, and a wrong token is refused`, async () => {
      const { grant, question } = of(shape);
      expect(await work.read(grant, { ...question(11), sub: '99999999' })).to.equal(null);
      const wrong = of(shape, 'wrong-key:wrong-secret').grant;
      for (const asking of [work.probe(wrong), work.read(wrong, question(11))]) {
        const error = await failure(asking);
        expect(error).to.be.instanceOf(LmsError);
        expect(error!.status).to.be.oneOf([401, 403]);
        expect(error!.isTransient).to.equal(false);
      }
    });

    it(`B1: ${shape}: an LMS that is down may be asked again; one that talks nonsense is not believed`, async () => {
      const { grant, question } = of(shape);
      spoiled = (response) => response.status(503).send('down');
      expect((await failure(work.read(grant, question(11))))!.isTransient).to.equal(true);
      spoiled = (response) => response.status(429).set('retry-after', '30').json({});
      expect((await failure(work.read(grant, question(11))))!.retryAfterMs).to.equal(30_000);
      for (const nonsense of ['<html>', '[]', '{"workflow_state":5,"revision":"x"}', '"text"']) {
        spoiled = (response) => response.type('json').send(nonsense);
        const error = await failure(work.read(grant, question(11)));
        expect(error, nonsense).to.be.instanceOf(LmsError);
        expect(error!.isTransient).to.equal(false);
      }
    });
  }

  it('B1: the token goes to the district’s own site only, and to pages of work only', () => {
    for (const shape of SHAPES) {
      const { grant, question, site } = of(shape);
      expect(work.canRead(grant, question(11)), shape).to.equal(true);
      const path = PAGES[shape](11);
      for (const url of [
        ...[
          `https://evil.example${path}`,
          `${origin}${path}`,
          `${site}x${path}`,
          `${site}/other/11`,
        ],
        ...[`http://lms.localhost:1/${shape}${path}`, 'javascript:alert(1)', 'not an address'],
      ])
        expect(work.canRead(grant, { ...question(11), url }), url).to.equal(false);
    }
  });

  it('B1: ids that the system’s API does not know are not guessed at', () => {
    for (const shape of ['moodle', 'schoology'] as const) {
      const { grant, question } = of(shape);
      expect(work.canRead(grant, { ...question(11), sub: '1c0d5e77-3b7e' })).to.equal(false);
    }
    const { grant, question } = of('schoology');
    expect(work.canRead(grant, { ...question(11), contextId: 'a-course' })).to.equal(false);
  });

  it('B1: Moodle’s quizzes and pages are complete or not, without a grade', async () => {
    const { grant, question, set } = of('moodle');
    const page = (number: number) => `/mod/quiz/view.php?id=${number}`;
    set(901, 'graded', 7);
    expect(await work.read(grant, question(901, page))).to.deep.equal({
      ...{ state: 'handed-in', points: null, maximum: null },
    });
    expect(await work.read(grant, question(902, page))).to.equal(null);
  });

  it('B1: no words of a student are kept of the answer', async () => {
    const { grant, question, set } = of('canvas');
    set(14, 'submitted');
    expect(JSON.stringify(await work.read(grant, question(14)))).to.not.include('wrote');
  });

  it('B1: a token opens nothing when it was sealed for something else', async () => {
    const { grant, question } = of('canvas');
    const other = createVault('another-secret-0123456789abcdefghijklmnop', randomBytes);
    const sealedToken = other.seal('work-grant', 'x');
    const error = await failure(work.read({ ...grant, sealedToken }, question(11)));
    expect(error).to.include({ status: 401, isTransient: false });
  });
});
