import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { createLocalJWKSet, type JSONWebKeySet } from 'jose';

const TIMEOUT_MS = 5000;

/** A tool's key set. Node doesn't resolve `*.localhost`, so those names go to this machine. */
export async function fetchKeys(address: string): Promise<JSONWebKeySet> {
  const text = await readText(new URL(address));
  const keys = JSON.parse(text) as JSONWebKeySet;
  // Throws where it isn't a key set.
  createLocalJWKSet(keys);
  return keys;
}

function readText(address: URL): Promise<string> {
  const { hostname, host, port, protocol, pathname, search } = address;
  const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
  const send = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const call = send(
      {
        hostname: isLocal ? '127.0.0.1' : hostname,
        port: port || undefined,
        path: pathname + search,
        headers: { host, accept: 'application/json', 'user-agent': 'Sandbox LMS' },
        timeout: TIMEOUT_MS,
      },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          if (reply.statusCode === 200) resolve(Buffer.concat(parts).toString('utf8'));
          else reject(new Error(`The tool's keys answered ${reply.statusCode ?? 0}.`));
        });
        reply.on('error', reject);
      },
    );
    call.on('timeout', () => call.destroy(new Error("The tool's keys did not answer.")));
    call.on('error', reject);
    call.end();
  });
}
