import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { LmsError } from '#lti/lms-error.js';
import type { Registration } from '#lti/ports.js';
import type { Score } from '#lti/types.js';
import { wholeRoster } from '../../support/roster.js';
import { failure, json, withTokens } from './service-stage.js';
import { CLIENT, ISSUER, type Stage } from './stage.js';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'lti');
const fixture = (file: string) =>
  JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as {
    response: { status: number; headers: Record<string, string>; body: unknown };
  };

const tokensAsked = (stage: Stage) =>
  stage.calls.filter(({ address }) => address === `${ISSUER}/token`);

describe('access tokens', () => {
  it('are asked for with a signed assertion, once for many callers, and again in their last minute', async () => {
    const stage = await withTokens();
    stage.answers.set(`${ISSUER}/items`, () => json([]));
    const list = () => stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`);
    await Promise.all([list(), list(), list()]);
    expect(tokensAsked(stage)).to.have.length(1);
    const form = new URLSearchParams(tokensAsked(stage)[0]!.body);
    const assertion = decodeJwt(form.get('client_assertion')!);
    expect(assertion).to.include({ iss: CLIENT, sub: CLIENT, aud: `${ISSUER}/audience` });
    const seconds = stage.clock.now.getTime() / 1_000;
    expect(assertion.iat).to.be.below(seconds);
    expect(assertion.exp! - assertion.iat!).to.be.at.most(300);

    stage.clock.now = new Date(stage.clock.now.getTime() + 3_541_000);
    await list();
    expect(tokensAsked(stage)).to.have.length(2);
  });

  it('are dropped and asked for once more after a 401', async () => {
    const stage = await withTokens();
    let status = 401;
    const seen: string[] = [];
    stage.answers.set(`${ISSUER}/items`, (call) => {
      seen.push(call.headers!.authorization!);
      const answer = { ...json([]), status };
      status = 200;
      return answer;
    });
    await stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`);
    expect(seen).to.deep.equal(['Bearer token-1', 'Bearer token-2']);

    stage.answers.set(`${ISSUER}/items`, () => ({ status: 401 }));
    const error = await failure(
      stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`),
    );
    expect(error).to.be.instanceOf(LmsError).and.to.include({ status: 401, isTransient: false });
    expect(tokensAsked(stage)).to.have.length(3);
  });
});

describe('the class list', () => {
  it('LTI-C26: is read to its last page', async () => {
    const stage = await withTokens();
    const first = fixture('canvas/nrps.json').response.body as { members: object[] };
    const second = fixture('canvas/nrps-page2.json').response.body as { members: object[] };
    let page = 0;
    stage.answers.set(`${ISSUER}/members`, (call) => {
      expect(call.headers!.accept).to.equal(
        'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
      );
      page += 1;
      return page === 1
        ? json(first, { link: `<${ISSUER}/members?page=2>; rel=“next”` })
        : json({ members: [...second.members, first.members[0], { name: 'Nobody' }] });
    });
    const roster = await wholeRoster(
      stage.lti.services.fetchRoster(stage.registration.id, `${ISSUER}/members`),
    );
    expect(roster).to.include({ pages: 2, skipped: 1 });
    expect(roster.members).to.have.length(first.members.length + second.members.length + 1);
    expect(roster.members[0]).to.deep.equal({
      sub: 'b7e4b1c2-5a0d-4f0c-9d31-6f2f1f6c7a10',
      courseRole: 'student',
      isActive: true,
      name: 'Maya Okafor',
      givenName: 'Maya',
      familyName: 'Okafor',
      email: 'maya.okafor@students.riverbend.example',
      sisId: 'RB-204417',
    });
    expect(roster.members.map(({ courseRole }) => courseRole)).to.include.members([
      'teacher',
      'assistant',
      'observer',
    ]);
  });

  it('LTI-C26: is asked for in pages, also where a platform would send everybody at once', async () => {
    const stage = await withTokens('moodle');
    stage.answers.set(`${ISSUER}/members`, () => json({ members: [] }));
    for (const query of ['?type_id=7', '?limit=30'])
      await wholeRoster(
        stage.lti.services.fetchRoster(stage.registration.id, `${ISSUER}/members${query}`),
      );
    const asked = stage.calls.filter(({ address }) => address.includes('/members'));
    expect(asked.map(({ address }) => new URL(address).search)).to.deep.equal([
      '?type_id=7&limit=250',
      '?limit=30',
    ]);
  });

  it('LTI-C26: ends when a platform leads in circles', async () => {
    const stage = await withTokens();
    stage.answers.set(`${ISSUER}/members`, () =>
      json({ members: [] }, { link: `<${ISSUER}/members?limit=250>; rel="next"` }),
    );
    const roster = await wholeRoster(
      stage.lti.services.fetchRoster(stage.registration.id, `${ISSUER}/members`),
    );
    expect(roster.pages).to.equal(1);
  });

  it('fails as a whole when a page fails', async () => {
    const stage = await withTokens();
    let page = 0;
    stage.answers.set(`${ISSUER}/members`, () =>
      (page += 1) === 1
        ? json({ members: [] }, { link: `<${ISSUER}/members?page=2>; rel="next"` })
        : { status: 503, headers: { 'retry-after': '7' } },
    );
    const error = await failure(
      wholeRoster(stage.lti.services.fetchRoster(stage.registration.id, `${ISSUER}/members`)),
    );
    expect(error)
      .to.be.instanceOf(LmsError)
      .and.to.include({ status: 503, isTransient: true, retryAfterMs: 7_000 });
  });

  it("is never read from a host that isn't the platform's", async () => {
    const stage = await withTokens();
    const { id } = stage.registration;
    const first = await failure(
      wholeRoster(stage.lti.services.fetchRoster(id, 'https://evil.example/members')),
    );
    expect(first).to.be.instanceOf(LmsError).and.to.include({ isTransient: false });
    stage.answers.set(`${ISSUER}/members`, () =>
      json({ members: [] }, { link: '<https://evil.example/2>; rel="next"' }),
    );
    expect(
      await failure(wholeRoster(stage.lti.services.fetchRoster(id, `${ISSUER}/members`))),
    ).to.be.instanceOf(LmsError);
    expect(stage.calls.some(({ address }) => address.includes('evil'))).to.equal(false);
  });
});

describe('scores', () => {
  const score = {
    sub: 'person-1',
    points: 3,
    maxPoints: 4,
    comment: 'Well done.',
    timestamp: new Date('2026-10-14T15:04:05.123Z'),
    submittedAt: new Date('2026-10-14T15:01:40Z'),
    isUpdate: true,
  };
  const send = async (
    family: Registration['family'],
    status = 200,
    text = '',
    change: Partial<Score> = {},
  ) => {
    const stage = await withTokens(family);
    stage.answers.set(`${ISSUER}/item/scores`, () => ({ status, text }));
    const error = await failure(
      stage.lti.services.sendScore(stage.registration.id, `${ISSUER}/item?type_id=7`, {
        ...score,
        ...change,
      }),
    );
    const call = stage.calls.at(-1)!;
    return { error, call, body: JSON.parse(call.body ?? '{}') as Record<string, unknown> };
  };

  it('go out in the exact form that Moodle asks for', async () => {
    const { error, call, body } = await send('moodle');
    expect(error).to.equal(undefined);
    expect(call.address).to.equal(`${ISSUER}/item/scores?type_id=7`);
    expect(call.headers!['content-type']).to.equal('application/vnd.ims.lis.v1.score+json');
    expect(body).to.deep.equal({
      userId: 'person-1',
      timestamp: '2026-10-14T15:04:05.123Z',
      scoreGiven: 3,
      scoreMaximum: 4,
      comment: 'Well done.',
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
    });
  });

  it('do not make a new attempt in Canvas, nor the work late', async () => {
    const { body } = await send('canvas');
    expect(body.submission).to.deep.equal({ submittedAt: '2026-10-14T15:01:40.000Z' });
    expect(body['https://canvas.instructure.com/lti/submission']).to.include({
      new_submission: false,
    });
  });

  it('LTI-C31: begin an attempt in Canvas once, with an address that opens the work in SpeedGrader', async () => {
    const workUrl = 'https://pathlight.test/lti/launch?ref=a&student=b';
    const { body } = await send('canvas', 200, '', { isUpdate: false, workUrl });
    expect(body['https://canvas.instructure.com/lti/submission']).to.deep.equal({
      new_submission: true,
      submission_type: 'basic_lti_launch',
      submission_data: workUrl,
      submitted_at: '2026-10-14T15:01:40.000Z',
    });
  });

  for (const family of ['canvas', 'moodle', 'schoology'] as const)
    it(`LTI-C31: repeat a comment only where leaving it out would clear it (${family})`, async () => {
      const { body } = await send(family, 200, '', { isSameComment: true });
      expect('comment' in body).to.equal(family !== 'canvas');
    });

  it('that are taken back are fully graded without a number', async () => {
    const { body } = await send('moodle', 200, '', { points: null });
    expect(body).to.include({ gradingProgress: 'FullyGraded' });
    expect(body).not.to.have.any.keys('scoreGiven', 'scoreMaximum');
  });

  for (const [title, status, text, isTransient] of [
    ['a busy LMS', 503, '', true],
    ['too many calls', 429, '', true],
    ["Canvas' throttle", 403, '403 Forbidden (Rate Limit Exceeded)\n', true],
    ['a real refusal', 403, 'forbidden', false],
    ['a student who left', 422, '', false],
    ['an older timestamp', 409, '', false],
  ] as const)
    it(`tell ${title} from the rest`, async () => {
      expect((await send('other', status, text)).error).to.include({ status, isTransient });
    });

  it('are read back, zero and none told apart where the LMS does', async () => {
    const stage = await withTokens();
    const read = (sub: string) =>
      stage.lti.services.readResult(stage.registration.id, `${ISSUER}/item?type_id=7`, sub);
    stage.answers.set(`${ISSUER}/item/results`, () =>
      json([
        { userId: 'a', resultScore: 0, resultMaximum: 4 },
        { userId: 9, resultMaximum: 4 },
      ]),
    );
    expect(await read('a')).to.deep.equal({ sub: 'a', points: 0, maxPoints: 4 });
    expect(await read('9')).to.deep.equal({ sub: '9', points: null, maxPoints: 4 });
    expect(await read('b')).to.equal(null);
    expect(stage.calls.at(-1)!.address).to.equal(`${ISSUER}/item/results?type_id=7&user_id=b`);
  });
});

describe('line items', () => {
  it('are listed to the last page and made with the exact media type', async () => {
    const stage = await withTokens();
    const list = fixture('moodle/lineitems-list.json').response.body;
    stage.answers.set(`${ISSUER}/items`, (call) =>
      call.method === 'POST'
        ? { ...json({ id: `${ISSUER}/items/9`, ...JSON.parse(call.body!) }), status: 201 }
        : json(list),
    );
    const { services } = stage.lti;
    const items = await services.listLineItems(stage.registration.id, `${ISSUER}/items?type_id=7`);
    expect(items[0]).to.include({
      label: 'My learning plan',
      scoreMaximum: 4,
      resourceId: 'plan',
      resourceLinkId: '562',
    });
    const made = await services.createLineItem(stage.registration.id, `${ISSUER}/items?type_id=7`, {
      label: 'Reflection',
      scoreMaximum: 10,
      resourceId: 'r-1',
    });
    expect(made).to.deep.equal({
      url: `${ISSUER}/items/9`,
      label: 'Reflection',
      scoreMaximum: 10,
      resourceId: 'r-1',
    });
    expect(stage.calls.at(-1)!.headers!['content-type']).to.equal(
      'application/vnd.ims.lis.v2.lineitem+json',
    );
  });

  it('come as an error when the LMS answers with a page', async () => {
    const stage = await withTokens();
    stage.answers.set(`${ISSUER}/items`, () => ({ text: '<html>' }));
    const error = await failure(
      stage.lti.services.listLineItems(stage.registration.id, `${ISSUER}/items`),
    );
    expect(error).to.be.instanceOf(LmsError).and.to.include({ isTransient: false });
  });
});
