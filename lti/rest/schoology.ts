import { z } from 'zod';
import { type Ask, baseOf, Numeric, pathBelow, understood } from './calls.js';
import type { RestGrant, WorkReader } from './types.js';

const Submissions = z.object({
  revision: z
    .array(z.object({ draft: Numeric }))
    .nullish()
    .transform((value) => value ?? []),
});
const Grades = z.object({
  section: z
    .array(
      z.object({
        section_id: z.coerce.string(),
        period: z
          .array(
            z.object({
              assignment: z
                .array(
                  z.object({
                    assignment_id: z.coerce.string(),
                    grade: Numeric,
                    max_points: Numeric,
                  }),
                )
                .nullish(),
            }),
          )
          .nullish(),
      }),
    )
    .nullish(),
});

/** Schoology's API has a host of its own, one for all districts. */
const API = 'https://api.schoology.com/v1';
const apiOf = (site: string): string =>
  /(^|\.)schoology\.com$/.test(new URL(site).hostname) ? API : `${baseOf(site)}/v1`;

const placeOf = (site: string, address: string): string | undefined =>
  /^\/assignment\/(\d+)/.exec(pathBelow(site, address)?.pathname ?? '')?.[1];

/** Two-legged OAuth 1.0a; over TLS Schoology takes the plain signature. */
function signed({ token }: RestGrant, now: Date, nonce: string): Record<string, string> {
  const cut = token.indexOf(':');
  const [key, secret] = [token.slice(0, cut), token.slice(cut + 1)];
  const parts = {
    realm: 'Schoology API',
    oauth_consumer_key: key,
    oauth_token: '',
    oauth_nonce: nonce,
    oauth_timestamp: String(Math.floor(now.getTime() / 1000)),
    oauth_signature_method: 'PLAINTEXT',
    oauth_version: '1.0',
    oauth_signature: `${secret}&`,
  };
  const written = Object.entries(parts).map(
    ([name, value]) => `${name}="${name === 'realm' ? value : encodeURIComponent(value)}"`,
  );
  return { authorization: `OAuth ${written.join(', ')}` };
}

/**
 * Schoology: a student's revisions of one assignment, and their grade for it. The context of launches is
 * the section.
 *
 * @see https://developers.schoology.com/api-documentation/rest-api-v1/submissions
 */
export const schoologyReader = (ask: Ask, now: () => Date, nonce: () => string): WorkReader => ({
  canRead: ({ site }, { url, sub, contextId }) =>
    placeOf(site, url) !== undefined && /^\d+$/.test(sub) && /^\d+$/.test(contextId),
  async probe(grant) {
    await ask(`${apiOf(grant.site)}/app-user-info`, {
      operation: 'checking the token',
      headers: signed(grant, now(), nonce()),
    });
  },
  async read(grant, { url, sub, contextId: section }) {
    const assignment = placeOf(grant.site, url);
    if (!assignment) return null;
    const operation = 'reading course work';
    const get = (path: string) =>
      ask(`${apiOf(grant.site)}${path}`, { operation, headers: signed(grant, now(), nonce()) });
    const found = await get(`/sections/${section}/submissions/${assignment}/${sub}`);
    if (found === undefined) return null;
    const { revision } = understood(Submissions, found, operation);
    const held = await get(`/users/${sub}/grades?section_id=${section}`);
    const { section: sections } = understood(Grades, held ?? {}, operation);
    const grade = (sections ?? [])
      .filter((one) => one.section_id === section)
      .flatMap(({ period }) => period ?? [])
      .flatMap((one) => one.assignment ?? [])
      .find((one) => one.assignment_id === assignment);
    if (grade && grade.grade !== null)
      return { state: 'graded', points: grade.grade, maximum: grade.max_points };
    if (revision.some(({ draft }) => draft !== 1))
      return { state: 'handed-in', points: null, maximum: null };
    return { state: revision.length > 0 ? 'draft' : 'open', points: null, maximum: null };
  },
});
