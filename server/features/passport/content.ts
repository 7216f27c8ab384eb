import { createHash } from 'node:crypto';

/**
 * Who sees it, which goal is in focus, where a file lies, and when a career was marked or what the data call
 * it are no part of what an entry says.
 */
const APART = new Set(['id', 'isFocus', 'visibility', 'path', 'career', 'markedAt']);

/** SHA-256 of what an entry says, however its keys are ordered. */
export function contentHash(item: object): Buffer {
  return createHash('sha256').update(canonical(item, true)).digest();
}

/**
 * The hashes by which an entry was known before its kind got fields that then had no other value: what an
 * older Pathlight brought in is known by one of them. The newest first.
 */
export function contentHashes(item: object): Buffer[] {
  const forms = [item];
  const drop = (...keys: string[]) => {
    const last = Object.entries(forms.at(-1) ?? {});
    forms.push(Object.fromEntries(last.filter(([key]) => !keys.includes(key))));
  };
  if ('mix' in item && item.mix === null) {
    drop('mix');
    if ('kind' in item && item.kind === 'interests') drop('kind', 'areas');
  }
  return forms.map(contentHash);
}

function canonical(value: unknown, isTop = false): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key]) => !(isTop ? APART.has(key) : key === 'path'))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
