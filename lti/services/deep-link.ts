import type { LtiStore } from '../ports.js';
import type { PlatformProvider } from '../provider.js';
import type { RegistrationCache } from '../registry-cache.js';
import { customParameters } from '../tool-configuration.js';
import type { ContentItem, DeepLinkSettings, FormPost, PlatformFamily } from '../types.js';

/**
 * The signed answer to a deep-linking launch, as the form that the browser posts from the frame.
 * Signing is ltijs's: it also keeps to the accepted types and to a single item where that is asked.
 *
 * @see https://www.imsglobal.org/spec/lti-dl/v2p0#deep-linking-response-message
 */
export async function answerDeepLink(
  deps: { store: LtiStore; provider: PlatformProvider; registrations: RegistrationCache },
  ids: { registrationId: string; deploymentId: string },
  settings: DeepLinkSettings,
  items: ContentItem[],
  message?: string,
): Promise<FormPost> {
  const registration = await deps.registrations.byId(ids.registrationId);
  const deployment = await deps.store.deploymentById(ids.deploymentId);
  if (!registration || deployment?.registrationId !== registration.id)
    throw new Error('The deployment does not belong to this registration.');
  const jwt = await deps.provider.signDeepLink(
    registration,
    deployment.deployment,
    // A platform that names no types takes the one that all of them take.
    { ...settings, acceptTypes: settings.acceptTypes.length > 0 ? settings.acceptTypes : [TYPE] },
    items.map((item) => toLtiItem(item, settings, registration.family)),
    message,
  );
  return { action: settings.returnUrl, fields: { JWT: jwt } };
}

const TYPE = 'ltiResourceLink';

function toLtiItem(item: ContentItem, settings: DeepLinkSettings, family: PlatformFamily): object {
  const { title, text, url, custom, lineItem, available, submission } = item;
  return {
    type: TYPE,
    title,
    url,
    // Schoology sends an app's own parameters to no link that was made here: they go with the link.
    custom: { ...(family === 'schoology' && customParameters(family)), ...custom },
    ...(text && { text }),
    ...(lineItem && settings.acceptsLineItem && { lineItem }),
    ...(available && { available }),
    ...(submission && { submission }),
    ...placeHints(settings.documentTargets),
  };
}

/** In the course's page where that is offered: a window of its own loses the way back. */
function placeHints(targets: readonly string[]): object {
  if (targets.includes('iframe')) return { iframe: { width: 900, height: 700 } };
  return targets.includes('window') ? { window: { targetName: 'pathlight' } } : {};
}
