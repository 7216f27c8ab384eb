import { z } from 'zod';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import { readCustom, resolved } from '../custom-values.js';
import type { Registration } from '../ports.js';
import { classifyRoles } from '../roles.js';
import { sectionsOf } from '../sections.js';
import { NRPS_SCOPE } from '../tool-configuration.js';
import type { RosterMember, RosterPage } from '../types.js';
import type { ServiceClient } from './client.js';

const ROSTER_ACCEPT = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** Moodle sends everybody at once unless told otherwise, which is too much to read from one answer. */
const PAGE_SIZE = '250';

const CUSTOM = 'https://purl.imsglobal.org/spec/lti/claim/custom';

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
  message: z.array(z.unknown()).catch([]),
});
const Message = z.object({ [CUSTOM]: z.record(z.string(), z.unknown()) });

/**
 * The class list, page by page, so that a list of any length needs little memory. An entry without a
 * user id is counted and left out.
 *
 * @param linkId - as for `LmsServices.fetchRoster()`.
 * @throws LmsError - also when a later page fails: half a list must not look like a whole one.
 * @see https://www.imsglobal.org/spec/lti-nrps/v2p0
 */
export async function* fetchRoster(
  client: ServiceClient,
  registrationId: string,
  rosterUrl: string,
  linkId?: string | null,
): AsyncIterable<RosterPage> {
  const registration = await client.registration(registrationId);
  const address = inPages(rosterUrl);
  const withSections = linkId ? addressWithSections(registration, address, linkId) : null;
  if (withSections === null) {
    yield* pagesAt(client, registration, address);
    return;
  }
  let hasBegun = false;
  try {
    for await (const page of pagesAt(client, registration, withSections)) {
      hasBegun = true;
      yield page;
    }
  } catch (error) {
    // The link was taken out of the course, or belongs to another tool of the school's by now: better a
    // list without sections than none.
    if (hasBegun || !(error instanceof LmsError) || error.isTransient) throw error;
    yield* pagesAt(client, registration, address);
  }
}

/**
 * Canvas tells each member's sections in the message that a link of ours would launch them with. Others
 * have none inside a course, so they are not asked for more than the list.
 */
function addressWithSections(
  { family }: Registration,
  address: string,
  linkId: string,
): string | null {
  if (family !== 'canvas' || !URL.canParse(address)) return null;
  const url = new URL(address);
  url.searchParams.set('rlid', linkId);
  return url.href;
}

async function* pagesAt(
  client: ServiceClient,
  registration: Registration,
  address: string,
): AsyncIterable<RosterPage> {
  const operation = 'reading the class list';
  const call = { operation, scopes: [NRPS_SCOPE], accept: ROSTER_ACCEPT };
  for await (const page of client.pages(registration, address, call)) {
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
  const [name, givenName, familyName] = [member.name, member.given_name, member.family_name].map(
    resolved,
  );
  const [email, sisId] = [member.email, member.lis_person_sourcedid].map(resolved);
  const sections = sectionsOf(readCustom(customOf(member.message)));
  return {
    sub: member.user_id,
    courseRole: classifyRoles(member.roles).courseRole,
    isActive: member.status === undefined || member.status.toLowerCase() === 'active',
    ...(name && { name }),
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    ...(email && { email }),
    ...(sisId && { sisId }),
    ...(sections && { sections }),
  };
}

/** The custom parameters that our link would launch this person with. */
function customOf(messages: unknown[]): Record<string, unknown> | undefined {
  const [message] = messages.flatMap((each) => Message.safeParse(each).data ?? []);
  return message?.[CUSTOM];
}
