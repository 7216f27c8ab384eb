import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { createLocalJWKSet, type JWK, jwtVerify, SignJWT } from 'jose';
import request from 'supertest';
import { CANVAS_THROTTLE } from '#lti/sandbox/faults.js';
import { createSandbox, type Platform, type Sandbox, type Shape } from '#lti/sandbox/sandbox.js';

const ORIGIN = 'http://lms.localhost:4100';
const TOOL = 'http://pathlight.localhost:3000';
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const DEEP_LINK = 'https://purl.imsglobal.org/spec/lti-dl/claim/';
const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const ALL_SCOPES = [
  'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
].join(' ');
const ROSTER = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const toolKeys = {
  keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'tool', alg: 'RS256' } as JWK],
};
const clock = { now: new Date('2026-10-05T09:00:00Z') };
let sandbox: Sandbox;
let keyFetches = 0;

beforeEach(async () => {
  keyFetches = 0;
  sandbox = await createSandbox({
    origin: ORIGIN,
    toolOrigin: TOOL,
    now: () => clock.now,
    fetchKeys: async () => {
      keyFetches += 1;
      return toolKeys;
    },
  });
  for (const platform of sandbox.platforms)
    platform.registerManually({
      loginUrl: `${TOOL}/lti/login`,
      launchUrl: `${TOOL}/lti/launch`,
      redirectUris: [`${TOOL}/lti/launch`],
      jwksUrl: `${TOOL}/lti/keys`,
      domain: 'pathlight.localhost:3000',
    });
});

const path = (address: string) => address.slice(ORIGIN.length);
const seconds = () => Math.floor(clock.now.getTime() / 1000);

function sign(claims: Record<string, unknown>): Promise<string> {
  return new SignJWT({ iat: seconds(), exp: seconds() + 60, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'tool' })
    .sign(pair.privateKey);
}

async function askToken(platform: Platform, claims: Record<string, unknown> = {}) {
  const audience = platform.registrationInfo().tokenEndpoint;
  const ids = { iss: platform.clientId, sub: platform.clientId, aud: audience, jti: randomUUID() };
  return request(sandbox.app)
    .post(path(audience))
    .type('form')
    .send({
      grant_type: 'client_credentials',
      client_assertion_type: ASSERTION,
      client_assertion: await sign({ ...ids, ...claims }),
      scope: ALL_SCOPES,
    });
}

async function tokenFor(platform: Platform): Promise<string> {
  const reply = await askToken(platform);
  expect(reply.status).to.equal(200);
  return (JSON.parse(reply.text) as { access_token: string }).access_token;
}

/** Begins a launch and asks the authorization endpoint for the form. */
async function launch(platform: Platform, part: string, changes: Record<string, string> = {}) {
  const parameters = platform.loginParameters(platform.person(part), platform.course());
  return authorize(platform, parameters, changes);
}

const authorize = (
  platform: Platform,
  parameters: Record<string, string>,
  changes: Record<string, string> = {},
) =>
  request(sandbox.app)
    .get(`/${platform.shape}/auth`)
    .query({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: platform.clientId,
      redirect_uri: `${TOOL}/lti/launch`,
      login_hint: parameters.login_hint,
      lti_message_hint: parameters.lti_message_hint,
      nonce: 'nonce-1',
      state: 'state-1',
      ...changes,
    });

const field = (html: string, name: string) =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? '';

async function roster(platform: Platform, token: string, address: string) {
  return request(sandbox.app)
    .get(path(address))
    .set({ authorization: `Bearer ${token}`, accept: ROSTER, 'user-agent': 'Test' });
}

async function lineItem(platform: Platform, token: string): Promise<string> {
  const reply = await request(sandbox.app)
    .post(path(platform.serviceUrl('lineItems')))
    .set({ authorization: `Bearer ${token}`, 'user-agent': 'Test' })
    .type('application/vnd.ims.lis.v2.lineitem+json')
    .send(JSON.stringify({ label: 'Goals', scoreMaximum: 10, resourceId: 'goals' }));
  expect(reply.status).to.equal(201);
  return (JSON.parse(reply.text) as { id: string }).id;
}

async function score(
  platform: Platform,
  token: string,
  item: string,
  changes: Record<string, unknown> = {},
) {
  const [address = '', query = ''] = item.split('?');
  return request(sandbox.app)
    .post(`${path(address)}/scores${query && `?${query}`}`)
    .set({ authorization: `Bearer ${token}`, 'user-agent': 'Test' })
    .type('application/vnd.ims.lis.v1.score+json')
    .send(
      JSON.stringify({
        timestamp: '2026-10-05T09:00:00.100Z',
        userId: platform.person('student').id,
        scoreGiven: 4,
        scoreMaximum: 5,
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        ...changes,
      }),
    );
}

describe('sandbox', () => {
  it('refuses production', async () => {
    const refusal = await createSandbox({
      origin: ORIGIN,
      toolOrigin: TOOL,
      production: true,
    }).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(Error);
  });

  for (const shape of ['canvas', 'moodle', 'schoology'] as Shape[])
    it(`signs a launch that its own key set verifies (${shape})`, async () => {
      const platform = sandbox.platform(shape);
      const reply = await launch(platform, 'Maya Okafor');
      expect(reply.status).to.equal(200);
      expect(field(reply.text, 'state')).to.equal('state-1');
      const keys = await request(sandbox.app).get(path(platform.registrationInfo().jwksUrl));
      const set = createLocalJWKSet(keys.body as { keys: JWK[] });
      const { payload } = await jwtVerify(field(reply.text, 'id_token'), set, {
        issuer: `${ORIGIN}/${shape}`,
        audience: platform.clientId,
        currentDate: clock.now,
      });
      expect(payload.sub).to.equal(platform.person('student').id);
      expect(payload.name).to.equal('Maya Okafor');
      expect(payload.nonce).to.equal('nonce-1');
      expect(platform.state.requests.jwks).to.equal(1);
    });

  it('refuses an authorization request that does not match', async () => {
    const platform = sandbox.platform('canvas');
    const wrong = [
      { redirect_uri: `${TOOL}/lti/launch/` },
      { client_id: 'other' },
      { response_mode: 'query' },
      { nonce: '' },
      { login_hint: 'other' },
      { lti_message_hint: 'other' },
    ];
    for (const changes of wrong)
      expect((await launch(platform, 'student', changes)).status).to.equal(400);
  });

  it('takes a message hint once, like Moodle', async () => {
    const platform = sandbox.platform('moodle');
    const parameters = platform.loginParameters(platform.person('student'), platform.course());
    expect((await authorize(platform, parameters)).status).to.equal(200);
    expect((await authorize(platform, parameters)).status).to.equal(400);
  });

  it('gives administrators no course role, like Canvas', () => {
    const platform = sandbox.platform('canvas');
    const claims = platform.claimsFor(platform.person('admin'), platform.course());
    expect(JSON.stringify(claims[`${CLAIM}roles`])).not.to.contain('membership#');
  });

  it('pages the roster by Link header', async () => {
    const platform = sandbox.platform('canvas');
    const token = await tokenFor(platform);
    const first = await roster(platform, token, platform.serviceUrl('roster'));
    const { members } = first.body as { members: unknown[] };
    expect(members).to.have.length(50);
    const next = /<([^>]+)>; rel="next"/.exec(first.get('link') ?? '')?.[1] ?? '';
    const second = await roster(platform, token, next);
    expect((second.body as { members: unknown[] }).members).to.have.length(15);
    expect(second.get('link')).to.equal(undefined);
    expect(platform.state.requests.roster).to.equal(2);
  });

  it('withholds names and obeys faults when told to', async () => {
    const platform = sandbox.platform('schoology');
    const token = await tokenFor(platform);
    platform.faults.namesWithheld = true;
    const bare = await roster(platform, token, platform.serviceUrl('roster'));
    expect(bare.text).not.to.contain('Maya');
    platform.faults.services.roster = { status: 503, times: 1 };
    expect((await roster(platform, token, platform.serviceUrl('roster'))).status).to.equal(503);
    expect((await roster(platform, token, platform.serviceUrl('roster'))).status).to.equal(200);
  });

  it('breaks connections before and after its work, and slows callers down as Canvas does', async () => {
    const platform = sandbox.platform('canvas');
    const token = await tokenFor(platform);
    const ask = () => roster(platform, token, platform.serviceUrl('roster'));
    for (const cut of ['before', 'after'] as const) {
      platform.faults.services.roster = { cut, times: 1 };
      const error: unknown = await ask().then(
        () => null,
        (cause: unknown) => cause,
      );
      expect(error, cut).to.have.property('code', 'ECONNRESET');
    }
    platform.faults.services.roster = { ...CANVAS_THROTTLE, times: 1 };
    const slowed = await ask();
    expect(slowed.status).to.equal(403);
    expect(slowed.text).to.contain('Rate Limit Exceeded');
    platform.faults.services.roster = {
      answer: (_request, response) => response.type('json').send('{"members": ['),
      times: 1,
    };
    expect((await ask().catch(() => ({ status: 0 }))).status).not.to.equal(503);
    expect((await ask()).status).to.equal(200);
  });

  it('gives tokens to the right client only, and fetches its keys once', async () => {
    const platform = sandbox.platform('canvas');
    await tokenFor(platform);
    await tokenFor(platform);
    expect(keyFetches).to.equal(1);
    expect((await askToken(platform, { aud: 'https://elsewhere.example' })).status).to.equal(401);
    const moodle = sandbox.platform('moodle');
    expect((await askToken(moodle, { iat: seconds() + 2 })).status).to.equal(400);
    expect((await roster(platform, 'wrong', platform.serviceUrl('roster'))).status).to.equal(401);
  });

  it('refuses two scores within one second, and empties an ungraded cell, like Moodle', async () => {
    const platform = sandbox.platform('moodle');
    const token = await tokenFor(platform);
    const item = await lineItem(platform, token);
    expect(item).to.contain('?type_id=7');
    expect((await score(platform, token, item)).status).to.equal(200);
    expect([...platform.state.grades.values()][0]?.score).to.equal(8);
    const sameSecond = { timestamp: '2026-10-05T09:00:00.900Z' };
    expect((await score(platform, token, item, sameSecond)).status).to.equal(409);
    const manual = { timestamp: '2026-10-05T09:00:01Z', gradingProgress: 'PendingManual' };
    expect((await score(platform, token, item, manual)).status).to.equal(200);
    expect([...platform.state.grades.values()][0]?.score).to.equal(null);
    const teacher = { userId: platform.person('teacher').id };
    expect((await score(platform, token, item, teacher)).status).to.equal(400);
    expect(platform.state.scores).to.have.length(4);
  });

  it('counts attempts and refuses staff and old times, like Canvas', async () => {
    const platform = sandbox.platform('canvas');
    const token = await tokenFor(platform);
    const item = await lineItem(platform, token);
    const teacher = { userId: platform.person('teacher').id };
    expect((await score(platform, token, item, teacher)).status).to.equal(422);
    expect((await score(platform, token, item)).status).to.equal(200);
    const again = { 'https://canvas.instructure.com/lti/submission': { new_submission: false } };
    await score(platform, token, item, again);
    expect([...platform.state.grades.values()][0]?.attempts).to.equal(1);
    const old = { timestamp: '2026-10-05T08:00:00Z' };
    expect((await score(platform, token, item, old)).status).to.equal(400);
  });

  it('answers 201 to a score, like Schoology', async () => {
    const platform = sandbox.platform('schoology');
    const token = await tokenFor(platform);
    expect((await score(platform, token, await lineItem(platform, token))).status).to.equal(201);
  });

  it('registers a tool by its own address, with a token that works once', async () => {
    const { app } = sandbox;
    const page = await request(app)
      .get('/moodle/install')
      .query({ address: `${TOOL}/lti/register` });
    const source = (/tool_registration"[^>]*src="([^"]+)"/.exec(page.text)?.[1] ?? '').replaceAll(
      '&amp;',
      '&',
    );
    const token = new URL(source).searchParams.get('registration_token') ?? '';
    const body = {
      response_types: ['id_token'],
      initiate_login_uri: `${TOOL}/lti/login`,
      redirect_uris: [`${TOOL}/lti/launch`],
      client_name: 'Pathlight',
      jwks_uri: `${TOOL}/lti/keys`,
      token_endpoint_auth_method: 'private_key_jwt',
      'https://purl.imsglobal.org/spec/lti-tool-configuration': {
        domain: 'pathlight.localhost:3000',
        target_link_uri: `${TOOL}/lti/launch`,
      },
    };
    const register = () =>
      request(app)
        .post('/moodle/mod/lti/openid-registration.php')
        .set('authorization', `Bearer ${token}`)
        .send(body);
    const done = await register();
    expect(done.status).to.equal(200);
    expect((done.body as { client_id: string }).client_id).to.equal(
      sandbox.platform('moodle').clientId,
    );
    expect((await register()).status).to.equal(401);
  });
});

describe('sandbox deep linking', () => {
  async function visit(platform: Platform): Promise<{ address: string; data: string | undefined }> {
    const person = platform.person('teacher');
    const parameters = platform.loginParameters(person, platform.course(), undefined, {
      messageType: 'LtiDeepLinkingRequest',
    });
    const html = (await authorize(platform, parameters)).text;
    const payload = field(html, 'id_token').split('.')[1] ?? '';
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<
      string,
      { deep_link_return_url: string; data?: string }
    >;
    const settings = claims[`${DEEP_LINK}deep_linking_settings`]!;
    return { address: settings.deep_link_return_url, data: settings.data };
  }

  async function answer(platform: Platform, changes: Record<string, unknown> = {}, points = 10) {
    const { address, data } = await visit(platform);
    const jwt = await sign({
      iss: platform.clientId,
      aud: platform.issuer,
      nonce: randomUUID(),
      [`${CLAIM}deployment_id`]: platform.deploymentId,
      [`${CLAIM}message_type`]: 'LtiDeepLinkingResponse',
      [`${DEEP_LINK}content_items`]: [
        { type: 'ltiResourceLink', title: 'My goals', lineItem: { scoreMaximum: points } },
      ],
      ...(data && { [`${DEEP_LINK}data`]: data }),
      ...changes,
    });
    return request(sandbox.app).post(path(address)).type('form').send({ JWT: jwt });
  }

  const save = async (reply: { text: string }) => {
    const pending = /pending=([\w-]+)/.exec(reply.text)?.[1] ?? '';
    return request(sandbox.app)
      .post('/moodle/courses/1/assignments/new?as=teacher')
      .type('form')
      .send({ pending });
  };

  it('creates the activity and its column at once, like Schoology', async () => {
    const platform = sandbox.platform('schoology');
    expect((await answer(platform)).status).to.equal(200);
    const page = await request(sandbox.app).get('/schoology/courses/1/assignments?as=student');
    expect(page.text).to.contain('My goals').and.to.contain('10 points');
  });

  it('waits for Save and refuses an odd maximum there, like Moodle', async () => {
    const platform = sandbox.platform('moodle');
    expect((await save(await answer(platform, {}, 12.5))).status).to.equal(422);
    expect(platform.state.lineItems.size).to.equal(0);
    expect((await save(await answer(platform))).status).to.equal(303);
    expect(platform.state.lineItems.size).to.equal(1);
  });

  it('refuses an answer with a wrong nonce, audience, client or deployment', async () => {
    const platform = sandbox.platform('canvas');
    const wrong = [
      { nonce: undefined },
      { aud: 'https://elsewhere.example' },
      { iss: 'other' },
      { [`${CLAIM}deployment_id`]: 'other' },
    ];
    for (const changes of wrong) expect((await answer(platform, changes)).status).to.equal(400);
    const nonce = randomUUID();
    expect((await answer(platform, { nonce })).status).to.equal(200);
    expect((await answer(platform, { nonce })).status).to.equal(400);
  });
});

describe('sandbox pages', () => {
  it('offers every part in every system with one click', async () => {
    const page = await request(sandbox.app).get('/');
    expect(page.text.match(/Open as student/g)).to.have.length(3);
    expect(page.get('content-security-policy')).to.contain("default-src 'none'");
  });

  it('shows the tool in a frame, with a place to keep data in Canvas only', async () => {
    const canvas = await request(sandbox.app).get('/canvas/courses/1/tool?as=student');
    expect(canvas.text).to.contain('name="tool_content"');
    expect(canvas.text).to.contain('name="post_message_forwarding"');
    const moodle = await request(sandbox.app).get('/moodle/courses/1/tool?as=student');
    expect(moodle.text).not.to.contain('post_message_forwarding');
  });

  it('begins a launch in the language of the page', async () => {
    const page = await request(sandbox.app).get('/moodle/launch?as=student&locale=es');
    expect(page.text).to.contain(`action="${TOOL}/lti/login"`);
    expect([...sandbox.platform('moodle').state.launches.values()][0]?.locale).to.equal('es');
  });

  it('shows students their own grades only', async () => {
    const page = await request(sandbox.app).get('/canvas/courses/1/grades?as=student');
    expect(page.text).to.contain('Maya Okafor').and.not.to.contain('Aaliyah');
  });
});
