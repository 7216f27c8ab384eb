/** With the `u` flag this is half of a character only, never the two halves of a whole one. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/**
 * Where in a request stands a text that the database can't hold: PostgreSQL has no NUL character and no half
 * of one. Nobody types them; they come with what is pasted or cut out of broken files.
 *
 * @param path - of `value` in the request, e.g. `['body', 'title']`
 */
export function unstorableTexts(value: unknown, path: PropertyKey[]): PropertyKey[][] {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unstorableTexts(inner, [...path, name]));
}
