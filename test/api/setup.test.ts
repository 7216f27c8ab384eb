import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { Connections } from '#contracts/connections.js';
import { NO_DEPLOYMENT } from '#contracts/setup.js';
import { SessionReply } from '#contracts/session.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { districtNames, ensureDistrict } from '#server/features/platforms/district-service.js';
import { makeSetupLink, revokeSetup } from '#server/features/setup/setup-links.js';
import { apiAs } from '../support/api.js';
import { reply } from '../support/reply.js';
import { testSystem } from '../support/system.js';

const URL_ = 'https://plan.test';
const named = () => `District ${randomUUID()}`;

async function linkFor(tenantId: string | null): Promise<string> {
  const { clock } = await testSystem();
  const link = await makeSetupLink(URL_, tenantId, clock.now());
  expect(link).to.match(new RegExp(`^${URL_}/app/${NO_DEPLOYMENT}/#setup=setup_[\\w-]{43}$`));
  return link.split('#setup=')[1]!;
}

async function use(token: string, districtName?: string, status = 201) {
  const api = await apiAs(null);
  const body = {
    token,
    personName: 'Rosa Admin',
    locale: 'es',
    ...(districtName && { districtName }),
  };
  return reply(api.post('/api/setup', body), status);
}

describe('the set-up link', function () {
  this.timeout(30_000);

  afterEach(async () => {
    (await testSystem()).clock.reset();
  });

  it('names a new district and opens its console once', async () => {
    const name = named();
    const token = await linkFor(null);
    const api = await apiAs(null);
    expect(await reply(api.post('/api/setup/look', { token }))).to.deep.equal({
      districtName: null,
    });
    const opened = SessionReply.parse(await use(token, name));
    expect(opened.session).to.include({
      ...{ role: 'admin', districtName: name, name: 'Rosa Admin', locale: 'es' },
      ...{ view: 'connections', courseTitle: null },
    });
    const admin = await apiAs({ token: opened.token });
    const seen = Connections.parse(await reply(admin.get('/api/connections')));
    expect(seen).to.include({ districtName: name });
    expect(await use(token, named(), 401)).to.include({ code: 'code-used' });
    await reply(api.post('/api/setup/look', { token }), 401);
  });

  it('of two holders exactly one gets in, and no district is left over', async () => {
    const token = await linkFor(null);
    const api = await apiAs(null);
    const names = [named(), named(), named()];
    const answers = await Promise.all(
      names.map((districtName) =>
        api.post('/api/setup', { token, personName: 'A', locale: 'en', districtName }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, 401, 401]);
    const known = [...(await districtNames()).values()];
    expect(names.filter((name) => known.includes(name))).to.have.length(1);
  });

  it('a link without a district never opens one that is there, and stays good', async () => {
    const name = named();
    await ensureDistrict(name);
    const token = await linkFor(null);
    const refused = await use(token, name, 409);
    expect(refused).to.deep.include({
      code: 'conflict',
      errors: [{ pointer: '/body/districtName', detail: 'taken' }],
    });
    await use(token, undefined, 400);
    await use(token, named());
  });

  it('of the links without a district only the newest is good', async () => {
    const first = await linkFor(null);
    const second = await linkFor(null);
    await use(first, named(), 401);
    await use(second, named());
  });

  it('a link of a district opens that one, whatever name is sent', async () => {
    const name = named();
    const tenantId = await ensureDistrict(name);
    const opened = SessionReply.parse(await use(await linkFor(tenantId), 'Another'));
    expect(opened.session.districtName).to.equal(name);
    const acts = await withTenant(tenantId, () =>
      sql(`select what, subject from admin_log where tenant_id = $1`, [tenantId]),
    );
    expect(acts).to.deep.equal([{ what: 'setup-link-used', subject: 'Rosa Admin' }]);
  });

  it('ends after a day, and its visit after eight hours', async () => {
    const { clock } = await testSystem();
    const [early, late] = [await linkFor(await ensureDistrict(named())), await linkFor(null)];
    const { token } = SessionReply.parse(await use(early));
    clock.advance(8 * 3_600_000 + 1_000);
    await reply((await apiAs({ token })).get('/api/connections'), 401);
    clock.advance(16 * 3_600_000);
    await use(late, named(), 401);
  });

  it('whoever runs Pathlight can end links and visits of a district', async () => {
    const { clock } = await testSystem();
    const tenantId = await ensureDistrict(named());
    const { token } = SessionReply.parse(await use(await linkFor(tenantId)));
    const unused = await linkFor(tenantId);
    expect(await revokeSetup(tenantId, clock.now())).to.deep.equal({ links: 1, visits: 1 });
    await reply((await apiAs({ token })).get('/api/connections'), 401);
    await use(unused, undefined, 401);
  });

  it('made-up links are all the same: not one tells what exists', async () => {
    for (const token of ['setup_made-up-made-up', `setup_${'a'.repeat(43)}`])
      expect(await use(token, named(), 401)).to.include({ code: 'code-used' });
  });
});
