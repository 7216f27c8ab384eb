import { Agent, request } from 'node:http';

export interface Answer {
  status: number;
  location: string;
  cookies: string[];
  text: string;
}

export interface Ask {
  method?: 'GET' | 'POST' | 'DELETE';
  form?: Record<string, string>;
  json?: object;
  cookie?: string;
  token?: string;
}

/**
 * Visitors come from many addresses, as in a district: Linux takes all of 127/8 for loopback, so
 * each gets its own, and no limit for one address is met. Connections are kept.
 */
const ADDRESSES = 200;
const agents = Array.from(
  { length: ADDRESSES },
  (_, index) => new Agent({ keepAlive: true, maxSockets: 4, localAddress: `127.0.9.${index + 1}` }),
);

export async function ask(visitor: number, url: string, options: Ask = {}): Promise<Answer> {
  try {
    return await askOnce(visitor, url, options);
  } catch (error) {
    // A kept connection that the server closed at this very moment: nothing was asked of it yet.
    if (!(error instanceof StaleConnection)) throw error;
    return askOnce(visitor, url, options);
  }
}

class StaleConnection extends Error {}

function askOnce(visitor: number, url: string, options: Ask): Promise<Answer> {
  const body = options.form
    ? new URLSearchParams(options.form).toString()
    : options.json && JSON.stringify(options.json);
  const method = options.method ?? (body === undefined ? 'GET' : 'POST');
  const headers = {
    ...(body !== undefined && {
      'content-type': options.form ? 'application/x-www-form-urlencoded' : 'application/json',
      'content-length': Buffer.byteLength(body),
    }),
    ...(options.cookie && { cookie: options.cookie }),
    ...(options.token && { authorization: `Bearer ${options.token}` }),
  };
  const agent = agents[visitor % ADDRESSES]!;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => (text += chunk));
      reply.on('end', () => {
        resolve({
          status: reply.statusCode ?? 0,
          location: reply.headers.location ?? '',
          cookies: (reply.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]!),
          text,
        });
      });
      reply.on('error', reject);
    });
    sent.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = sent.reusedSocket && error.code === 'ECONNRESET';
      reject(isStale ? new StaleConnection('closed meanwhile', { cause: error }) : error);
    });
    sent.end(body);
  });
}

/** @throws Error when the answer is another one than the measurement counts on. */
export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what}: ${answer.status} instead of ${status}\n${answer.text.slice(0, 400)}`);
}

export function closeConnections(): void {
  for (const agent of agents) agent.destroy();
}
