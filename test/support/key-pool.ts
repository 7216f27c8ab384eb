import crypto, { type KeyObject } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { promisify } from 'node:util';
import { keptKey } from './kept-keys.js';

/** More than any test has at a time: keys that meet in one test are never the same. */
const KEYS = 48;
const BITS = 2048;

interface Pair<Key> {
  publicKey: Key;
  privateKey: Key;
}

/**
 * Chance, faked for key pairs: a run draws so many real ones and then the same again in turn. To draw one takes a
 * tenth of a second of a processor, and each platform that a test sets up has three. Processes of one run share
 * those that one of them has drawn.
 */
export function drawKeysFromPool(): void {
  const make = promisify(crypto.generateKeyPair) as (
    kind: string,
    options: object,
  ) => Promise<Pair<KeyObject>>;
  const draw = async () => {
    const { privateKey } = await make('rsa', { modulusLength: BITS });
    return privateKey;
  };
  const nextPair = inTurn(async (place) => {
    const privateKey = await keptKey(`pair-${place}`, draw);
    return { privateKey, publicKey: crypto.createPublicKey(privateKey) };
  });
  const pooled = (kind: string, options: { modulusLength?: number }) =>
    kind === 'rsa' && options.modulusLength === BITS && Object.keys(options).length === 1
      ? nextPair()
      : make(kind, options);
  // Only its promise is used, as `promisify` gives it.
  Object.assign(crypto, {
    generateKeyPair: Object.assign(crypto.generateKeyPair.bind(crypto), {
      [promisify.custom]: pooled,
    }),
  });
  syncBuiltinESMExports();
  poolWebKeys(crypto.webcrypto.subtle, draw);
}

type WebPair = crypto.webcrypto.CryptoKeyPair;
type WebAlgorithm = crypto.webcrypto.RsaHashedKeyGenParams;

/** The same for the pairs that `jose` makes. */
function poolWebKeys(subtle: crypto.webcrypto.SubtleCrypto, draw: () => Promise<KeyObject>): void {
  const make = subtle.generateKey.bind(subtle) as (...asked: unknown[]) => Promise<WebPair>;
  const pools = new Map<string, () => Promise<WebPair>>();
  const pooled = (...asked: unknown[]): Promise<WebPair> => {
    const [algorithm, isExtractable] = asked as [WebAlgorithm, boolean];
    if (algorithm.name !== 'RSASSA-PKCS1-v1_5' || algorithm.modulusLength !== BITS)
      return make(...asked);
    const kind = JSON.stringify(asked);
    const pool = `web-${pools.size}`;
    const next =
      pools.get(kind) ??
      inTurn(async (place) =>
        webPair(await keptKey(`${pool}-${place}`, draw), algorithm, isExtractable),
      );
    pools.set(kind, next);
    return next();
  };
  Object.defineProperty(subtle, 'generateKey', { value: pooled });
}

/** A pair as `generateKey` would give it, for signing. */
async function webPair(
  privateKey: KeyObject,
  { name, hash }: WebAlgorithm,
  isExtractable: boolean,
): Promise<WebPair> {
  const { subtle } = crypto.webcrypto;
  const algorithm = { name, hash };
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' });
  const open = crypto.createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    privateKey: await subtle.importKey('pkcs8', secret, algorithm, isExtractable, ['sign']),
    publicKey: await subtle.importKey('spki', open, algorithm, true, ['verify']),
  };
}

/** The first ones are made, the later ones are those again. */
function inTurn<Made>(make: (place: number) => Promise<Made>): () => Promise<Made> {
  const made: Promise<Made>[] = [];
  let asked = 0;
  return () => {
    const place = asked % KEYS;
    asked += 1;
    return (made[place] ??= make(place));
  };
}
