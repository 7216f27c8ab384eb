import { randomUUID } from 'node:crypto';
import type { Egress } from '../egress.js';
import { LmsError } from '../lms-error.js';
import type { Vault } from '../secrets.js';
import { createAsk } from './calls.js';
import { canvasReader } from './canvas.js';
import { moodleReader } from './moodle.js';
import { schoologyReader } from './schoology.js';
import type { LmsWork, RestGrant, RestKind, SealedGrant, WorkReader } from './types.js';

const PURPOSE = 'work-grant';

/** Reads work of whichever system the district has let us into. Tokens are opened here and nowhere else. */
export function createWork(deps: { egress: Egress; vault: Vault; now: () => Date }): LmsWork {
  const nonce = () => randomUUID();
  const ask = createAsk(deps.egress);
  const readers: Record<RestKind, WorkReader> = {
    canvas: canvasReader(ask),
    moodle: moodleReader(ask),
    schoology: schoologyReader(ask, deps.now, nonce),
  };
  const opened = ({ kind, site, sealedToken }: SealedGrant): RestGrant => {
    try {
      return { kind, site, token: deps.vault.open(PURPOSE, sealedToken) };
    } catch {
      // Sealed under another secret: as good as a token that is refused, and mended the same way.
      const answer = { status: 401, headers: {}, text: 'sealed under another secret' };
      throw new LmsError('opening the token', { answer });
    }
  };
  return {
    seal: (token) => deps.vault.seal(PURPOSE, token),
    canRead: (grant, question) => readers[grant.kind].canRead(grant, question),
    read: async (grant, question) => readers[grant.kind].read(opened(grant), question),
    probe: async (grant) => readers[grant.kind].probe(opened(grant)),
  };
}
