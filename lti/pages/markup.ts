/** HTML that has been escaped already. */
export interface Markup {
  readonly markup: string;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are escaped, unless they are markup themselves. */
export function markup(
  parts: TemplateStringsArray,
  ...values: (string | number | Markup | Markup[] | undefined)[]
): Markup {
  const text = parts.reduce((done, part, index) => done + toHtml(values[index - 1]) + part);
  return { markup: text };
}

function toHtml(value: string | number | Markup | Markup[] | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((entry) => entry.markup).join('');
  if (typeof value === 'object') return value.markup;
  return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** A value inside a script, which `</script>` in it can't end. */
export function scriptValue(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll('<', '\\u003c') };
}
