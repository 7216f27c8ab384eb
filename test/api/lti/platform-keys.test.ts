import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { connect, type Connection, launch } from './tool.js';

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A launch that claims to be the platform's, signed with nothing. */
function forged({ platform }: Connection, kid: string): string {
  const { clientId } = platform.registrationInfo();
  const header = encoded({ alg: 'RS256', kid });
  return `${header}.${encoded({ iss: platform.issuer, aud: clientId })}.${'A'.repeat(342)}`;
}

describe('platforms’ keys at the launch', function () {
  this.timeout(30_000);

  it('1,000 launches with made-up key ids cause two fetches at most', async () => {
    const connection = await connect('canvas');
    const before = connection.keyFetches();
    const answers = new Set<number>();
    for (let round = 0; round < 20; round += 1)
      await Promise.all(
        Array.from({ length: 50 }, async () => {
          const { status } = await request(connection.address)
            .post('/lti/launch')
            .type('form')
            .send({ id_token: forged(connection, randomUUID()), state: 'x' });
          answers.add(status);
        }),
      );
    expect(answers).to.deep.equal(new Set([401]));
    expect(connection.keyFetches() - before).to.be.within(1, 2);
    expect((await launch(connection, 'student')).status).to.equal(303);
  });

  it('a platform whose keys don’t come holds up nobody else', async () => {
    const [silent, other] = [await connect('moodle'), await connect('schoology')];
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((go) => (letGo = go));
    silent.holdKeys(held);
    let isAnswered = false;
    const waiting = launch(silent, 'student').then((response) => {
      isAnswered = true;
      return response.status;
    });
    const others = await Promise.all(
      Array.from({ length: 5 }, () => launch(other, 'student').then(({ status }) => status)),
    );
    expect(new Set(others)).to.deep.equal(new Set([303]));
    expect(isAnswered).to.equal(false);
    letGo();
    expect(await waiting).to.equal(303);
  });
});
