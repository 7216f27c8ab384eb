import { customValues } from './custom-values.js';
import { currentTool, type Platform } from './platform.js';
import { AGS_CLAIM, AGS_SCOPES, CLAIM, DEEP_LINK, NRPS_CLAIM } from './profiles.js';
import { launchRoles } from './roles.js';
import type { Course, MessageType, Person, ResourceLink, Tool } from './types.js';

export interface ClaimOptions {
  messageType?: MessageType;
  resourceLink?: ResourceLink;
  locale?: string;
  nonce?: string;
  target?: string;
  documentTarget?: 'iframe' | 'window';
  /** Names the deep-linking visit when the tool comes back. */
  deepLinkKey?: string;
  tool?: Tool;
}

export interface LaunchParts {
  platform: Platform;
  person: Person;
  course: Course;
  link: ResourceLink;
  tool: Tool;
  messageType: MessageType;
  options: ClaimOptions;
}

/** The payload of an id token, as this system would write it. */
export function claimsFor(
  platform: Platform,
  person: Person,
  course: Course,
  options: ClaimOptions = {},
): Record<string, unknown> {
  const link = options.resourceLink ?? platform.courseLink(course.id);
  const messageType = options.messageType ?? 'LtiResourceLinkRequest';
  const tool = options.tool ?? currentTool(platform);
  const parts: LaunchParts = { platform, person, course, link, tool, messageType, options };
  return {
    ...tokenClaims(parts),
    ...personClaims(parts),
    ...placeClaims(parts),
    ...serviceClaims(parts),
    [`${CLAIM}custom`]: customValues(parts),
    ...(messageType === 'LtiResourceLinkRequest'
      ? { [`${CLAIM}resource_link`]: linkClaim(parts) }
      : { [`${DEEP_LINK}deep_linking_settings`]: deepLinkSettings(parts) }),
    ...(platform.shape === 'canvas' && canvasClaims(parts)),
    ...(platform.shape === 'moodle' && {
      [`${CLAIM}ext`]: { user_username: person.username, lms: 'moodle-2' },
    }),
  };
}

function tokenClaims({ platform, person, tool, messageType, options, link }: LaunchParts) {
  const issuedAt = Math.floor(platform.now().getTime() / 1000);
  return {
    iss: platform.issuer,
    aud: tool.clientId,
    ...(platform.shape !== 'moodle' && { azp: tool.clientId }),
    sub: person.id,
    iat: issuedAt,
    exp: issuedAt + platform.profile.tokenLife,
    nonce: options.nonce ?? `nonce-${platform.state.counter}-${issuedAt}`,
    [`${CLAIM}message_type`]: messageType,
    [`${CLAIM}version`]: '1.3.0',
    [`${CLAIM}deployment_id`]: tool.deploymentId,
    [`${CLAIM}target_link_uri`]: options.target ?? link.url,
    [`${CLAIM}roles`]: launchRoles(platform.shape, person.part),
  };
}

function personClaims({ platform, person }: LaunchParts) {
  if (platform.faults.namesWithheld) return {};
  const { name, givenName, familyName, email } = person;
  return { name, given_name: givenName, family_name: familyName, email };
}

function placeClaims({ platform, course, person, options }: LaunchParts) {
  const { shape, profile, origin, issuer } = platform;
  const locale = options.locale ?? 'en';
  const type = {
    canvas: 'http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering',
    moodle: 'CourseSection',
    schoology: 'http://purl.imsglobal.org/vocab/lis/v2/course#CourseSection',
  }[shape];
  const sourcedId = person.sisId ?? (shape === 'canvas' ? '$Person.sourcedId' : '');
  const courseKey = shape === 'canvas' ? 'course_offering_sourcedid' : 'course_section_sourcedid';
  return {
    [`${CLAIM}context`]: {
      id: course.contextId,
      label: course.label,
      title: course.title,
      type: [type],
    },
    [`${CLAIM}tool_platform`]: {
      guid: profile.product.guid,
      name: 'Riverbend Unified School District',
      product_family_code: profile.product.family,
      ...(profile.product.version && { version: profile.product.version }),
      ...(shape === 'moodle' && { url: origin }),
    },
    [`${CLAIM}launch_presentation`]: {
      document_target: options.documentTarget ?? 'iframe',
      locale,
      return_url: `${issuer}/courses/${course.id}`,
    },
    ...(shape !== 'schoology' && {
      [`${CLAIM}lis`]: { person_sourcedid: sourcedId, [courseKey]: course.sisId },
    }),
    ...(shape === 'canvas' && { locale }),
  };
}

function serviceClaims({ platform, course, link, messageType }: LaunchParts) {
  const values = { course: course.id };
  const lineItem = messageType === 'LtiResourceLinkRequest' ? link.lineItemId : null;
  return {
    [AGS_CLAIM]: {
      scope: AGS_SCOPES,
      lineitems: platform.serviceUrl('lineItems', values),
      ...(lineItem && {
        lineitem: platform.serviceUrl('lineItem', { ...values, item: lineItem }),
      }),
    },
    [NRPS_CLAIM]: {
      context_memberships_url: platform.serviceUrl('roster', values),
      service_versions: platform.shape === 'moodle' ? ['1.0', '2.0'] : ['2.0'],
    },
  };
}

function linkClaim({ platform, link }: LaunchParts) {
  if (platform.shape === 'schoology') return { id: link.id, title: link.title };
  return {
    id: link.id,
    title: link.title,
    description: platform.shape === 'canvas' ? link.text || null : link.text,
  };
}

function deepLinkSettings({ platform, course, options }: LaunchParts) {
  const key = options.deepLinkKey ?? '';
  const address = platform.serviceUrl('deepLinkReturn', { course: course.id });
  const common = {
    accept_types: ['ltiResourceLink'],
    accept_presentation_document_targets: ['iframe', 'window'],
  };
  if (platform.shape === 'canvas')
    return {
      ...common,
      deep_link_return_url: `${address}?data=${key}`,
      accept_media_types: 'application/vnd.ims.lti.v1.ltilink',
      accept_multiple: false,
      auto_create: false,
    };
  if (platform.shape === 'moodle')
    return {
      ...common,
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_copy_advice: false,
      accept_multiple: true,
      accept_unsigned: false,
      auto_create: false,
      can_confirm: false,
      deep_link_return_url: `${address}?id=7&sesskey=${key}`,
      title: 'Pathlight',
      text: '',
    };
  return {
    ...common,
    accept_types: ['ltiResourceLink', 'html'],
    deep_link_return_url: address,
    accept_multiple: true,
    auto_create: true,
    data: key,
  };
}

function canvasClaims({ person, platform, link, messageType }: LaunchParts) {
  const placement = link.kind === 'course' ? 'course_navigation' : null;
  const isObserver = person.part === 'observer' && !platform.faults.namesWithheld;
  return {
    'https://www.instructure.com/placement':
      messageType === 'LtiDeepLinkingRequest' ? 'assignment_selection' : placement,
    [`${CLAIM}lti11_legacy_user_id`]: person.legacyId,
    ...(messageType === 'LtiResourceLinkRequest' && {
      [`${CLAIM}lti1p1`]: { resource_link_id: link.id, user_id: person.legacyId },
    }),
    ...(isObserver && { [`${CLAIM}role_scope_mentor`]: person.observes }),
  };
}
