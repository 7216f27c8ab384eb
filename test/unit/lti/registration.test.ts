import { KeyNotReady } from '#lti/tool-keys.js';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPublicKey } from 'node:crypto';
import { compactVerify, importJWK, type JWK } from 'jose';
import request from 'supertest';
import { createStage, type Stage, TOOL } from './stage.js';

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'lti');
const fixture = (file: string) =>
  JSON.parse(readFileSync(join(FIXTURES, file), 'utf8')) as Record<string, unknown>;

/** A platform that registers tools the way these fixtures do. */
async function platform(family: 'canvas' | 'moodle', changes: object = {}) {
  const stage = await createStage();
  const configuration = { ...fixture(`${family}/openid-configuration.json`), ...changes };
  const address = `${new URL(String(configuration.issuer)).origin}/openid-configuration`;
  stage.answers.set(address, () => ({ text: JSON.stringify(configuration) }));
  stage.answers.set(String(configuration.registration_endpoint), () => ({
    text: JSON.stringify(fixture(`${family}/dynamic-registration-response.json`)),
  }));
  return { stage, address, configuration };
}

const open = (stage: Stage, invitation: string, address: string) =>
  request(stage.app)
    .get(invitation.slice(TOOL.length))
    .query({ openid_configuration: address, registration_token: 'reg-token' });

describe('dynamic registration', () => {
  it('connects a Moodle, once, with its token kept on our side', async () => {
    const { stage, address } = await platform('moodle');
    const invitation = await stage.lti.invite('7');
    const response = await open(stage, invitation, address);
    expect(response.status, response.text).to.equal(200);
    expect(response.text).to.contain('org.imsglobal.lti.close').and.not.to.contain('reg-token');
    expect(stage.calls.map(({ headers }) => headers?.authorization)).to.deep.equal([
      'Bearer reg-token',
      'Bearer reg-token',
    ]);

    const sent = JSON.parse(stage.calls[1]!.body!) as Record<string, unknown>;
    expect(sent).to.deep.include({
      initiate_login_uri: `${TOOL}/lti/login`,
      redirect_uris: [`${TOOL}/lti/launch`],
      jwks_uri: `${TOOL}/lti/keys`,
      token_endpoint_auth_method: 'private_key_jwt',
      response_types: ['id_token'],
    });
    const tool = sent['https://purl.imsglobal.org/spec/lti-tool-configuration'] as {
      domain: string;
    };
    expect(tool.domain).to.equal('pathlight.localhost:3000');

    const [registered] = await stage.store.findRegistrations(
      'https://moodle.northfield.example',
      null,
    );
    expect(registered).to.include({
      family: 'moodle',
      jwksUrl: 'https://moodle.northfield.example/mod/lti/certs.php',
    });
    expect(
      (await stage.store.listDeployments()).find(
        ({ registrationId }) => registrationId === registered!.id,
      ),
    ).to.include({
      deployment: '7',
      tenantId: '7',
    });

    const again = await open(stage, invitation, address);
    expect(again.status).to.equal(403);
    expect(again.text).to.contain('LTI-33');
  }).timeout(20_000);

  it('connects a hosted Canvas, whose issuer is not the host that answers', async () => {
    const { stage, address } = await platform('canvas');
    const response = await open(
      stage,
      await stage.lti.invite(null),
      address.replace('canvas.', 'sso.'),
    );
    expect(response.text).to.contain('LTI-34');
    stage.answers.set('https://sso.canvaslms.com/openid', stage.answers.get(address)!);
    const second = await open(
      stage,
      await stage.lti.invite(null),
      'https://sso.canvaslms.com/openid',
    );
    expect(second.status, second.text).to.equal(200);
    const [registered] = await stage.store.findRegistrations(
      'https://canvas.instructure.com',
      null,
    );
    expect(registered).to.include({
      family: 'canvas',
      clientId: '170000000000451',
      authorizationServer: null,
    });
    expect(registered!.serviceHosts).to.include('riverbend.instructure.com');
    const [, deployment] = await stage.store.listDeployments();
    expect(deployment).to.include({ tenantId: null });
  }).timeout(20_000);

  it('keeps Canvas’s page about the registration as a link, and nothing else as one', async () => {
    const HOST = 'https://riverbend.instructure.com';
    const CONFIG = 'https://canvas.instructure.com/lti/registration_config_url';
    const TOOL_CONFIGURATION = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
    for (const [given, kept] of [
      [undefined, `${HOST}/api/lti/accounts/170000000000001/registrations/170000000000077/view`],
      ['javascript:alert(1)', null],
    ]) {
      const { stage, address, configuration } = await platform('canvas');
      stage.answers.set('https://sso.canvaslms.com/openid', stage.answers.get(address)!);
      const answer = fixture('canvas/dynamic-registration-response.json');
      if (given) Object.assign(answer[TOOL_CONFIGURATION] as object, { [CONFIG]: given });
      stage.answers.set(String(configuration.registration_endpoint), () => ({
        text: JSON.stringify(answer),
      }));
      const invitation = await stage.lti.invite('7');
      await open(stage, invitation, 'https://sso.canvaslms.com/openid');
      expect([...stage.store.settled.values()]).to.deep.equal([kept]);
    }
  }).timeout(20_000);

  const refused = (
    title: string,
    code: string,
    act: () => Promise<{ stage: Stage; text: string; status: number }>,
  ) =>
    it(`refuses ${title}`, async () => {
      const { stage, text, status } = await act();
      expect(status).to.be.within(400, 499);
      expect(text).to.contain(code);
      expect(await stage.store.listRegistrations()).to.have.length(1);
    });

  refused('a call without an invitation', 'LTI-33', async () => {
    const { stage, address } = await platform('moodle');
    const { text, status } = await open(stage, `${TOOL}/lti/register?invitation=made-up`, address);
    expect(stage.calls).to.have.length(0);
    return { stage, text, status };
  });
  refused('an invitation of eight days ago', 'LTI-33', async () => {
    const { stage, address } = await platform('moodle');
    const invitation = await stage.lti.invite('7');
    stage.clock.now = new Date(stage.clock.now.getTime() + 8 * 86_400_000);
    const { text, status } = await open(stage, invitation, address);
    return { stage, text, status };
  });
  refused('an issuer that speaks for another host', 'LTI-34', async () => {
    const { stage, configuration } = await platform('moodle');
    stage.answers.set('https://evil.example/openid', () => ({
      text: JSON.stringify(configuration),
    }));
    const { text, status } = await open(
      stage,
      await stage.lti.invite('7'),
      'https://evil.example/openid',
    );
    return { stage, text, status };
  });
  refused('a configuration that is a web page', 'LTI-34', async () => {
    const { stage, address } = await platform('moodle');
    stage.answers.set(address, () => ({ text: '<html>' }));
    const { text, status } = await open(stage, await stage.lti.invite('7'), address);
    return { stage, text, status };
  });

  it('gives the invitation back when the LMS refuses', async () => {
    const { stage, address, configuration } = await platform('moodle');
    const good = stage.answers.get(String(configuration.registration_endpoint))!;
    stage.answers.set(String(configuration.registration_endpoint), () => ({ status: 401 }));
    const invitation = await stage.lti.invite('7');
    expect((await open(stage, invitation, address)).text).to.contain('LTI-35');
    stage.answers.set(String(configuration.registration_endpoint), good);
    expect((await open(stage, invitation, address)).status).to.equal(200);
  }).timeout(20_000);
});

describe('our keys', () => {
  it('are published with the next one, isolated from a broken row, and rotate without a gap', async function () {
    this.timeout(20_000);
    const stage = await createStage();
    let registration = await stage.lti.registerPlatform({
      issuer: 'https://other.example',
      clientId: 'client-1',
      name: 'Other',
      authEndpoint: 'https://other.example/auth',
      tokenEndpoint: 'https://other.example/token',
      jwksUrl: 'https://other.example/keys',
      family: 'other',
      serviceHosts: [],
    });
    await stage.store.documents.insert('publickey', {
      index: { kid: 'broken' },
      body: 'AAAA',
      isEncrypted: true,
    });
    const published = async () => {
      const response = await request(stage.app).get('/lti/keys');
      return (response.body as { keys: JWK[] }).keys;
    };
    const before = await published();
    expect(before.map(({ kid }) => kid))
      .to.have.length(2)
      .and.to.include(registration.keyId);
    for (const jwk of before) {
      expect(jwk)
        .to.include({ kty: 'RSA', alg: 'RS256', use: 'sig' })
        .and.not.to.have.property('d');
      expect(
        createPublicKey({ key: jwk as object, format: 'jwk' } as never).asymmetricKeyDetails
          ?.modulusLength,
      ).to.equal(2048);
    }
    expect(stage.logLines.join()).to.contain('broken');
    for (const { body } of await stage.store.documents.find('privatekey', {}))
      expect(body).not.to.contain('PRIVATE');

    const early = await stage.lti.rotateKey(registration).catch((error: unknown) => error);
    expect(early).to.be.instanceOf(KeyNotReady);
    expect(await published()).to.deep.equal(before);
    stage.clock.now = new Date(Date.now() + 25 * 3_600_000);
    registration = await stage.lti.rotateKey(registration);
    expect(before.map(({ kid }) => kid)).to.include(registration.keyId);
    const after = await published();
    expect(after).to.have.length(3);

    const deployment = await stage.store.bindDeployment(registration.id, 'd', {
      tenantId: '7',
      schoolId: null,
    });
    const settings = {
      returnUrl: 'https://other.example/return',
      acceptTypes: ['ltiResourceLink'],
      documentTargets: [],
      acceptsMultiple: false,
      acceptsLineItem: true,
      autoCreate: false,
      data: 'opaque',
    };
    const item = { title: 'Plan', url: `${TOOL}/lti/launch`, custom: { ref: 'a' } };
    const ids = { registrationId: registration.id, deploymentId: deployment.id };
    const form = await stage.lti.services.answerDeepLink(ids, settings, [item, item]);
    const jwk = after.find(({ kid }) => kid === registration.keyId)!;
    const { payload } = await compactVerify(form.fields.JWT!, await importJWK(jwk, 'RS256'));
    const claims = JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>;
    expect(form.action).to.equal('https://other.example/return');
    expect(claims).to.include({ iss: 'client-1', aud: 'https://other.example' });
    expect(claims).to.have.property('nonce').that.is.a('string');
    expect(claims['https://purl.imsglobal.org/spec/lti-dl/claim/data']).to.equal('opaque');
    expect(claims['https://purl.imsglobal.org/spec/lti/claim/deployment_id']).to.equal('d');
    expect(claims['https://purl.imsglobal.org/spec/lti-dl/claim/content_items']).to.deep.equal([
      { type: 'ltiResourceLink', ...item },
    ]);
    const cancelled = await stage.lti.services.answerDeepLink(ids, settings, [], 'Nothing picked');
    expect(cancelled.fields.JWT).to.be.a('string');
  });

  it('leave signals and the process alone', async () => {
    const before = process.listenerCount('SIGINT');
    await createStage();
    expect(process.listenerCount('SIGINT')).to.equal(before);
  });
});
