import { expect } from 'chai';
import request from 'supertest';
import {
  beginLogin,
  claimsOf,
  CLIENT,
  cookieOf,
  createStage,
  ISSUER,
  postLaunch,
  sign,
  type Stage,
  TOOL,
} from './stage.js';

const query = {
  iss: ISSUER,
  client_id: CLIENT,
  login_hint: 'person-1',
  lti_message_hint: '{"cmid":1,"launchid":"one-shot"}',
  target_link_uri: `${TOOL}/lti/launch`,
};

describe('a login', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });

  it('goes to the platform with what it asked for, by GET and by POST', async () => {
    const { location } = await beginLogin(stage, query);
    expect(location.origin + location.pathname).to.equal(`${ISSUER}/auth`);
    expect(Object.fromEntries(location.searchParams)).to.include({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: CLIENT,
      redirect_uri: `${TOOL}/lti/launch`,
      login_hint: 'person-1',
      lti_message_hint: query.lti_message_hint,
    });
    const posted = await request(stage.app).post('/lti/login').type('form').send(query);
    expect(posted.status).to.equal(303);
  });

  it('sets a cookie that holds in a frame', async () => {
    const response = await request(stage.app).get('/lti/login').query(query);
    const cookie = (response.headers['set-cookie'] as unknown as string[])[0];
    for (const part of ['Secure', 'HttpOnly', 'SameSite=None', 'Partitioned', 'Path=/lti'])
      expect(cookie).to.contain(part);
  });

  it('leaves the extra hop out for a browser that already shows its cookie', async () => {
    const { cookie } = await beginLogin(stage);
    const response = await request(stage.app).get('/lti/login').query(query).set('cookie', cookie);
    expect(response.headers.location).to.match(/^https:\/\/lms\.school\.example\/auth/);
  });

  for (const [title, changes, code] of [
    ['no issuer', { iss: '' }, 'LTI-01'],
    ['no login hint', { login_hint: '' }, 'LTI-01'],
    ['an unknown issuer', { iss: 'https://elsewhere.example' }, 'LTI-02'],
    ['an unknown client', { client_id: 'nobody' }, 'LTI-02'],
    ['a foreign target', { target_link_uri: 'https://evil.example/' }, 'LTI-03'],
    ['a script as target', { target_link_uri: 'javascript:alert(1)' }, 'LTI-03'],
  ] as const)
    it(`is refused with ${title}`, async () => {
      const response = await request(stage.app)
        .get('/lti/login')
        .query({ ...query, ...changes });
      expect(response.status).to.be.within(400, 499);
      expect(response.text).to.contain(code);
      expect(response.headers['set-cookie']).to.equal(undefined);
    });

  it('takes the only registration of an issuer when no client is named, and guesses never', async () => {
    const withoutClient = { ...query, client_id: undefined };
    const one = await request(stage.app).get('/lti/login').query(withoutClient);
    expect(one.status).to.equal(303);
    await stage.store.saveRegistration({ ...stage.registration, clientId: 'client-2' });
    stage.clock.now = new Date(stage.clock.now.getTime() + 31_000);
    const two = await request(stage.app).get('/lti/login').query(withoutClient);
    expect(two.text).to.contain('LTI-02');
  });

  it('LTI-C36: says so when an LTI 1.1 link points here', async () => {
    const response = await request(stage.app)
      .post('/lti/login')
      .type('form')
      .send({ lti_version: 'LTI-1p0' });
    expect(response.text).to.contain('LTI-32');
  });

  it('speaks the language of the browser', async () => {
    const response = await request(stage.app)
      .get('/lti/login')
      .set('accept-language', 'fr, es-MX;q=0.8, en;q=0.5');
    expect(response.text)
      .to.contain('<html lang="es">')
      .and.to.contain('Este enlace no está completo');
  });
});

describe('a launch in another browser', () => {
  it('LTI-C2: is refused without the cookie of the login, and with the cookie of another', async () => {
    const stage = await createStage();
    for (const cookie of [undefined, (await beginLogin(stage)).cookie]) {
      const login = await beginLogin(stage);
      const token = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce }));
      const response = await postLaunch(stage, { id_token: token, state: login.state }, cookie);
      expect(response.status).to.equal(403);
      expect(response.text).to.contain('LTI-22');
    }
    expect(stage.launches).to.have.length(0);
  });
});

describe('the same launch posted twice', () => {
  const twice = async (waitMs: number, sameBrowser: boolean) => {
    const stage = await createStage();
    const login = await beginLogin(stage);
    const form = {
      id_token: await sign(claimsOf(stage, 'Learner', { nonce: login.nonce })),
      state: login.state,
    };
    await postLaunch(stage, form, login.cookie);
    stage.clock.now = new Date(stage.clock.now.getTime() + waitMs);
    const cookie = sameBrowser ? login.cookie : (await beginLogin(stage)).cookie;
    return { stage, response: await postLaunch(stage, form, cookie) };
  };

  it('LTI-C4: gets a fresh code for the same session within 30 s', async () => {
    const { stage, response } = await twice(29_000, true);
    expect(response.headers.location).to.equal('/app#code=again-7:1');
    expect(stage.launches).to.have.length(1);
  });

  it('LTI-C3: is refused later, and to another browser', async () => {
    expect((await twice(31_000, true)).response.text).to.contain('LTI-20');
    expect((await twice(1_000, false)).response.text).to.contain('LTI-20');
  });

  it('opens one session when both posts arrive at once', async () => {
    const stage = await createStage();
    const login = await beginLogin(stage);
    const token = await sign(claimsOf(stage, 'Learner', { nonce: login.nonce }));
    const form = { id_token: token, state: login.state };
    const answers = await Promise.all([1, 2, 3].map(() => postLaunch(stage, form, login.cookie)));
    expect(answers.map(({ status }) => status)).to.deep.equal([303, 303, 303]);
    expect(stage.launches).to.have.length(1);
  });
});

describe('two tabs of one browser', () => {
  it('LTI-C44: each finish their own launch, in any order', async () => {
    const stage = await createStage();
    const first = await beginLogin(stage);
    const next = await request(stage.app)
      .get('/lti/login')
      .query(query)
      .set('cookie', first.cookie);
    const { searchParams } = new URL(next.headers.location!);
    const second = { state: searchParams.get('state')!, nonce: searchParams.get('nonce')! };
    expect(second.state).not.to.equal(first.state);
    for (const { state, nonce } of [second, first]) {
      const form = { id_token: await sign(claimsOf(stage, 'Learner', { nonce })), state };
      const opened = await postLaunch(stage, form, first.cookie);
      expect(opened.status, opened.text).to.equal(303);
    }
    expect(stage.launches).to.have.length(2);
  });
});

describe('a browser that keeps no cookie', () => {
  const withoutCookies = async (stage: Stage, changes: object = {}) => {
    const first = await request(stage.app)
      .get('/lti/login')
      .query({ ...query, ...changes });
    return request(stage.app).get(first.headers.location!);
  };

  it('LTI-C1: is offered a new window before the platform is asked', async () => {
    const stage = await createStage();
    const page = await withoutCookies(stage);
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('target="_blank"').and.to.contain('action="/lti/login"');
    expect(page.text).to.contain('one-shot').and.to.contain('name="pathlight_window" value="1"');
    expect(stage.store.usedLogins.size).to.equal(0);
  });

  it('launches in that window through the storage of the window itself', async () => {
    const stage = await createStage();
    const page = await withoutCookies(stage, { pathlight_window: '1' });
    expect(page.text)
      .to.contain('sessionStorage')
      .and.to.contain('LTI-04')
      .and.not.to.contain('_blank');
    const [, secret = ''] = /value: "([\w-]{43})"/.exec(page.text) ?? [];
    const [, next = ''] = /location\.replace\("([^"]+)"\)/.exec(page.text) ?? [];
    const { searchParams } = new URL(next);
    const state = searchParams.get('state')!;
    const token = await sign(claimsOf(stage, 'Learner', { nonce: searchParams.get('nonce')! }));
    const asked = await postLaunch(stage, { id_token: token, state });
    expect(asked.text).to.contain('sessionStorage').and.not.to.contain(secret);
    const opened = await postLaunch(stage, { id_token: token, state, pathlight_storage: secret });
    expect(opened.headers.location).to.equal('/app#code=1');
  });

  it('LTI-C1: launches through the storage of the platform', async () => {
    const stage = await createStage();
    const page = await withoutCookies(stage, { lti_storage_target: 'post_message_forwarding' });
    const [, secret = ''] = /value: "([\w-]{43})"/.exec(page.text) ?? [];
    const [, next = ''] = /location\.replace\("([^"]+)"\)/.exec(page.text) ?? [];
    const url = new URL(next);
    const state = url.searchParams.get('state')!;
    expect(page.text)
      .to.contain('"origin":"https://lms.school.example"')
      .and.to.contain(`pathlight_${state}`);

    const token = await sign(claimsOf(stage, 'Learner', { nonce: url.searchParams.get('nonce')! }));
    const asked = await postLaunch(stage, { id_token: token, state });
    expect(asked.status).to.equal(200);
    expect(asked.text).to.contain('lti.get_data').and.not.to.contain(secret);
    const wrong = await postLaunch(stage, { id_token: token, state, pathlight_storage: 'wrong' });
    expect(wrong.text).to.contain('LTI-22');
    const opened = await postLaunch(stage, { id_token: token, state, pathlight_storage: secret });
    expect(opened.headers.location).to.equal('/app#code=1');
  });

  it('can not bring a package of its own making to the second step', async () => {
    const stage = await createStage();
    const response = await request(stage.app)
      .get('/lti/login/continue')
      .query({ s: 'A'.repeat(200) });
    expect(response.text).to.contain('LTI-01');
  });

  it('has its page closed to scripts and styles from elsewhere', async () => {
    const page = await withoutCookies(await createStage(), {
      login_hint: '"><script>alert(1)</script>',
    });
    expect(page.headers['content-security-policy']).to.match(/default-src 'none'/);
    expect(page.text).not.to.contain('<script>alert');
    expect(cookieOf(page)).to.equal('');
  });
});
