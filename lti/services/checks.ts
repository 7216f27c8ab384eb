import { z } from 'zod';
import type { Egress } from '../egress.js';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import type { Registration } from '../ports.js';
import type { LmsChecks } from '../types.js';
import { parseJson, type ServiceClient } from './client.js';
import { fetchRoster } from './roster.js';
import type { AccessTokens } from './tokens.js';

const KeySet = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) });

/**
 * What a self-test asks an LMS. Each call asks for a token of its own, since one that is still in
 * memory would hide that the administrator has taken the permission away.
 */
export function createChecks(deps: {
  egress: Egress;
  client: ServiceClient;
  tokens: Pick<AccessTokens, 'tryAnew'>;
  now(): Date;
}): LmsChecks {
  const { client } = deps;
  return {
    async platformKeys(registrationId) {
      return readKeys(deps, await client.registration(registrationId));
    },
    async access(registrationId, scope) {
      await deps.tokens.tryAnew(await client.registration(registrationId), [scope]);
    },
    async rosterPage(registrationId, rosterUrl) {
      for await (const { members } of fetchRoster(client, registrationId, rosterUrl))
        return { members: members.length, named: members.filter(({ name }) => name).length };
      return { members: 0, named: 0 };
    },
  };
}

/** The `Date` of the answer tells how far its clock is from ours, to about a second. */
async function readKeys(
  deps: { egress: Egress; now(): Date },
  { jwksUrl }: Registration,
): ReturnType<LmsChecks['platformKeys']> {
  const operation = "reading the LMS's keys";
  const answer = await deps.egress
    .send(jwksUrl, { isRegistered: true, headers: { accept: 'application/json' } })
    .catch((cause: unknown) => {
      throw new LmsError(operation, { cause });
    });
  if (answer.status !== 200) throw new LmsError(operation, { answer });
  const set = KeySet.safeParse(parseJson(answer.text, operation));
  if (!set.success)
    throw new LmsError(operation, { cause: new UnreadableAnswer('no keys in the answer') });
  const at = Date.parse(answer.headers.date ?? '');
  return {
    keys: set.data.keys.length,
    clockSkewMs: Number.isNaN(at) ? null : at - deps.now().getTime(),
  };
}
