import { createHash } from 'node:crypto';

/** Who sees it, which goal is in focus and where a file lies are no part of what an entry says. */
const APART = new Set(['id', 'isFocus', 'visibility', 'path']);

/** SHA-256 of what an entry says, however its keys are ordered. */
export function contentHash(item: object): Buffer {
  return createHash('sha256').update(canonical(item, true)).digest();
}

function canonical(value: unknown, isTop = false): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([key]) => !(isTop ? APART.has(key) : key === 'path'))
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}
