import type { PlatformFamily } from './types.js';

const AGS = 'https://purl.imsglobal.org/spec/lti-ags/scope/';
export const SCOPES = [
  `${AGS}lineitem`,
  `${AGS}lineitem.readonly`,
  `${AGS}result.readonly`,
  `${AGS}score`,
  'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
];

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
    user_sis_id: '$com.schoology.User.uniqueId',
    launch_domain: '$com.schoology.Launch.domain',
  },
};
const COMMON_CUSTOM = { context_id_history: '$Context.id.history' };

/** The variables that a platform of this family fills in for us. */
export const customParameters = (family: PlatformFamily): Record<string, string> => ({
  ...COMMON_CUSTOM,
  ...CUSTOM[family],
});

const CANVAS_MESSAGE = {
  placements: ['course_navigation'],
  'https://canvas.instructure.com/lti/course_navigation/default_enabled': false,
  'https://canvas.instructure.com/lti/visibility': 'public',
};

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
      messages: [
        {
          type: 'LtiResourceLinkRequest',
          target_link_uri: launch,
          label: 'Pathlight',
          ...(isCanvas && CANVAS_MESSAGE),
        },
        {
          type: 'LtiDeepLinkingRequest',
          target_link_uri: launch,
          label: 'Pathlight',
          placements: isCanvas ? ['assignment_selection', 'link_selection'] : ['ContentArea'],
        },
      ],
      ...(isCanvas && { 'https://canvas.instructure.com/lti/privacy_level': 'public' }),
    },
  };
}
