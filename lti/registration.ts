import { z } from 'zod';
import type { Egress, EgressReply } from './egress.js';
import { isVendorHost, platformFamily } from './platform-family.js';
import type { Deployment, LtiStore, Registration } from './ports.js';
import type { PlatformProvider } from './provider.js';
import { LtiRefusal } from './refusal.js';
import { hashSecret } from './secrets.js';
import { toolConfiguration } from './tool-configuration.js';
import type { PlatformFamily } from './types.js';

export const INVITATION_DAYS = 7;

const PLATFORM = 'https://purl.imsglobal.org/spec/lti-platform-configuration';
const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

const PlatformConfiguration = z.object({
  issuer: z.string().min(1).max(500),
  authorization_endpoint: z.url(),
  registration_endpoint: z.url(),
  jwks_uri: z.url(),
  token_endpoint: z.url(),
  authorization_server: z.string().optional().catch(undefined),
  [PLATFORM]: z
    .object({ product_family_code: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
type PlatformConfiguration = z.infer<typeof PlatformConfiguration>;

const deploymentId = z.union([z.string().min(1).max(255), z.number().transform(String)]);
/** A link for the administrator to follow, so never `javascript:` and the like. */
const webPage = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .optional()
  .catch(undefined);
const RegistrationAnswer = z.object({
  client_id: z.union([z.string().min(1).max(255), z.number().transform(String)]),
  // Canvas names the deployment at the top, Moodle inside the tool's configuration.
  deployment_id: deploymentId.optional().catch(undefined),
  [TOOL]: z
    .object({
      deployment_id: deploymentId.optional().catch(undefined),
      // Canvas's page about this registration.
      'https://canvas.instructure.com/lti/registration_config_url': webPage,
    })
    .optional()
    .catch(undefined),
});

export interface RegistrationRequest {
  invitation: string;
  configurationUrl: string;
  /** The platform's own one-time token, if it gave one. Stays on the server. */
  token: string | undefined;
}

export interface RegistrationDeps {
  publicUrl: string;
  store: LtiStore;
  egress: Egress;
  provider: PlatformProvider;
  now(): Date;
}

/**
 * Dynamic registration: reads the platform's configuration, offers ours, and keeps what comes back.
 * Only with an invitation that is used up by it.
 *
 * @throws LtiRefusal
 * @see https://www.imsglobal.org/spec/lti-dr/v1p0
 */
export async function registerDynamically(
  deps: RegistrationDeps,
  request: RegistrationRequest,
): Promise<{ registration: Registration; deployment: Deployment | undefined }> {
  const { store } = deps;
  const invitation = await store.takeInvitation(hashSecret(request.invitation), deps.now());
  if (!invitation) throw new LtiRefusal('invitation-refused');
  try {
    const configuration = await readConfiguration(deps.egress, request);
    const answer = await offerTool(deps, configuration, request.token);
    const registration = await deps.provider.register({
      issuer: configuration.issuer,
      clientId: answer.client_id,
      name: new URL(configuration.issuer).host,
      authEndpoint: configuration.authorization_endpoint,
      tokenEndpoint: configuration.token_endpoint,
      ...(isAudience(configuration.authorization_server) && {
        authorizationServer: configuration.authorization_server,
      }),
      jwksUrl: configuration.jwks_uri,
      family: familyOf(configuration),
      serviceHosts: [
        new URL(configuration.registration_endpoint).host,
        new URL(request.configurationUrl).host,
      ],
    });
    const configUrl = answer[TOOL]?.['https://canvas.instructure.com/lti/registration_config_url'];
    await store.settleInvitation(invitation.id, registration.id, configUrl ?? null);
    const name = answer.deployment_id ?? answer[TOOL]?.deployment_id;
    const binding = { tenantId: invitation.tenantId, schoolId: null };
    const deployment =
      name === undefined ? undefined : await store.addDeployment(registration.id, name, binding);
    return { registration, deployment };
  } catch (error) {
    // The administrator may try again with the same address; nothing has been registered.
    await store.releaseInvitation(invitation.id);
    throw error;
  }
}

/** Canvas gives a bare host there (`sso.canvaslms.com`), which no token endpoint takes for an audience. */
const isAudience = (value: string | undefined): value is string =>
  value !== undefined && /^https?:\/\//.test(value);

async function readConfiguration(
  egress: Egress,
  { configurationUrl, token }: RegistrationRequest,
): Promise<PlatformConfiguration> {
  const reply = await egress
    .send(configurationUrl, {
      headers: { accept: 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    })
    .catch((cause: unknown) => {
      throw new LtiRefusal('configuration-refused', { cause });
    });
  const parsed = PlatformConfiguration.safeParse(reply.status === 200 ? json(reply) : null);
  if (!parsed.success) throw new LtiRefusal('configuration-refused');
  requireHonestIssuer(parsed.data, configurationUrl);
  return parsed.data;
}

/**
 * Whoever answers may only speak for itself: the issuer must be where the configuration came from,
 * or, for a hosted Canvas and its like, belong to the same vendor.
 */
function requireHonestIssuer(configuration: PlatformConfiguration, configurationUrl: string): void {
  const source = new URL(configurationUrl);
  const { issuer } = configuration;
  const isSameOrigin = URL.canParse(issuer) && new URL(issuer).origin === source.origin;
  const family = familyOf(configuration);
  const isSameVendor =
    URL.canParse(issuer) &&
    isVendorHost(family, new URL(issuer).hostname) &&
    isVendorHost(family, source.hostname);
  if (!isSameOrigin && !isSameVendor)
    throw new LtiRefusal('configuration-refused', { detail: 'issuer' });
}

async function offerTool(
  { egress, publicUrl }: RegistrationDeps,
  configuration: PlatformConfiguration,
  token: string | undefined,
): Promise<z.infer<typeof RegistrationAnswer>> {
  const reply = await egress
    .send(configuration.registration_endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(toolConfiguration(publicUrl, familyOf(configuration))),
    })
    .catch((cause: unknown) => {
      throw new LtiRefusal('registration-refused', { cause });
    });
  const isAccepted = reply.status >= 200 && reply.status <= 299;
  const parsed = RegistrationAnswer.safeParse(isAccepted ? json(reply) : null);
  if (!parsed.success)
    throw new LtiRefusal('registration-refused', { detail: String(reply.status) });
  return parsed.data;
}

const familyOf = (configuration: PlatformConfiguration): PlatformFamily =>
  platformFamily(configuration[PLATFORM]?.product_family_code);

function json(reply: EgressReply): unknown {
  try {
    return JSON.parse(reply.text);
  } catch {
    return null;
  }
}
