import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { LmsError } from '#lti/lms-error.js';
import { nextPage } from '#lti/services/link-header.js';
import { classifyRoles } from '#lti/roles.js';
import type { Score } from '#lti/types.js';
import { wholeRoster } from '../../support/roster.js';
import { failure, json, withTokens } from './service-stage.js';
import { createStage, ISSUER, type Stage, TOOL } from './stage.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'lti');
type Family = 'canvas' | 'moodle' | 'schoology';
/** `moodle-site` was recorded at a real Moodle 4.5, the others are made after captures and source. */
const FOLDERS: [folder: string, family: Family][] = [
  ['canvas', 'canvas'],
  ['moodle', 'moodle'],
  ['schoology', 'schoology'],
  ['moodle-site', 'moodle'],
];

interface Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body?: object };
  response: { status: number; headers: Record<string, string>; body: unknown };
}
interface Refused {
  when: string;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  reason?: string;
}
interface RecordedItem {
  label: string;
  resourceId: string;
  tag: string;
  scoreMaximum: number;
}
interface RecordedScore {
  scoreGiven: number;
  scoreMaximum: number;
  comment: string;
  timestamp: string;
}
type Members = { members: { user_id: string | number; roles: string[]; name?: string }[] };

/** The recorded Moodle ran on plain http; a registered platform is asked by https only. */
const read = (file: string): unknown =>
  JSON.parse(
    readFileSync(join(FOLDER, file), 'utf8').replaceAll(
      'http://localhost:57080',
      'https://moodle.site.example',
    ),
  );
const filesOf = (pattern: RegExp) =>
  FOLDERS.flatMap(([folder, family]) =>
    readdirSync(join(FOLDER, folder))
      .filter((file) => pattern.test(file))
      .map((file) => ({ family, file: `${folder}/${file}` })),
  );
const SCORE: Score = {
  sub: 'b7e4b1c2-5a0d-4f0c-9d31-6f2f1f6c7a10',
  points: 3,
  maxPoints: 4,
  comment: 'Goal met for October.',
  timestamp: new Date('2026-10-14T15:04:05.123Z'),
  submittedAt: new Date('2026-10-14T15:01:40.000Z'),
  isUpdate: false,
};

/** A platform of this family that answers as it was recorded, and nothing else. */
async function replay(family: Family, { request, response }: Exchange): Promise<Stage> {
  const stage = await withTokens(family);
  const serviceHosts = [new URL(request.url).host];
  await stage.store.saveRegistration({ ...stage.registration, serviceHosts });
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  // Only the recorded page: what comes after it is another recording.
  const isLast = { ...headers, ...(headers.link && { link: '' }) };
  stage.answers.set(request.url.split('?')[0]!, () => ({
    ...json(response.body, isLast),
    status: response.status,
  }));
  return stage;
}

/** What we sent there, in the terms of the recording. */
function sent(stage: Stage, { request }: Exchange) {
  const call = stage.calls.find(({ address }) => address.startsWith(request.url.split('?')[0]!));
  return {
    method: call?.method,
    accept: call?.headers?.accept,
    contentType: call?.headers?.['content-type'],
    body: JSON.parse(call?.body ?? '{}') as Record<string, unknown>,
  };
}

const headerOf = ({ request }: Exchange, name: string) =>
  Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1];

describe('recorded class lists', () => {
  for (const { family, file } of filesOf(/^nrps(?!.*-token)/))
    it(`${file}: every person is read, with the part they have in the course`, async () => {
      const exchange = read(file) as Exchange;
      const stage = await replay(family, exchange);
      const pages = stage.lti.services.fetchRoster(stage.registration.id, exchange.request.url);
      const { members, skipped } = await wholeRoster(pages);
      const { members: listed } = exchange.response.body as Members;
      expect(skipped).to.equal(0);
      expect(members.map(({ sub }) => sub)).to.deep.equal(
        listed.map(({ user_id: id }) => String(id)),
      );
      expect(members.map(({ courseRole }) => courseRole)).to.deep.equal(
        listed.map(({ roles }) => classifyRoles(roles).courseRole),
      );
      expect(members.map(({ name }) => name ?? null)).to.deep.equal(
        listed.map(({ name }) => name ?? null),
      );
      expect(members.every(({ courseRole }) => courseRole !== 'none')).to.equal(true);
      expect(sent(stage, exchange).accept).to.equal(headerOf(exchange, 'accept'));
    });
});

describe('recorded gradebooks', () => {
  for (const { family, file } of filesOf(/^(ags-)?lineitems(?!.*-token)/))
    it(`${file}: every column is read`, async () => {
      const exchange = read(file) as Exchange;
      const stage = await replay(family, exchange);
      const items = await stage.lti.services.listLineItems(
        stage.registration.id,
        exchange.request.url,
      );
      const listed = exchange.response.body as { id: string; label: string }[];
      expect(items.map(({ url, label }) => ({ id: url, label }))).to.deep.equal(
        listed.map(({ id, label }) => ({ id, label })),
      );
      expect(sent(stage, exchange).accept).to.equal(headerOf(exchange, 'accept'));
    });

  for (const { family, file } of filesOf(/^(ags-)?lineitem(-post)?\./))
    it(`${file}: a column is made in the form that was recorded`, async () => {
      const exchange = read(file) as Exchange;
      const stage = await replay(family, exchange);
      const { label, resourceId, tag, scoreMaximum } = exchange.request.body as RecordedItem;
      const made = await stage.lti.services.createLineItem(
        stage.registration.id,
        exchange.request.url,
        { label, scoreMaximum, resourceId, tag },
      );
      expect(made).to.include({
        ...{ url: (exchange.response.body as { id: string }).id, label, resourceId },
        scoreMaximum,
      });
      const call = sent(stage, exchange);
      expect(call.contentType).to.equal(headerOf(exchange, 'content-type'));
      expect(call.body).to.deep.include({ label, resourceId, tag, scoreMaximum });
    });

  for (const { family, file } of filesOf(/^(ags-)?results(?!-token)/))
    it(`LTI-C32: ${file}: a grade that is missing is not a zero`, async () => {
      const exchange = read(file) as Exchange;
      const stage = await replay(family, exchange);
      const lineItem = exchange.request.url.replace('/results', '').replace('limit=50', '');
      const results = await stage.lti.services.listResults(stage.registration.id, lineItem);
      const listed = exchange.response.body as { userId: string; resultScore?: number | null }[];
      expect(results.map(({ sub, points }) => [sub, points])).to.deep.equal(
        listed.map(({ userId, resultScore }) => [userId, resultScore ?? null]),
      );
      expect(sent(stage, exchange).accept).to.equal(headerOf(exchange, 'accept'));
    });

  for (const { family, file } of filesOf(/^(ags-)?score\./))
    it(`${file}: a score has every field that was recorded`, async () => {
      const exchange = read(file) as Exchange;
      const stage = await replay(family, exchange);
      const lineItem = exchange.request.url.replace('/scores', '');
      const { userId } = exchange.request.body as { userId: string };
      const { scoreGiven, scoreMaximum, comment, timestamp } = exchange.request
        .body as RecordedScore;
      await stage.lti.services.sendScore(stage.registration.id, lineItem, {
        ...{ ...SCORE, sub: userId, points: scoreGiven, maxPoints: scoreMaximum, comment },
        timestamp: new Date(timestamp),
      });
      const { contentType, body } = sent(stage, exchange);
      expect(contentType).to.equal(headerOf(exchange, 'content-type'));
      const plain = Object.entries(exchange.request.body ?? {}).filter(
        ([, value]) => typeof value !== 'object',
      );
      expect(body).to.deep.include(Object.fromEntries(plain));
      if (family === 'canvas')
        expect(body['https://canvas.instructure.com/lti/submission']).to.include({
          new_submission: true,
        });
    });
});

describe('recorded refusals of scores', () => {
  /** What another try could change, by status and family; all others are parked with a reason. */
  const isWorthAnotherTry = (family: Family, status: number) =>
    family === 'canvas' && status === 403;

  for (const { family, file } of filesOf(/^score-errors/))
    for (const refused of read(file) as Refused[])
      it(`LTI-C29: ${file}: ${refused.status}, ${refused.when}`, async () => {
        const url = `https://${family}.test/lineitems/1`;
        const exchange = {
          request: { method: 'POST', url: `${url}/scores`, headers: {} },
          response: { status: refused.status, headers: refused.headers ?? {}, body: {} },
        };
        const stage = await replay(family, exchange);
        const said = refused.body ?? refused.reason;
        const text = typeof said === 'string' ? said : JSON.stringify(said);
        stage.answers.set(`${url}/scores`, () => ({ status: refused.status, text }));
        const error = await failure(
          stage.lti.services.sendScore(stage.registration.id, url, SCORE),
        );
        expect(error).to.be.instanceOf(LmsError);
        expect(error).to.include({
          status: refused.status,
          isTransient: isWorthAnotherTry(family, refused.status),
        });
      });
});

describe('what a real Moodle answers', () => {
  it('LTI-C27: the next page is found behind curly quotes and escaped ampersands', () => {
    const { request, response } = read('moodle-site/ags-lineitems-paged.json') as Exchange;
    expect(nextPage(response.headers.link, request.url)).to.equal(
      `${request.url.replace('&limit=1', '')}&limit=1&from=1`,
    );
  });

  for (const { file } of filesOf(/token\.json$/))
    it(`${file}: a token is read although it is called a page`, async () => {
      const { response } = read(file) as Exchange;
      const stage = await withTokens('moodle');
      stage.answers.set(`${ISSUER}/token`, () => json(response.body, response.headers));
      stage.answers.set(`${ISSUER}/items`, () => json([]));
      const items = stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`);
      expect(await items).to.deep.equal([]);
      const { access_token: token } = response.body as { access_token: string };
      expect(stage.calls.at(-1)?.headers?.authorization).to.equal(`Bearer ${token}`);
    });

  it('registers us with the services that it offers', async () => {
    const stage = await createStage();
    const offer = read('moodle-site/openid-configuration.json') as Exchange;
    const made = read('moodle-site/registration.json') as Exchange;
    stage.answers.set(offer.request.url, () => json(offer.response.body));
    stage.answers.set(made.request.url, () => json(made.response.body));
    const invitation = await stage.lti.invite('7');
    const begun = read('moodle-site/registration-initiation.json') as { url: string };
    const page = await request(stage.app)
      .get(invitation.slice(TOOL.length))
      .query({
        ...Object.fromEntries(new URL(begun.url, TOOL).searchParams),
        openid_configuration: offer.request.url,
      });
    expect(page.status, page.text).to.equal(200);
    const { issuer } = offer.response.body as { issuer: string };
    const [registered] = await stage.store.findRegistrations(issuer, null);
    const { client_id: clientId } = made.response.body as { client_id: string };
    expect(registered).to.include({ family: 'moodle', clientId });
    const deployments = await stage.store.listDeployments();
    expect(deployments.find(({ registrationId }) => registrationId === registered!.id)).to.include({
      deployment: '1',
      tenantId: '7',
    });
  });
});

describe('what is handed back to a deep link', () => {
  it('schoology/deep-linking-response.json: ours has every claim of it', async () => {
    const recorded = read('schoology/deep-linking-response.json') as Record<string, unknown>;
    const stage = await withTokens('schoology');
    const items = 'https://purl.imsglobal.org/spec/lti-dl/claim/content_items';
    const [deployment] = await stage.store.listDeployments();
    const form = await stage.lti.services.answerDeepLink(
      { registrationId: stage.registration.id, deploymentId: deployment!.id },
      {
        returnUrl: `${ISSUER}/return`,
        acceptTypes: ['ltiResourceLink'],
        acceptsMultiple: true,
        acceptsLineItem: true,
        ...{ documentTargets: ['iframe'], autoCreate: false },
        data: String(recorded['https://purl.imsglobal.org/spec/lti-dl/claim/data']),
      },
      [],
    );
    const ours = decodeJwt(form.fields.JWT!);
    expect(Object.keys(ours)).to.include.members(Object.keys(recorded));
    expect(ours[items]).to.deep.equal([]);
    const same = Object.entries(recorded).filter(([name]) => /version|type|data/.test(name));
    expect(ours).to.deep.include(Object.fromEntries(same));
  });
});
