import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { Agent, type Dispatcher, request } from 'undici';
import { checkAddress, EgressRefused, isPublic } from './egress-address.js';

const CONNECT_MS = 5_000;
const TOTAL_MS = 10_000;
const BODY_BYTES = 1_000_000;

export interface EgressRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** The address is one that the platform was registered with, so it may have a port of its own. */
  isRegistered?: boolean;
}

export interface EgressReply {
  status: number;
  /** Names in lower case; a repeated header is joined with a comma. */
  headers: Record<string, string>;
  text: string;
}

/** The only way out of the tool. */
export interface Egress {
  /**
   * Calls a platform. Does not follow redirects: a bearer token must not travel on.
   *
   * @throws EgressRefused for an address that is never called; undici's errors when nobody answers.
   */
  send(address: string, call?: EgressRequest): Promise<EgressReply>;
  close(): Promise<void>;
}

type Resolve = (
  hostname: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

export interface EgressOptions {
  userAgent: string;
  /** Plain http to this machine, for the sandbox and for development. */
  allowLoopbackHttp: boolean;
  /** Throws when a database transaction is open: none may wait for another machine. */
  assertNoTransaction(): void;
  /** Replaced by tests that play a name server which changes its answer. */
  resolve?: Resolve;
  /** Until the last byte of the answer, in milliseconds. Tests have less time. */
  totalMs?: number;
}

export function createEgress(options: EgressOptions): Egress {
  const totalMs = options.totalMs ?? TOTAL_MS;
  const agentOptions = {
    headersTimeout: totalMs,
    bodyTimeout: totalMs,
    maxResponseSize: BODY_BYTES,
    keepAliveTimeout: 4_000,
    connections: 8,
  };
  const outside = new Agent({
    ...agentOptions,
    connect: { timeout: CONNECT_MS, lookup: publicLookup(options.resolve ?? systemLookup) },
  });
  const inside = new Agent({
    ...agentOptions,
    connect: { timeout: CONNECT_MS, lookup: loopbackLookup },
  });
  return {
    async send(address, call = {}) {
      options.assertNoTransaction();
      const { url, loopback } = checkAddress(address, options.allowLoopbackHttp, call.isRegistered);
      const reply = await request(url, {
        dispatcher: loopback ? inside : outside,
        method: call.method ?? 'GET',
        headers: { 'user-agent': options.userAgent, ...call.headers },
        body: call.body ?? null,
        signal: AbortSignal.timeout(totalMs),
      });
      return {
        status: reply.statusCode,
        headers: flatHeaders(reply.headers),
        text: await reply.body.text(),
      };
    },
    async close() {
      await Promise.all([outside.destroy(), inside.destroy()]);
    },
  };
}

type LookupDone = (error: Error | null, address: LookupAddress[] | string, family?: number) => void;
interface LookupOptions {
  all?: boolean | undefined;
}

/**
 * Resolves a name and hands the socket only addresses that passed the check, so that a name server
 * which changes its answer between check and use gains nothing.
 */
function publicLookup(resolve: Resolve) {
  return (hostname: string, lookupOptions: LookupOptions, done: LookupDone) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      if (error) {
        done(error, []);
        return;
      }
      if (addresses.length === 0 || addresses.some(({ address }) => !isPublic(address))) {
        done(new EgressRefused('name leads to an address that is not public'), []);
        return;
      }
      answer(addresses, lookupOptions, done);
    });
  };
}

/** Node does not resolve `*.localhost`, browsers do. */
function loopbackLookup(_hostname: string, lookupOptions: LookupOptions, done: LookupDone): void {
  answer([{ address: '127.0.0.1', family: 4 }], lookupOptions, done);
}

function answer(addresses: LookupAddress[], { all }: LookupOptions, done: LookupDone): void {
  const [first] = addresses;
  if (all) done(null, addresses);
  else done(null, first?.address ?? '', first?.family);
}

function flatHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}
