import { expect } from 'chai';
import { createPublicKey, generateKeyPairSync, type KeyObject, sign as rawSign } from 'node:crypto';
import { compactVerify } from 'jose';
import { checkSignature, readToken } from '#lti/gate/signature.js';
import { LtiRefusal } from '#lti/refusal.js';
import { KEY_ID, otherPair, platformKey, platformPublicKey, sign } from './stage.js';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed as RS256 with whatever header, also where jose would not. */
function signed(header: object, key: KeyObject = platformKey): string {
  const input = `${encode({ alg: 'RS256', kid: KEY_ID, ...header })}.${encode({ sub: 'maya' })}`;
  return `${input}.${rawSign('sha256', Buffer.from(input), key).toString('base64url')}`;
}

function refusalOf(token: string, key: KeyObject = platformPublicKey): string {
  try {
    checkSignature(token, readToken(token), key);
    return 'none';
  } catch (error) {
    return error instanceof LtiRefusal ? error.refusal : String(error);
  }
}

describe('the signature of a token', () => {
  it('is good with the platform’s key alone', async () => {
    const token = await sign({ sub: 'maya' });
    expect(refusalOf(token)).to.equal('none');
    expect(refusalOf(token, otherPair.publicKey)).to.equal('signature-wrong');
  });

  it('counts for nothing under extensions that we don’t know', () => {
    expect(refusalOf(signed({}))).to.equal('none');
    for (const crit of [['exp'], ['b64'], [], 'b64', null])
      expect(refusalOf(signed({ crit, b64: true }))).to.equal('signature-wrong');
  });

  it('is no RS256 with a short key, a private one or one of another kind', () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    expect(refusalOf(signed({}, short.privateKey), short.publicKey)).to.equal('signature-wrong');
    expect(refusalOf(signed({}), platformKey)).to.equal('signature-wrong');
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(refusalOf(signed({}, curve.privateKey), curve.publicKey)).to.equal('signature-wrong');
  });

  it('has no padding and no stray characters, as RFC 7515 has it', () => {
    const token = signed({});
    const spellings = [`${token}=`, `${token}\n`, `${token} `, `${token}*`, ` ${token}`];
    for (const spelling of spellings) expect(refusalOf(spelling), spelling).not.to.equal('none');
    const [header, body] = token.split('.');
    expect(refusalOf(`${header}.${body}.`)).to.equal('token-malformed');
  });

  it('is judged as jose judges it, wherever a character was changed', async () => {
    const token = signed({});
    const { n, e } = platformPublicKey.export({ format: 'jwk' });
    const key = createPublicKey({ key: { kty: 'RSA', n, e } as never, format: 'jwk' });
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      const isGood = await compactVerify(changed, key, { algorithms: ['RS256'] }).then(
        () => true,
        () => false,
      );
      expect(refusalOf(changed, key) === 'none', `${at}`).to.equal(isGood);
    }
  });
});
