/**
 * The address of the next page in a `Link` header.
 *
 * Tolerant on purpose: Moodle writes `rel=“next”` with curly quotes (which arrive as latin-1 noise)
 * and `&amp;` inside addresses; others leave the quotes out or name several relations at once.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8288
 */
export function nextPage(header: string | undefined, current: string): string | undefined {
  for (const [, address = '', parameters = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const relation = /;\s*rel\s*=\s*([^;]*)/i.exec(parameters)?.[1] ?? '';
    if (!/(^|[^a-z])next([^a-z]|$)/i.test(relation)) continue;
    const target = address.replaceAll('&amp;', '&').trim();
    return URL.canParse(target, current) ? new URL(target, current).href : undefined;
  }
  return undefined;
}
