import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Platform } from './platform.js';
import type { Tool } from './types.js';

export interface ToolKeys {
  /** The payload of what the tool signed. @throws where the signature or a time is wrong */
  verify(tool: Tool, jwt: string): Promise<JWTPayload>;
}

/** Keeps each tool's key set, and fetches it again when a token names a key that isn't in it. */
export function createToolKeys(platform: Platform): ToolKeys {
  const kept = new Map<string, ReturnType<typeof createLocalJWKSet>>();
  const fetchSet = async (tool: Tool) => {
    const set = createLocalJWKSet(await platform.fetchKeys(tool.jwksUrl));
    kept.set(tool.clientId, set);
    return set;
  };
  return {
    verify: async (tool, jwt) => {
      const times = { currentDate: platform.now(), algorithms: ['RS256'] };
      const known = kept.get(tool.clientId) ?? (await fetchSet(tool));
      try {
        return (await jwtVerify(jwt, known, times)).payload;
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        return (await jwtVerify(jwt, await fetchSet(tool), times)).payload;
      }
    },
  };
}
