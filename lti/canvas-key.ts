import { customParameters, SCOPES } from './tool-configuration.js';

const TOOL_ID = 'pathlight';
/** Room for the picker, in pixels. */
const SELECTION = { selection_width: 960, selection_height: 720 };

/**
 * A developer key as Canvas takes it by paste or by URL, for sites that switch dynamic registration
 * off. It asks for the same as `toolConfiguration()` does.
 *
 * @see https://canvas.instructure.com/doc/api/file.lti_dev_key_config.html
 */
export function canvasDeveloperKey(publicUrl: string): object {
  const launch = `${publicUrl}/lti/launch`;
  const open = (placement: string, more: object = {}) => ({
    placement,
    message_type: 'LtiResourceLinkRequest',
    target_link_uri: launch,
    text: 'Pathlight',
    ...more,
  });
  const pick = (placement: string) => ({
    placement,
    message_type: 'LtiDeepLinkingRequest',
    target_link_uri: launch,
    text: 'Pathlight',
    ...SELECTION,
  });
  return {
    title: 'Pathlight',
    description: 'Learning plans and career exploration',
    target_link_uri: launch,
    oidc_initiation_url: `${publicUrl}/lti/login`,
    public_jwk_url: `${publicUrl}/lti/keys`,
    scopes: SCOPES,
    custom_fields: customParameters('canvas'),
    extensions: [
      {
        domain: new URL(publicUrl).host,
        tool_id: TOOL_ID,
        platform: 'canvas.instructure.com',
        privacy_level: 'public',
        settings: {
          text: 'Pathlight',
          ...SELECTION,
          placements: [
            open('course_navigation', {
              default: 'disabled',
              visibility: 'public',
              windowTarget: '_self',
              display_type: 'full_width_in_context',
            }),
            open('account_navigation', { visibility: 'admins' }),
            pick('assignment_selection'),
            pick('link_selection'),
            open('assignment_view', { visibility: 'admins' }),
            open('assignment_edit', { visibility: 'admins' }),
          ],
        },
      },
    ],
  };
}
