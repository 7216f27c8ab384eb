import type { PassportFile } from '#contracts/passport-file.js';

/** Titles of occupations are the data's; where a file lies says nothing of the plan. */
const APART = new Set(['path']);

/** What a plan says, in one order, so that two of them can be compared. */
export function sayings({ parts }: Pick<PassportFile, 'parts'>): unknown {
  return Object.fromEntries(
    Object.entries(parts).map(([part, items]) => [
      part,
      (items as { id: string }[])
        .map((item) => plain(part === 'careers' ? { ...item, title: '' } : item))
        .sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)),
    ]),
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !APART.has(key))
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, one]) => [key, plain(one)]),
  );
}
