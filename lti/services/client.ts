import type { Egress, EgressReply } from '../egress.js';
import { LmsError, UnreadableAnswer } from '../lms-error.js';
import type { RegistrationCache } from '../registry-cache.js';
import type { Registration } from '../ports.js';
import type { CallLimiter } from './limiter.js';
import { nextPage } from './link-header.js';
import { type Clock, patiently } from './patience.js';
import { serviceUrl } from './service-url.js';
import type { AccessTokens } from './tokens.js';

/** More pages than any school has: a platform that never ends its list must not hold a worker. */
const MAX_PAGES = 1_000;
/** Half a list is of no use: between its pages the reader waits rather than begin again. */
const PAGE_PATIENCE_MS = 45_000;

export interface ServiceCall {
  /** For the error message: what we were doing. */
  operation: string;
  scopes: string[];
  method?: 'GET' | 'POST';
  accept?: string;
  contentType?: string;
  body?: object;
  /** Milliseconds that the caller would rather wait for its turn than come back later. */
  patienceMs?: number;
}

/** Calls a platform's services with a token, within its own hosts. */
export interface ServiceClient {
  /** @throws LmsError */
  call(registration: Registration, address: string, call: ServiceCall): Promise<EgressReply>;
  /** The JSON of a page and of each page after it. @throws LmsError */
  pages(registration: Registration, address: string, call: ServiceCall): AsyncIterable<unknown>;
  /** @throws LmsError when the platform is no longer registered. */
  registration(id: string): Promise<Registration>;
}

interface ClientDeps extends Clock {
  egress: Egress;
  tokens: AccessTokens;
  limiter: CallLimiter;
  registrations: RegistrationCache;
}

export function createServiceClient(deps: ClientDeps): ServiceClient {
  const sendOnce = async (registration: Registration, address: string, call: ServiceCall) => {
    const url = serviceUrl(registration, address);
    const token = await deps.tokens.get(registration, call.scopes);
    const reply = await deps.limiter.run(registration, { ...call, address: url }, () =>
      deps.egress.send(url, {
        isRegistered: true,
        method: call.method ?? 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(call.accept && { accept: call.accept }),
          ...(call.contentType && { 'content-type': call.contentType }),
        },
        ...(call.body && { body: JSON.stringify(call.body) }),
      }),
    );
    if (reply.status === 401) await deps.tokens.drop(registration, call.scopes, token);
    return reply;
  };

  const client: ServiceClient = {
    async call(registration, address, call) {
      let answer: EgressReply;
      try {
        answer = await sendOnce(registration, address, call);
        // The platform may have ended the token early: ask for another, once.
        if (answer.status === 401) answer = await sendOnce(registration, address, call);
      } catch (cause) {
        throw cause instanceof LmsError ? cause : new LmsError(call.operation, { cause });
      }
      if (answer.status < 200 || answer.status > 299)
        throw new LmsError(call.operation, { answer });
      return answer;
    },
    async *pages(registration, address, call) {
      const seen = new Set<string>();
      let next: string | undefined = address;
      while (next !== undefined && !seen.has(next)) {
        if (seen.size >= MAX_PAGES)
          throw new LmsError(call.operation, { cause: new UnreadableAnswer('endless list') });
        const page = next;
        seen.add(page);
        const ask = (patience: Partial<ServiceCall>) =>
          client.call(registration, page, { ...call, ...patience });
        const answer =
          seen.size === 1
            ? await ask({})
            : await patiently(deps, PAGE_PATIENCE_MS, () => ask({ patienceMs: PAGE_PATIENCE_MS }));
        yield parseJson(answer.text, call.operation);
        next = nextPage(answer.headers.link, page);
      }
    },
    async registration(id) {
      const registration = await deps.registrations.byId(id);
      if (!registration)
        throw new LmsError('finding the LMS', { cause: new UnreadableAnswer('not registered') });
      return registration;
    },
  };
  return client;
}

export function parseJson(text: string, operation: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new LmsError(operation, { cause: new UnreadableAnswer('the answer is not JSON') });
  }
}
