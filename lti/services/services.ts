import type { Egress } from '../egress.js';
import type { LtiStore } from '../ports.js';
import type { PlatformProvider } from '../provider.js';
import type { RegistrationCache } from '../registry-cache.js';
import type { Vault } from '../secrets.js';
import { createWork } from '../rest/work-reader.js';
import type { LmsServices } from '../types.js';
import { createChecks } from './checks.js';
import { createServiceClient } from './client.js';
import { answerDeepLink } from './deep-link.js';
import { createLineItem, listLineItems, listResults, readResult, sendScore } from './grades.js';
import { fetchRoster } from './roster.js';
import { createCallLimiter } from './limiter.js';
import { createSharedStates } from './shared-state.js';
import { createAccessTokens } from './tokens.js';

export function createServices(deps: {
  store: LtiStore;
  egress: Egress;
  provider: PlatformProvider;
  registrations: RegistrationCache;
  vault: Vault;
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
}): LmsServices {
  const states = createSharedStates(deps.store);
  const limiter = createCallLimiter({ ...deps, states });
  const tokens = createAccessTokens({ ...deps, states, limiter });
  const client = createServiceClient({ ...deps, limiter, tokens });
  return {
    checks: createChecks({ ...deps, client, tokens }),
    work: createWork(deps),
    fetchRoster: (id, url, linkId) => fetchRoster(client, id, url, linkId),
    listLineItems: (id, url) => listLineItems(client, id, url),
    createLineItem: (id, url, item) => createLineItem(client, id, url, item),
    sendScore: (id, url, score) => sendScore(client, id, url, score),
    readResult: (id, url, sub) => readResult(client, id, url, sub),
    listResults: (id, url) => listResults(client, id, url),
    answerDeepLink: (ids, settings, items, message) =>
      answerDeepLink(deps, ids, settings, items, message),
  };
}
