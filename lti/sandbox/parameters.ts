import type { Request } from 'express';

/** Query and form fields of a request together, texts only. */
export function parametersOf(request: Request): Record<string, string> {
  const body: unknown = request.body;
  const all = { ...request.query, ...(typeof body === 'object' ? body : {}) };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The members of a JSON object; of anything else, none. */
export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
