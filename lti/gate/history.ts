/** Copies of copies of copies: what is further back has nothing that the nearer ones have not. */
const LENGTH_MAX = 100;
const ID_MAX = 255;
/** What Canvas writes at the end of a long history, and instead of one that took too long. */
const WORDS = new Set(['truncated', 'timed out']);

/**
 * The ids in a history variable (`$Context.id.history`, `$ResourceLink.id.history`), nearest first.
 * What is no id is left out, and so is what comes after the first hundred.
 */
export function historyOf(value: string | undefined): string[] {
  const ids = (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.length <= ID_MAX && !WORDS.has(part));
  return [...new Set(ids)].slice(0, LENGTH_MAX);
}
