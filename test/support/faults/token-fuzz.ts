/** Numbers that look random and are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const ODD: unknown[] = [
  ...[null, true, 0, -1, 1e308, '', ' ', '\u0000', 'x'.repeat(5_000), [], {}, [[]], [null]],
  ...[{ __proto__: null, a: 1 }, ['client-1'], '../../etc/passwd', '$User.id', '١٢٣', '\ud800'],
];
const CHARACTERS = 'ABCabc019-_.=+/ \n%\u0000é'.split('');

/**
 * A token that must never be accepted: a good one with characters, parts, header or claims changed, or
 * noise.
 */
export function brokenToken(good: string, random: () => number): string {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const [header = '', payload = '', signature = ''] = good.split('.');
  const parse = (part: string) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const changed = (part: string) => {
    const value = parse(part);
    const name = pick([...Object.keys(value), 'jwk', 'jku', 'x5u', 'crit', 'zip', 'b64', 'azp']);
    return { ...value, [name]: pick(ODD) };
  };
  const noise = (length: number) => Array.from({ length }, () => pick(CHARACTERS)).join('');
  const kinds: (() => string)[] = [
    () => {
      // The last character of a part may hold bits that no decoder reads.
      const at = Math.floor(random() * (good.length - 2));
      return good.slice(0, at) + pick(CHARACTERS) + good.slice(at + 1);
    },
    () => good.slice(0, Math.floor(random() * (good.length - 8))),
    () => good + noise(1 + Math.floor(random() * 20)),
    () => `${header}.${encoded(changed(payload))}.${signature}`,
    () => `${encoded(changed(header))}.${payload}.${signature}`,
    () =>
      `${encoded({ ...parse(header), alg: pick(['none', 'HS256', 'PS256', 'EdDSA']) })}.${payload}.`,
    () => [header, payload, signature].toSorted(() => random() - 0.5).join(pick(['.', '..', ''])),
    () => `${encoded(pick(ODD))}.${encoded(pick(ODD))}.${noise(20)}`,
    () => `${header}.${Buffer.from(noise(200)).toString('base64url')}.${signature}`,
    () => noise(Math.floor(random() * 400)),
  ];
  for (;;) {
    const token = pick(kinds)();
    if (!isSameToken(token, good)) return token;
  }
}

/** White space and unread bits aside: those are the same token. */
function isSameToken(token: string, good: string): boolean {
  const bytes = (text: string) => text.split('.').map((part) => Buffer.from(part, 'base64url'));
  const [one, other] = [bytes(token), bytes(good)];
  return one.length === other.length && one.every((part, index) => part.equals(other[index]!));
}
