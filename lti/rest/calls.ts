import { z } from 'zod';
import type { Egress, EgressReply } from '../egress.js';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import { parseJson } from '../services/client.js';

/** One question to an LMS's own API. Only reading: Moodle takes its questions by POST. */
export interface RestCall {
  operation: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
}

/** Asks, and gives back the JSON; undefined where there is no such thing. */
export type Ask = (address: string, call: RestCall) => Promise<unknown>;

/**
 * Asks by the guarded way out, which calls public addresses only and follows no redirect.
 *
 * @throws LmsError for every answer but a good one and “not found”.
 */
export const createAsk =
  (egress: Egress): Ask =>
  async (address, { operation, headers, form }) => {
    let answer: EgressReply;
    try {
      answer = await egress.send(address, {
        isRegistered: true,
        method: form ? 'POST' : 'GET',
        headers: {
          accept: 'application/json',
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(form && { body: new URLSearchParams(form).toString() }),
      });
    } catch (cause) {
      throw new LmsError(operation, { cause });
    }
    if (answer.status === 404) return undefined;
    if (answer.status < 200 || answer.status > 299) throw new LmsError(operation, { answer });
    return parseJson(answer.text, operation);
  };

/** @throws LmsError when the LMS answered with something else than its documentation says. */
export function understood<S extends z.ZodType>(
  schema: S,
  value: unknown,
  operation: string,
): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  throw new LmsError(operation, { cause: new UnreadableAnswer(`not as documented: ${path}`) });
}

/** A number, or a text that is one: Moodle and Schoology send either. Anything else is no number. */
export const Numeric = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => {
    if (value === null || value === undefined || value === '') return null;
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
  });

/** The part of the address below the site; undefined where it stands on another one. */
export function pathBelow(site: string, address: string): URL | undefined {
  if (!URL.canParse(site) || !URL.canParse(address)) return undefined;
  const [base, url] = [new URL(site), new URL(address)];
  const folder = base.pathname.replace(/\/$/, '');
  if (url.host !== base.host || !`${url.pathname}/`.startsWith(`${folder}/`)) return undefined;
  url.pathname = url.pathname.slice(folder.length);
  return url;
}

/** The site without a slash at its end. */
export const baseOf = (site: string): string => site.replace(/\/+$/, '');
