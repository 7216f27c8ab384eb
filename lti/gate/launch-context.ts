import { readCustom, resolved } from '../custom-values.js';
import { LtiRefusal } from '../refusal.js';
import { classifyRoles } from '../roles.js';
import { platformFamily } from '../platform-family.js';
import type { Deployment, Registration } from '../ports.js';
import { sectionsOf } from '../sections.js';
import type { DeepLinkSettings, GradeService, LaunchContext, MessageType } from '../types.js';
import { historyOf } from './history.js';
import { ownTarget } from './target.js';
import { AGS, type Claims, DEEP_LINKING, LTI, NRPS } from './claims.js';

const MESSAGE_TYPES: Record<Claims[`${typeof LTI}message_type`], MessageType> = {
  LtiResourceLinkRequest: 'resource-link',
  LtiDeepLinkingRequest: 'deep-linking',
  LtiSubmissionReviewRequest: 'submission-review',
};

/** Where a deep-linking launch goes when the platform names no page. */
const DEFAULT_TARGET = '/lti/launch';
const STAFF = new Set(['teacher', 'assistant', 'designer']);

/** What a launch says, before it is known which district it belongs to. */
export type UnboundLaunch = Omit<LaunchContext, 'deploymentId' | 'tenantId' | 'schoolId'>;

/**
 * Puts checked claims into our own words.
 *
 * @throws LtiRefusal for a target outside the tool, and for students who try to place links or to
 * read another's work.
 */
export function toLaunch(
  claims: Claims,
  registration: Registration,
  publicUrl: string,
): UnboundLaunch {
  const messageType = MESSAGE_TYPES[claims[`${LTI}message_type`]];
  const { courseRole, isAdministrator, isTestUser } = classifyRoles(claims[`${LTI}roles`]);
  if (messageType !== 'resource-link' && !STAFF.has(courseRole) && !isAdministrator)
    throw new LtiRefusal('deep-link-refused');

  const custom = readCustom(claims[`${LTI}custom`]);
  const presentation = claims[`${LTI}launch_presentation`];
  const targetUri = claims[`${LTI}target_link_uri`];
  return {
    messageType,
    registrationId: registration.id,
    family: familyOf(claims, registration),
    user: userOf(claims, custom),
    courseRole,
    isAdministrator,
    isTestUser,
    custom,
    target: targetUri ? ownTarget(targetUri, publicUrl) : DEFAULT_TARGET,
    ...courseOf(claims, custom),
    ...defined('sections', sectionsOf(custom)),
    ...defined('resourceLink', resourceLinkOf(claims, custom)),
    ...defined('grades', gradeServiceOf(claims)),
    ...defined('rosterUrl', resolved(claims[NRPS]?.context_memberships_url)),
    ...defined('deepLink', deepLinkOf(claims, messageType)),
    ...defined('platformGuid', resolved(claims[`${LTI}tool_platform`]?.guid)),
    ...defined('forUserSub', claims[`${LTI}for_user`]?.user_id),
    ...defined('locale', resolved(presentation?.locale) ?? resolved(claims.locale)),
    ...defined('returnUrl', webPage(presentation?.return_url)),
    ...defined('documentTarget', presentation?.document_target),
  };
}

/** Binds the launch to its district. */
export function bindLaunch(
  launch: UnboundLaunch,
  deployment: Deployment & { tenantId: string },
): LaunchContext {
  return {
    ...launch,
    deploymentId: deployment.id,
    tenantId: deployment.tenantId,
    schoolId: deployment.schoolId,
  };
}

/** Leaves the field out instead of setting it to undefined (`exactOptionalPropertyTypes`). */
function defined<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}

function userOf(claims: Claims, custom: Record<string, string>): LaunchContext['user'] {
  const sisId = resolved(claims[`${LTI}lis`]?.person_sourcedid) ?? custom.user_sis_id;
  return {
    sub: claims.sub,
    ...defined('name', resolved(claims.name)),
    ...defined('givenName', resolved(claims.given_name)),
    ...defined('familyName', resolved(claims.family_name)),
    ...defined('email', resolved(claims.email)),
    ...defined('sisId', sisId),
  };
}

function courseOf(claims: Claims, custom: Record<string, string>): Pick<LaunchContext, 'course'> {
  const context = claims[`${LTI}context`];
  // Canvas's account navigation names the account: no course, no class, no gradebook.
  if (!context || context.type?.includes('Account')) return {};
  return {
    course: {
      lmsId: context.id,
      ...defined('title', resolved(context.title)),
      ...defined('label', resolved(context.label)),
      history: historyOf(custom.context_id_history),
    },
  };
}

function resourceLinkOf(
  claims: Claims,
  custom: Record<string, string>,
): LaunchContext['resourceLink'] {
  const link = claims[`${LTI}resource_link`];
  if (!link?.id) return undefined;
  const history = historyOf(custom.resource_link_id_history);
  return {
    id: link.id,
    ...defined('title', resolved(link.title)),
    ...(history.length > 0 && { history }),
  };
}

function gradeServiceOf(claims: Claims): GradeService | undefined {
  const endpoint = claims[AGS];
  if (!endpoint) return undefined;
  return {
    scopes: endpoint.scope,
    ...defined('lineItemsUrl', resolved(endpoint.lineitems)),
    ...defined('lineItemUrl', resolved(endpoint.lineitem)),
  };
}

function deepLinkOf(claims: Claims, messageType: MessageType): DeepLinkSettings | undefined {
  const settings = claims[DEEP_LINKING];
  if (messageType !== 'deep-linking' || !settings) return undefined;
  const returnUrl = webPage(settings.deep_link_return_url);
  if (!returnUrl) throw new LtiRefusal('claim-invalid', { detail: 'deep_link_return_url' });
  return {
    returnUrl,
    acceptTypes: settings.accept_types,
    documentTargets: settings.accept_presentation_document_targets,
    acceptsMultiple: settings.accept_multiple ?? false,
    acceptsLineItem: settings.accept_lineitem ?? true,
    autoCreate: settings.auto_create ?? false,
    ...defined('data', settings.data),
  };
}

/** Only pages the browser may be sent to: never `javascript:` and the like. */
function webPage(address: string | undefined): string | undefined {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? address : undefined;
}

const familyOf = (claims: Claims, registration: Registration) => {
  const named = platformFamily(claims[`${LTI}tool_platform`]?.product_family_code);
  return named === 'other' ? registration.family : named;
};
