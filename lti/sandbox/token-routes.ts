import { randomBytes } from 'node:crypto';
import { Router } from 'express';
import { decodeJwt } from 'jose';
import { parametersOf } from './parameters.js';
import type { Platform } from './platform.js';
import { SCOPE } from './profiles.js';
import { service } from './service.js';
import { createToolKeys, type ToolKeys } from './tool-keys.js';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const LIFE_SECONDS = 3600;
const OFFERED: string[] = Object.values(SCOPE);

/** Access tokens for the services, by a signed client assertion. */
export function tokenRoutes(platform: Platform): Router {
  const keys = createToolKeys(platform);
  const router = Router();
  router.post(platform.profile.paths.token, service(platform, 'token'), async (request, reply) => {
    const given = parametersOf(request);
    const clientId = await clientOf(platform, keys, given);
    if (!clientId) {
      const status = platform.shape === 'moodle' ? 400 : 401;
      reply.status(status).json({ error: 'invalid_client' });
      return;
    }
    const scopes = (given.scope ?? '').split(' ').filter((scope) => OFFERED.includes(scope));
    if (scopes.length === 0) {
      reply.status(400).json({ error: 'invalid_scope' });
      return;
    }
    const value = randomBytes(24).toString('base64url');
    const expiresAt = platform.now().getTime() + LIFE_SECONDS * 1000;
    platform.state.tokens.set(value, { clientId, scopes, expiresAt });
    const answer = {
      access_token: value,
      token_type: 'Bearer',
      expires_in: LIFE_SECONDS,
      scope: scopes.join(' '),
    };
    // Moodle sends its JSON under this type.
    if (platform.shape === 'moodle') reply.type('html').send(JSON.stringify(answer));
    else reply.json(answer);
  });
  return router;
}

async function clientOf(
  platform: Platform,
  keys: ToolKeys,
  given: Record<string, string>,
): Promise<string | null> {
  const assertion = given.client_assertion ?? '';
  const isForm =
    given.grant_type === 'client_credentials' && given.client_assertion_type === ASSERTION;
  if (!isForm) return null;
  try {
    const tool = platform.state.tools.get(decodeJwt(assertion).iss ?? '');
    if (!tool) return null;
    const claims = await keys.verify(tool, assertion);
    if (claims.sub !== tool.clientId) return null;
    return isAcceptable(platform, claims) ? tool.clientId : null;
  } catch {
    return null;
  }
}

/** Moodle reads no audience and no token id, but its clock gives no leeway. */
function isAcceptable(
  platform: Platform,
  claims: { aud?: string | string[]; iat?: number; exp?: number; jti?: string },
): boolean {
  const seconds = Math.floor(platform.now().getTime() / 1000);
  if (platform.shape === 'moodle') return (claims.iat ?? 0) <= seconds;
  const audiences = [claims.aud ?? []].flat();
  const isForUs = audiences.some((audience) =>
    [platform.issuer, platform.serviceUrl('token')].includes(audience),
  );
  const { usedNonces } = platform.state;
  const once = `assertion/${claims.jti ?? ''}`;
  if (!isForUs || !claims.exp || !claims.jti || usedNonces.has(once)) return false;
  usedNonces.add(once);
  return true;
}
