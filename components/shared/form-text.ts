import type { IlpField } from './ilp-field.js';

/** What stands in a named field, without the space around it. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** What the field that an event comes from now holds. */
export const valueOf = (event: Event): string => (event.currentTarget as IlpField).value;
