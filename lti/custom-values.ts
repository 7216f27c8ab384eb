/**
 * A variable that the platform could not fill arrives as its own name (`$Person.sourcedId`). Taken
 * for a value it would be the same "id" for everybody, so it counts as absent.
 */
export function resolved(value: string | undefined): string | undefined {
  if (value === undefined || value.trim() === '' || /^\$[A-Za-z]/.test(value)) return undefined;
  return value;
}

/** Keys lose their case on some platforms, values may be numbers, unresolved variables are noise. */
export function readCustom(custom: Record<string, unknown> | undefined): Record<string, string> {
  const entries = Object.entries(custom ?? {}).flatMap(([key, value]): [string, string][] => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      return [];
    const known = resolved(String(value));
    return known === undefined ? [] : [[key.toLowerCase(), known]];
  });
  return Object.fromEntries(entries);
}
