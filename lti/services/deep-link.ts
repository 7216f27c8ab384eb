import type { LtiStore } from '../ports.js';
import type { PlatformProvider } from '../provider.js';
import type { RegistrationCache } from '../registry-cache.js';
import type { ContentItem, DeepLinkSettings, FormPost } from '../types.js';

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
    settings,
    items.map((item) => toLtiItem(item, settings)),
    message,
  );
  return { action: settings.returnUrl, fields: { JWT: jwt } };
}

function toLtiItem(item: ContentItem, settings: DeepLinkSettings): object {
  const { title, text, url, custom, lineItem, dueAt } = item;
  return {
    type: 'ltiResourceLink',
    title,
    url,
    custom,
    ...(text && { text }),
    ...(lineItem && settings.acceptsLineItem && { lineItem }),
    ...(dueAt && { submission: { endDateTime: dueAt } }),
  };
}
