import type { PlatformFamily } from './types.js';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const AGS_SCOPES = {
  lineItem: `${AGS}lineitem`,
  lineItemRead: `${AGS}lineitem.readonly`,
  result: `${AGS}result.readonly`,
  score: `${AGS}score`,
} as const;
export const NRPS_SCOPE =
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
export const SCOPES: string[] = [...Object.values(AGS_SCOPES), NRPS_SCOPE];

/** Canvas and Moodle don't have it. */
const LINK_HISTORY = { resource_link_id_history: '$ResourceLink.id.history' };

/** What each family can fill in, and no more: an unknown variable comes back as its own name. */
const CUSTOM: Partial<Record<PlatformFamily, Record<string, string>>> = {
  canvas: {
    user_sis_id: '$Canvas.user.sisSourceId',
    canvas_api_domain: '$Canvas.api.domain',
    course_sis_id: '$Canvas.course.sisSourceId',
    section_ids: '$Canvas.course.sectionIds',
    section_names: '$com.instructure.User.sectionNames',
    acting_as_user_id: '$Canvas.masqueradingUser.id',
  },
  schoology: {
    ...LINK_HISTORY,
    user_sis_id: '$com.schoology.User.uniqueId',
    launch_domain: '$com.schoology.Launch.domain',
  },
  brightspace: LINK_HISTORY,
  blackboard: LINK_HISTORY,
};
const COMMON_CUSTOM = { context_id_history: '$Context.id.history' };

/** The custom parameters that a platform of this family can fill in. */
export function customParameters(family: PlatformFamily): Record<string, string> {
  return { ...COMMON_CUSTOM, ...CUSTOM[family] };
}

const CANVAS = 'https://canvas.instructure.com/lti/';

/** Canvas lets each message be placed with settings of its own. */
const canvasMessages = (launch: string): object[] => [
  {
    ...message('LtiResourceLinkRequest', launch, ['course_navigation']),
    [`${CANVAS}course_navigation/default_enabled`]: false,
    [`${CANVAS}visibility`]: 'public',
    [`${CANVAS}display_type`]: 'full_width_in_context',
  },
  {
    ...message('LtiResourceLinkRequest', launch, [
      'account_navigation',
      'assignment_view',
      'assignment_edit',
    ]),
    [`${CANVAS}visibility`]: 'admins',
  },
  {
    ...message('LtiDeepLinkingRequest', launch, ['assignment_selection', 'link_selection']),
    [`${CANVAS}launch_width`]: 960,
    [`${CANVAS}launch_height`]: 720,
  },
];

const standardMessages = (launch: string): object[] => [
  { type: 'LtiResourceLinkRequest', target_link_uri: launch, label: 'Pathlight' },
  message('LtiDeepLinkingRequest', launch, ['ContentArea']),
];

const message = (type: string, launch: string, placements: string[]): object => ({
  type,
  target_link_uri: launch,
  label: 'Pathlight',
  placements,
});

/**
 * What we tell a platform about ourselves at dynamic registration.
 *
 * @see https://www.imsglobal.org/spec/lti-dr/v1p0#tool-configuration
 */
export function toolConfiguration(publicUrl: string, family: PlatformFamily): object {
  const launch = `${publicUrl}/lti/launch`;
  const isCanvas = family === 'canvas';
  return {
    application_type: 'web',
    client_name: 'Pathlight',
    client_uri: publicUrl,
    grant_types: ['client_credentials', 'implicit'],
    response_types: ['id_token'],
    initiate_login_uri: `${publicUrl}/lti/login`,
    redirect_uris: [launch],
    jwks_uri: `${publicUrl}/lti/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: SCOPES.join(' '),
    'https://purl.imsglobal.org/spec/lti-tool-configuration': {
      // Moodle compares it with the target's host and port.
      domain: new URL(publicUrl).host,
      target_link_uri: launch,
      custom_parameters: customParameters(family),
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email', 'locale'],
      messages: isCanvas ? canvasMessages(launch) : standardMessages(launch),
      ...(isCanvas && {
        [`${CANVAS}privacy_level`]: 'public',
        [`${CANVAS}tool_id`]: 'pathlight',
        [`${CANVAS}vendor`]: 'Pathlight',
      }),
    },
  };
}
