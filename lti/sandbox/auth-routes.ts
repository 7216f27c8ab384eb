import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { loginHint } from './launches.js';
import { postFormPage } from './pages/post-form.js';
import { failurePage } from './pages/failure.js';
import { sendPage } from './pages/layout.js';
import type { Platform } from './platform.js';
import type { PendingLaunch, Person, Tool } from './types.js';
import { parametersOf } from './parameters.js';

const EXPECTED = {
  scope: 'openid',
  response_type: 'id_token',
  response_mode: 'form_post',
  prompt: 'none',
};

interface Checked {
  launch: PendingLaunch;
  person: Person;
  tool: Tool;
}

/** The OpenID Connect authorization endpoint, which answers with a form that posts the id token. */
export function authRoutes(platform: Platform): Router {
  const router = Router();
  router.all(platform.profile.paths.auth, async (request, response) => {
    await authorize(platform, request, response);
  });
  return router;
}

async function authorize(platform: Platform, request: Request, response: Response) {
  const given = parametersOf(request);
  const checked = check(platform, given);
  if (typeof checked === 'string') {
    sendPage(response, failurePage('The tool could not be opened', checked), 400);
    return;
  }
  const { launch, person, tool } = checked;
  const { messageType, locale, target, documentTarget } = launch;
  const link = platform.state.links.get(launch.linkId) ?? platform.courseLink(launch.courseId);
  const claims = platform.claimsFor(person, platform.course(launch.courseId), {
    ...{ messageType, locale, target, documentTarget, tool, resourceLink: link },
    nonce: given.nonce ?? '',
    ...(messageType === 'LtiDeepLinkingRequest' && { deepLinkKey: visit(platform, launch) }),
  });
  const idToken = await platform.signIdToken(claims);
  const fields = {
    ...(platform.shape === 'canvas' && { utf8: '✓', authenticity_token: randomUUID() }),
    id_token: idToken,
    state: given.state ?? '',
    ...(platform.shape === 'canvas' && { lti_storage_target: 'post_message_forwarding' }),
  };
  sendPage(response, postFormPage(given.redirect_uri ?? '', fields));
}

/** The launch that the parameters belong to, or what is wrong with them. */
function check(platform: Platform, given: Record<string, string>): Checked | string {
  const text = (name: string) => given[name] ?? '';
  const tool = platform.state.tools.get(text('client_id'));
  if (!tool) return 'client_id is unknown';
  if (!tool.redirectUris.includes(text('redirect_uri'))) return 'redirect_uri does not match';
  const unexpected = Object.entries(EXPECTED).find(([name, value]) => given[name] !== value);
  if (unexpected) return `${unexpected[0]} must be ${unexpected[1]}`;
  if (!given.nonce) return 'nonce is missing';
  const hint = text('lti_message_hint');
  const launch = platform.state.launches.get(hint);
  if (launch?.clientId !== tool.clientId) return 'lti_message_hint is unknown or used up';
  const person = platform.person(launch.personId);
  if (given.login_hint !== loginHint(platform, person)) return 'login_hint does not match';
  if (platform.shape === 'moodle') platform.state.launches.delete(hint);
  return { launch, person, tool };
}

function visit({ state }: Platform, launch: PendingLaunch): string {
  const key = randomUUID();
  const { personId, courseId, locale, clientId } = launch;
  state.deepLinks.set(key, { personId, courseId, locale, clientId, items: null });
  return key;
}
