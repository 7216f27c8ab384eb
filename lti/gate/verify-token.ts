import type { Registration } from '../ports.js';
import { LtiRefusal } from '../refusal.js';
import type { RegistrationCache } from '../registry-cache.js';
import type { PlatformKeys } from './platform-keys.js';
import { checkSignature, readToken } from './signature.js';

/** More than the longest honest token (Canvas with a thousand course ids), less than 64 KB. */
const MAX_TOKEN_CHARACTERS = 60_000;
/** Clocks differ; Moodle's tokens live only a minute. */
const LEEWAY_S = 60;
const MAX_AGE_S = 3_600;

export interface VerifiedToken {
  payload: Record<string, unknown>;
  registration: Registration;
  nonce: string;
}

/**
 * One check of one signature, and every rule about who signed for whom and when. Nothing the token
 * says about its own key (`jwk`, `jku`, `x5u`) is looked at: the key comes from the registration.
 *
 * @throws LtiRefusal
 * @see https://www.imsglobal.org/spec/security/v1p0#authentication-response-validation
 */
export async function verifyToken(
  deps: { registrations: RegistrationCache; keys: PlatformKeys; now(): Date },
  token: string,
): Promise<VerifiedToken> {
  if (token.length > MAX_TOKEN_CHARACTERS) throw new LtiRefusal('request-too-large');
  const signed = readToken(token);
  const { payload } = signed;
  const registration = await findRegistration(deps.registrations, payload);
  checkSignature(token, signed, await deps.keys.find(registration, signed.kid));
  requireTimes(payload, deps.now());
  if (typeof payload.nonce !== 'string' || payload.nonce === '')
    throw new LtiRefusal('nonce-wrong');
  return { payload, registration, nonce: payload.nonce };
}

async function findRegistration(
  registrations: RegistrationCache,
  claimed: Record<string, unknown>,
): Promise<Registration> {
  const { iss, aud, azp } = claimed;
  if (typeof iss !== 'string' || iss === '') throw new LtiRefusal('issuer-mismatch');
  const audiences = (Array.isArray(aud) ? aud : [aud]).filter((entry) => typeof entry === 'string');
  if (azp !== undefined && typeof azp !== 'string') throw new LtiRefusal('audience-wrong');
  // With several audiences the token must say which of them it was made for.
  const clientId = azp ?? (audiences.length === 1 ? audiences[0] : undefined);
  if (!clientId || !audiences.includes(clientId)) throw new LtiRefusal('audience-wrong');
  const [registration] = await registrations.find(iss, clientId);
  if (registration) return registration;
  const ofIssuer = await registrations.find(iss, null);
  throw new LtiRefusal(ofIssuer.length > 0 ? 'audience-wrong' : 'platform-unknown');
}

function requireTimes(claimed: Record<string, unknown>, now: Date): void {
  const seconds = now.getTime() / 1_000;
  const { iat, exp, nbf } = claimed;
  if (typeof exp !== 'number' || typeof iat !== 'number') throw new LtiRefusal('token-expired');
  if (exp <= seconds - LEEWAY_S || iat < seconds - MAX_AGE_S - LEEWAY_S)
    throw new LtiRefusal('token-expired');
  if (iat > seconds + LEEWAY_S || (typeof nbf === 'number' && nbf > seconds + LEEWAY_S))
    throw new LtiRefusal('token-from-future');
}
