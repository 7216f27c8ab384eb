/**
 * Where in a request stands a text that the database can't hold: PostgreSQL has no NUL character. Nobody
 * types one; it comes with what is pasted out of broken files.
 *
 * @param path - of `value` in the request, e.g. `['body', 'title']`
 */
export function unstorableTexts(value: unknown, path: PropertyKey[]): PropertyKey[][] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unstorableTexts(inner, [...path, name]));
}
