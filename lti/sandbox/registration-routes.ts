import { randomUUID } from 'node:crypto';
import { type Request, Router } from 'express';
import { registerTool } from './create-platform.js';
import { asRecord, asText } from './parameters.js';
import type { Platform } from './platform.js';
import { AGS_SCOPES, PLATFORM_CONFIGURATION, SCOPE, TOOL_CONFIGURATION } from './profiles.js';
import { service } from './service.js';
import type { ManualTool } from './types.js';

/** The system's public description, its keys and dynamic registration. */
export function registrationRoutes(platform: Platform): Router {
  const { jwks, register } = platform.profile.paths;
  const router = Router();
  router.get(jwks, service(platform, 'jwks'), (_request, response) => {
    response.json({ keys: platform.publicKeys() });
  });
  if (!register) return router;
  router.get(
    '/.well-known/openid-configuration',
    service(platform, 'configuration'),
    (_request, response) => {
      response.json(configuration(platform));
    },
  );
  router.post(register, service(platform, 'registration'), (request, response) => {
    const token = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';
    if (!platform.state.registrationTokens.delete(token)) {
      response.status(401).json({ error: 'invalid_token' });
      return;
    }
    const answer = answerTo(platform, request);
    response.status(answer ? 200 : 400).json(answer ?? { error: 'invalid_client_metadata' });
  });
  return router;
}

/** The address that the installation page opens: the tool's own, with where to find us. */
export function registrationAddress(platform: Platform, toolAddress: string): string {
  const token = randomUUID();
  platform.state.registrationTokens.add(token);
  const address = new URL(toolAddress);
  const here = `${platform.issuer}/.well-known/openid-configuration`;
  address.searchParams.set('openid_configuration', here);
  address.searchParams.set('registration_token', token);
  return address.href;
}

function configuration(platform: Platform) {
  const { profile, issuer } = platform;
  const isCanvas = platform.shape === 'canvas';
  const placements = isCanvas ? ['course_navigation'] : undefined;
  return {
    issuer,
    authorization_endpoint: platform.serviceUrl('auth'),
    registration_endpoint: platform.serviceUrl('register'),
    jwks_uri: platform.serviceUrl('jwks'),
    token_endpoint: platform.serviceUrl('token'),
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid', ...AGS_SCOPES, SCOPE.roster],
    response_types_supported: ['id_token'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'iss', 'name', 'given_name', 'family_name', 'email'],
    subject_types_supported: ['public'],
    ...(isCanvas && { authorization_server: new URL(platform.origin).host }),
    [PLATFORM_CONFIGURATION]: {
      product_family_code: profile.product.family,
      version: isCanvas ? 'vCloud' : profile.product.version,
      messages_supported: [
        { type: 'LtiResourceLinkRequest', ...(placements && { placements }) },
        {
          type: 'LtiDeepLinkingRequest',
          placements: isCanvas ? ['assignment_selection'] : ['ContentArea'],
        },
      ],
      variables: ['Context.id.history'],
    },
  };
}

/** The tool that the request describes, or null where something needed is missing. */
function readTool(asked: Record<string, unknown>): ManualTool | null {
  const configured = asRecord(asked[TOOL_CONFIGURATION]);
  const redirects: unknown = asked.redirect_uris;
  const redirectUris = Array.isArray(redirects) ? redirects.map(String) : [];
  const loginUrl = asText(asked.initiate_login_uri);
  const launchUrl = asText(configured.target_link_uri);
  const jwksUrl = asText(asked.jwks_uri);
  const domain = asText(configured.domain);
  if (!loginUrl || !launchUrl || !jwksUrl || !domain || redirectUris.length === 0) return null;
  if (!URL.canParse(launchUrl) || new URL(launchUrl).host !== domain) return null;
  const customParameters = Object.fromEntries(
    Object.entries(asRecord(configured.custom_parameters)).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
  const name = asText(asked.client_name) ?? 'Tool';
  return { name, loginUrl, launchUrl, jwksUrl, domain, redirectUris, customParameters };
}

function answerTo(platform: Platform, request: Request): object | null {
  const asked = asRecord(request.body);
  const wanted = readTool(asked);
  if (!wanted || asked.token_endpoint_auth_method !== 'private_key_jwt') return null;
  const tool = registerTool(platform, wanted);
  const isCanvas = platform.shape === 'canvas';
  return {
    ...asked,
    client_id: tool.clientId,
    ...(isCanvas && { deployment_id: tool.deploymentId }),
    [TOOL_CONFIGURATION]: {
      ...asRecord(asked[TOOL_CONFIGURATION]),
      ...(!isCanvas && { deployment_id: tool.deploymentId, version: '1.3.0' }),
    },
  };
}
