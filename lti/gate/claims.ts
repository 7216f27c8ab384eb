import { z } from 'zod';
import { LtiRefusal } from '../refusal.js';

export const LTI = 'https://purl.imsglobal.org/spec/lti/claim/';
export const AGS = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
export const NRPS = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
export const DEEP_LINKING = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';

const text = z.string().min(1).max(1_000);
const id = z.string().min(1).max(255);
const webAddress = z.string().max(4_000);
/** Platforms send null, "" and wrong types for what they don't know; none of it may stop a launch. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);

/** What we read of an id token. Everything else in it is never looked at. */
const Claims = z.object({
  iss: z.string(),
  sub: id,
  name: lenient(text),
  given_name: lenient(text),
  family_name: lenient(text),
  email: lenient(z.string().min(3).max(320)),
  locale: lenient(text),
  [`${LTI}message_type`]: z.enum([
    'LtiResourceLinkRequest',
    'LtiDeepLinkingRequest',
    'LtiSubmissionReviewRequest',
  ]),
  [`${LTI}deployment_id`]: id,
  [`${LTI}target_link_uri`]: lenient(webAddress.min(1)),
  [`${LTI}roles`]: z.array(z.string().max(500)).max(200),
  [`${LTI}resource_link`]: lenient(z.object({ id: lenient(id), title: lenient(text) })),
  [`${LTI}context`]: lenient(
    z.object({
      id,
      title: lenient(text),
      label: lenient(text),
      type: lenient(z.array(z.string().max(500)).max(20)),
    }),
  ),
  [`${LTI}lis`]: lenient(z.object({ person_sourcedid: lenient(text) })),
  [`${LTI}custom`]: lenient(z.record(z.string(), z.unknown())),
  [`${LTI}for_user`]: lenient(z.object({ user_id: id })),
  [`${LTI}tool_platform`]: lenient(
    z.object({ product_family_code: lenient(text), guid: lenient(id) }),
  ),
  [`${LTI}launch_presentation`]: lenient(
    z.object({
      locale: lenient(text),
      document_target: lenient(text),
      return_url: lenient(webAddress),
    }),
  ),
  [AGS]: lenient(
    z.object({
      scope: z.array(z.string()).catch([]),
      lineitems: lenient(webAddress),
      lineitem: lenient(webAddress),
    }),
  ),
  [NRPS]: lenient(z.object({ context_memberships_url: lenient(webAddress) })),
  [DEEP_LINKING]: lenient(
    z.object({
      deep_link_return_url: webAddress,
      accept_types: z.array(z.string()).catch([]),
      accept_presentation_document_targets: z.array(z.string()).catch([]),
      accept_multiple: flag.optional().catch(undefined),
      accept_lineitem: flag.optional().catch(undefined),
      auto_create: flag.optional().catch(undefined),
      data: lenient(z.string().max(20_000)),
    }),
  ),
});
export type Claims = z.infer<typeof Claims>;

/**
 * Reads the claims of a token whose signature has been checked, or says which rule it breaks: each
 * of the certification suite's bad payloads has a code of its own.
 *
 * @throws LtiRefusal
 * @see https://www.imsglobal.org/spec/lti/v1p3#required-message-claims
 */
export function readClaims(payload: Record<string, unknown>): Claims {
  requireEnvelope(payload);
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) {
    const claim = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new LtiRefusal('claim-invalid', { detail: claim.replace(LTI, '') });
  }
  requireMessage(parsed.data);
  return parsed.data;
}

/** What every LTI message needs, in the order in which a person would want to hear of it. */
function requireEnvelope(payload: Record<string, unknown>): void {
  const isFilled = (name: string) => typeof payload[name] === 'string' && payload[name] !== '';
  const isLti = Object.keys(payload).some((name) => name.startsWith(LTI));
  if (!isLti) throw new LtiRefusal('message-type-wrong');
  if (payload[`${LTI}version`] !== '1.3.0') throw new LtiRefusal('version-wrong');
  if (!isFilled(`${LTI}message_type`)) throw new LtiRefusal('message-type-wrong');
  if (!isFilled('sub')) throw new LtiRefusal('person-absent');
  // Missing is an error, empty is not: somebody without a role may open their own page.
  if (!Array.isArray(payload[`${LTI}roles`])) throw new LtiRefusal('roles-absent');
  if (!isFilled(`${LTI}deployment_id`)) throw new LtiRefusal('deployment-absent');
}

function requireMessage(claims: Claims): void {
  const type = claims[`${LTI}message_type`];
  if (type === 'LtiDeepLinkingRequest') {
    if (!claims[DEEP_LINKING])
      throw new LtiRefusal('claim-invalid', { detail: 'deep_linking_settings' });
    return;
  }
  if (!claims[`${LTI}target_link_uri`])
    throw new LtiRefusal('claim-invalid', { detail: 'target_link_uri' });
  if (type === 'LtiSubmissionReviewRequest') {
    if (!claims[`${LTI}for_user`]) throw new LtiRefusal('claim-invalid', { detail: 'for_user' });
  } else if (!claims[`${LTI}resource_link`]?.id) {
    throw new LtiRefusal('resource-link-absent');
  }
}
