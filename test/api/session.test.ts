import { expect } from 'chai';
import request from 'supertest';
import { Problem } from '#contracts/problem.js';
import { SessionDetails, SessionReply } from '#contracts/session.js';
import { openSession } from '#server/auth/sessions.js';
import { withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { buildPerson } from '../support/builders.js';
import { testSystem } from '../support/system.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function freshCode(): Promise<string> {
  const { clock } = await testSystem();
  const person = await buildPerson({ name: 'Maya Okafor' });
  const { code } = await withTenant(person.tenantId, () =>
    openSession(
      { ...person, locale: 'es', view: 'goals', deepLink: null, isTest: false },
      clock.now(),
    ),
  );
  return code;
}

async function exchange(code: string) {
  const { app } = await testSystem();
  return request(app).post('/api/session').send({ code });
}

describe('sessions', function () {
  this.timeout(30_000);

  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  it('trades a launch code for a token once', async () => {
    const code = await freshCode();
    const first = await exchange(code);
    expect(first.status).to.equal(201);
    const { session } = SessionReply.parse(first.body);
    expect(session).to.include({ firstName: 'Maya', locale: 'es', view: 'goals', role: 'student' });
    const second = await exchange(code);
    expect(second.status).to.equal(401);
    expect(Problem.parse(second.body).code).to.equal('code-used');
  });

  it('takes a code for one minute', async () => {
    const code = await freshCode();
    (await testSystem()).clock.advance(MINUTE + 1_000);
    expect((await exchange(code)).status).to.equal(401);
  });

  it('refuses a made-up code and a made-up token, and a request without one', async () => {
    expect((await exchange(`code_1_${'x'.repeat(43)}`)).status).to.equal(401);
    expect((await exchange('nonsense-nonsense')).status).to.equal(401);
    const stranger = await apiAs({ token: `session_1_${'x'.repeat(43)}` });
    await stranger.get('/api/goals').expect(401);
    await (await apiAs(null)).get('/api/goals').expect(401);
  });

  it('ends after an hour without use, and lives on while in use', async () => {
    const { clock } = await testSystem();
    const api = await apiAs(await buildPerson());
    clock.advance(50 * MINUTE);
    await api.get('/api/goals').expect(200);
    clock.advance(50 * MINUTE);
    await api.get('/api/goals').expect(200);
    clock.advance(61 * MINUTE);
    await api.get('/api/goals').expect(401);
  });

  it('ends after eight hours even in use', async () => {
    const { clock } = await testSystem();
    const api = await apiAs(await buildPerson());
    for (let hour = 0; hour < 10; hour += 1) {
      clock.advance(47 * MINUTE);
      await api.get('/api/goals').expect(200);
    }
    clock.advance(8 * HOUR - 10 * 47 * MINUTE + 1_000);
    await api.get('/api/goals').expect(401);
  });

  it('can be ended, for good', async () => {
    const api = await apiAs(await buildPerson());
    await api.delete('/api/session').expect(200);
    await api.get('/api/goals').expect(401);
  });

  it('keeps the chosen language for the visit', async () => {
    const api = await apiAs(await buildPerson());
    await api.put('/api/session/locale', { locale: 'es' }).expect(200);
    const response = await api.get('/api/session').expect(200);
    expect(SessionDetails.parse(response.body).locale).to.equal('es');
  });

  it('shows a learner without a name by a made-up one', async () => {
    const api = await apiAs(await buildPerson({ name: null }));
    const response = await api.get('/api/session').expect(200);
    expect(SessionDetails.parse(response.body).name).to.match(/^Learner [0-9A-F]{4}$/);
  });

  it('refuses a body that is not JSON, and one that is too large', async () => {
    const { app } = await testSystem();
    const text = await request(app).post('/api/session').type('text').send('code=1');
    expect(text.status).to.equal(400);
    const broken = await request(app).post('/api/session').type('json').send('{"code":');
    expect(broken.status).to.equal(400);
    const large = await exchange('x'.repeat(300_000));
    expect(large.status).to.equal(413);
  });
});
