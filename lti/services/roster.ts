import { z } from 'zod';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import { classifyRoles } from '../roles.js';
import { NRPS_SCOPE } from '../tool-configuration.js';
import type { RosterMember, RosterPage } from '../types.js';
import type { ServiceClient } from './client.js';

const ROSTER_ACCEPT = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** Moodle sends everybody at once unless told otherwise, which is too much to read from one answer. */
const PAGE_SIZE = '250';

const text = z.string().min(1).max(1_000).optional().catch(undefined);
const Container = z.object({ members: z.array(z.unknown()) });
const Member = z.object({
  user_id: z.union([z.string().min(1).max(255), z.number().transform(String)]),
  roles: z.array(z.string()).catch([]),
  status: z.string().optional().catch(undefined),
  name: text,
  given_name: text,
  family_name: text,
  email: text,
  lis_person_sourcedid: text,
});

/**
 * The class list, page by page, so that a list of any length needs little memory. An entry without a
 * user id is counted and left out.
 *
 * @throws LmsError - also when a later page fails: half a list must not look like a whole one.
 * @see https://www.imsglobal.org/spec/lti-nrps/v2p0
 */
export async function* fetchRoster(
  client: ServiceClient,
  registrationId: string,
  rosterUrl: string,
): AsyncIterable<RosterPage> {
  const operation = 'reading the class list';
  const registration = await client.registration(registrationId);
  const call = { operation, scopes: [NRPS_SCOPE], accept: ROSTER_ACCEPT };
  for await (const page of client.pages(registration, inPages(rosterUrl), call)) {
    const container = Container.safeParse(page);
    if (!container.success)
      throw new LmsError(operation, { cause: new UnreadableAnswer('no members in the answer') });
    const members: RosterMember[] = [];
    let skipped = 0;
    for (const entry of container.data.members) {
      const member = Member.safeParse(entry);
      if (member.success) members.push(toRosterMember(member.data));
      else skipped += 1;
    }
    yield { members, skipped };
  }
}

/** Platforms with smaller pages keep to their own. */
function inPages(rosterUrl: string): string {
  if (!URL.canParse(rosterUrl)) return rosterUrl;
  const url = new URL(rosterUrl);
  if (!url.searchParams.has('limit')) url.searchParams.set('limit', PAGE_SIZE);
  return url.href;
}

function toRosterMember(member: z.infer<typeof Member>): RosterMember {
  const known = (value: string | undefined) =>
    value !== undefined && /^\$[A-Za-z]/.test(value) ? undefined : value;
  const [name, givenName, familyName] = [member.name, member.given_name, member.family_name].map(
    known,
  );
  const [email, sisId] = [member.email, member.lis_person_sourcedid].map(known);
  return {
    sub: member.user_id,
    courseRole: classifyRoles(member.roles).courseRole,
    isActive: member.status === undefined || member.status.toLowerCase() === 'active',
    ...(name && { name }),
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    ...(email && { email }),
    ...(sisId && { sisId }),
  };
}
