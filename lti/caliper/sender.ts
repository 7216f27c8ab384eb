import type { Egress, EgressReply } from '../egress.js';
import { LmsError } from '../lms-error.js';
import type { Vault } from '../secrets.js';
import { envelopeOf } from './envelope.js';
import type { Caliper } from './types.js';

const TOKEN = 'caliper-token';
const OPERATION = 'sending events';

/** Sends by the guarded way out. Tokens are opened here and nowhere else. */
export function createCaliper(deps: { egress: Egress; vault: Vault; publicUrl: string }): Caliper {
  const { egress, vault, publicUrl } = deps;
  const mac = (text: string) => Buffer.from(vault.mac('caliper-id', text), 'base64url');
  const opened = (sealed: string): string => {
    try {
      return vault.open(TOKEN, sealed);
    } catch {
      // Sealed under another secret: as good as a token that is refused, and mended the same way.
      const answer = { status: 401, headers: {}, text: 'sealed under another secret' };
      throw new LmsError('opening the token', { answer });
    }
  };
  return {
    seal: (token) => vault.seal(TOKEN, token),
    async send({ url, sealedToken }, facts, now) {
      const token = opened(sealedToken);
      let answer: EgressReply;
      try {
        answer = await egress.send(url, {
          isRegistered: true,
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(envelopeOf(facts, now, { toolOrigin: publicUrl, mac })),
        });
      } catch (cause) {
        throw new LmsError(OPERATION, { cause });
      }
      if (answer.status < 200 || answer.status > 299) throw new LmsError(OPERATION, { answer });
    },
  };
}
