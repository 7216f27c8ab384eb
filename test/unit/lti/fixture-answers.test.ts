import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import request from 'supertest';
import { NewAssignment } from '#contracts/assignments.js';
import { LmsError } from '#lti/lms-error.js';
import { createSandbox } from '#lti/sandbox/sandbox.js';
import type { DeepLinkSettings } from '#lti/types.js';
import { contentItem } from '#server/features/attach/content-items.js';
import type { PlacementRow } from '#server/features/attach/placement-records.js';
import { failure, json, withTokens } from './service-stage.js';
import { ISSUER, type Stage } from './stage.js';

/** What a tool answered to a real Moodle 4.5 and what Moodle answered, recorded there. */
const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'lti', 'moodle-site');
const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

const DL = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
const ITEMS = `${DL}content_items`;

type Fields = Record<string, unknown>;
interface Recorded {
  return_url: string;
  payload: Fields & { [ITEMS]: Fields[] };
}

const answerOf = (name: string) => read(name) as Recorded;

/** As this Moodle offers them. */
const SETTINGS: DeepLinkSettings = {
  returnUrl: `${ISSUER}/mod/lti/contentitem_return.php?course=2&id=1&sesskey=abc`,
  acceptTypes: ['ltiResourceLink'],
  documentTargets: ['frame', 'iframe', 'window'],
  ...{ acceptsMultiple: true, acceptsLineItem: true, autoCreate: false },
};

const at = new Date('2026-10-05T09:00:00Z');
/** A placement of ours for what was handed to Moodle. */
const placementOf = (recorded: Fields): PlacementRow => ({
  ...{
    id: '019a0000-0000-7000-8000-0000000000f1',
    course_id: '',
    kind: 'reflection',
    target: null,
  },
  assignment_id: '019a0000-0000-7000-8000-0000000000f2',
  title: String(recorded.title),
  max_points: (recorded.lineItem as { scoreMaximum: number } | undefined)?.scoreMaximum ?? null,
  ...{ available_from: at, available_until: at, submit_from: at, due_at: at, created_at: at },
});

/** What we would have answered in its place. */
async function ourAnswer(
  items: Fields[],
): Promise<{ action: string; payload: Fields; items: Fields[] }> {
  const stage = await withTokens('moodle');
  const [deployment] = await stage.store.listDeployments();
  const form = await stage.lti.services.answerDeepLink(
    { registrationId: stage.registration.id, deploymentId: deployment!.id },
    SETTINGS,
    items.map((item) =>
      contentItem(placementOf(item), 'Write & <b>more</b>', 'https://plan.test', SETTINGS),
    ),
    'picked',
  );
  const payload = decodeJwt<Fields>(form.fields.JWT!);
  return { action: form.action, payload, items: payload[ITEMS] as Fields[] };
}

/** Every field with its kind of value: `lineItem.scoreMaximum number`. */
function shapeOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [`${path} ${Array.isArray(value) ? 'list' : typeof value}`];
  return Object.entries(value).flatMap(([name, part]) =>
    // Their names are each tool's own.
    path.endsWith('custom')
      ? [`${path}.* ${typeof part}`]
      : shapeOf(part, path ? `${path}.${name}` : name),
  );
}

describe('deep-linking answers that a real Moodle took', () => {
  const taken = ['dl-response-one', 'dl-response-two', 'dl-response-plain'];
  const fields = new Set(
    taken.flatMap((name) => answerOf(name).payload[ITEMS].flatMap((item) => shapeOf(item))),
  );
  // Moodle drops dates; an answer that it took had the end of each span only for handing in.
  fields.add('submission.startDateTime string');

  for (const name of [...taken, 'dl-response-none'])
    it(`LTI-C41: ${name}: ours has its claims, its number of links, and no field that it had not`, async () => {
      const recorded = answerOf(name);
      const ours = await ourAnswer(recorded.payload[ITEMS]);
      expect(ours.action).to.equal(SETTINGS.returnUrl);
      expect(Object.keys(ours.payload)).to.include.members(Object.keys(recorded.payload));
      for (const claim of [`${LTI}message_type`, `${LTI}version`])
        expect(ours.payload[claim]).to.equal(recorded.payload[claim]);
      expect(ours.payload.nonce).to.be.a('string').with.length.above(15);
      expect(ours.items.length).to.equal(recorded.payload[ITEMS].length);
      expect(
        ours.items.flatMap((item) => shapeOf(item)).filter((one) => !fields.has(one)),
      ).to.deep.equal([]);
      expect(ours.items.map(({ title }) => title)).to.deep.equal(
        recorded.payload[ITEMS].map(({ title }) => title),
      );
      expect(ours.items.map((item) => 'lineItem' in item)).to.deep.equal(
        recorded.payload[ITEMS].map((item) => 'lineItem' in item),
      );
    });

  it('dl-response-nourl: a link without an address opened the tool’s start; each of ours names its own', async () => {
    const [recorded] = answerOf('dl-response-nourl').payload[ITEMS];
    expect(recorded).not.to.have.property('url');
    const { items } = await ourAnswer([recorded!]);
    expect(items[0]?.url).to.match(/^https:\/\/plan\.test\/lti\/launch\?ref=[0-9a-f-]{36}$/);
  });
});

describe('what a real Moodle refused or bent', () => {
  const [odd] = answerOf('dl-response-odd').payload[ITEMS] as [Fields];
  const lineItem = odd.lineItem as { scoreMaximum: number; resourceId: string };

  it('dl-response-odd: more than 100 points stop the teacher’s save there, so they stop before that here', () => {
    const input = { title: 'Look back', blocks: [{ prompt: 'What?' }], grading: 'points' };
    const refused = NewAssignment.safeParse({ ...input, maxPoints: lineItem.scoreMaximum });
    expect(refused.error?.issues.map(({ path }) => path.join('.'))).to.deep.equal(['maxPoints']);
    expect(NewAssignment.safeParse({ ...input, maxPoints: 12.5 }).success).to.equal(false);
    expect(NewAssignment.safeParse({ ...input, maxPoints: 100 }).success).to.equal(true);
  });

  it('dl-response-odd: our own data has no key or value that comes back twice, cut or changed', async () => {
    const bent = Object.entries(odd.custom as Fields);
    const isSafe = ([key, value]: [string, unknown]) =>
      /^[a-z][a-z0-9_]*$/.test(key) && typeof value === 'string' && /^[^\n]+$/.test(value);
    expect(bent.filter((entry) => !isSafe(entry)).map(([key]) => key)).to.include.members([
      ...['itemId', 'x-y', 'nl', 'empty', 'num', 'bool'],
    ]);
    const { items } = await ourAnswer([{ ...odd, lineItem: { scoreMaximum: 10 } }]);
    expect(
      Object.entries(items[0]!.custom as Fields).filter((entry) => !isSafe(entry)),
    ).to.deep.equal([]);
    expect((items[0]!.lineItem as typeof lineItem).resourceId.length).to.be.below(
      lineItem.resourceId.length,
    );
    expect(items[0]!.title).to.equal('Odd ņ <i>&</i> "q"');
  });
});

interface Exchange {
  request: { method: 'GET' | 'PUT'; url: string; headers: Record<string, string>; body?: Fields };
  response: { status: number; headers: Record<string, string>; body: Fields };
}

const exchangeOf = (name: string) => read(name) as Exchange;

describe('one column of a real Moodle', () => {
  for (const name of ['ags-lineitem-get', 'ags-lineitem-put'])
    it(`${name}: the sandbox answers as it did, in the same words for the same things`, async () => {
      const { request: asked, response: answered } = exchangeOf(name);
      const sandbox = await createSandbox({
        origin: 'http://lms.test',
        toolOrigin: 'http://tool.test',
      });
      const { state } = sandbox.platform('moodle');
      const scopes = ['https://purl.imsglobal.org/spec/lti-ags/scope/lineitem'];
      state.tokens.set('t', { clientId: 'c', scopes, expiresAt: Date.now() + 60_000 });
      const { label, resourceId, tag, scoreMaximum } = exchangeOf('ags-lineitem-get').response
        .body as Record<'label' | 'resourceId' | 'tag', string> & { scoreMaximum: number };
      state.lineItems.set('2', {
        ...{ id: '2', courseId: '1', isCoupled: true, resourceLinkId: '1' },
        ...{ label, resourceId, tag, scoreMaximum },
      });
      const path = '/moodle/mod/lti/services.php/1/lineitems/2/lineitem?type_id=7';
      const call = request(sandbox.app)[asked.method === 'GET' ? 'get' : 'put'](path);
      for (const [header, value] of Object.entries({ ...asked.headers, authorization: 'Bearer t' }))
        call.set(header, value);
      const reply = await call.send(asked.body && JSON.stringify(asked.body));
      expect(reply.status).to.equal(answered.status);
      expect(reply.headers['content-type']).to.equal(answered.headers['content-type']);
      const said = reply.body as Fields;
      for (const field of ['label', 'scoreMaximum', 'resourceId', 'tag'])
        expect(said[field], field).to.equal(answered.body[field]);
      // Its path is theirs, its form the same: the item's own address, with the tool's number.
      expect(said.id).to.match(
        /\/mod\/lti\/services\.php\/\d+\/lineitems\/\d+\/lineitem\?type_id=\d+$/,
      );
      expect(answered.body.id).to.match(
        /\/mod\/lti\/services\.php\/\d+\/lineitems\/\d+\/lineitem\?type_id=\d+$/,
      );
      const wrongType = request(sandbox.app).put(path).set('authorization', 'Bearer t');
      await wrongType.set('content-type', 'application/json').send('{}').expect(400);
    });

  it('ags-lineitem-get, ags-lineitem-put: two columns with one resource id are both read, each with its own tag', async () => {
    const bodies = ['ags-lineitem-get', 'ags-lineitem-put'].map(
      (name) => exchangeOf(name).response.body,
    );
    const stage = await withTokens('moodle');
    stage.answers.set(`${ISSUER}/items`, () => json(bodies));
    const items = await stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`);
    expect(items.map(({ resourceId, tag }) => [resourceId, tag])).to.deep.equal([
      ['res-1', 'originality'],
      ['res-1', 'extra2'],
    ]);
  });
});

describe('a real Moodle’s answers to a request for access', () => {
  const cases = read('token-edge-cases') as Record<string, [status: number, body: string]>;

  const ask = async (stage: Stage) =>
    failure(stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`));

  for (const [name, [status, body]] of Object.entries(cases))
    it(`token-edge-cases ${name}: an answer without a token opens nothing, and is not remembered`, async () => {
      const stage = await withTokens('moodle');
      const fresh = stage.answers.get(`${ISSUER}/token`)!;
      stage.answers.set(`${ISSUER}/token`, () => ({ status, text: body }));
      stage.answers.set(`${ISSUER}/items`, () => json([]));
      const error = await ask(stage);
      expect(error).to.be.instanceOf(LmsError);
      // Where Moodle refuses, its reason is kept for the log.
      if (status !== 200) expect(error).to.include({ status, answer: body });
      expect(stage.calls.filter(({ address }) => address.endsWith('/items'))).to.deep.equal([]);
      stage.answers.set(`${ISSUER}/token`, fresh);
      expect(await ask(stage)).to.equal(undefined);
    });

  it('LTI-C7: token-edge-cases skew_future_iat: a second ahead is refused there, so ours is stamped a little back', async () => {
    expect(cases.skew_future_iat?.[1]).to.contain('Cannot handle token with iat prior to');
    const stage = await withTokens('moodle');
    stage.answers.set(`${ISSUER}/items`, () => json([]));
    await ask(stage);
    const { body } = stage.calls.find(({ address }) => address.endsWith('/token'))!;
    const { iat, exp } = decodeJwt(new URLSearchParams(body).get('client_assertion')!);
    const now = stage.clock.now.getTime() / 1_000;
    expect(iat).to.be.below(now - 1);
    // It takes any lifetime (`exp_2h`, `no_exp`); a short one is what others ask for.
    expect(exp! - iat!).to.be.within(60, 600);
  });
});
