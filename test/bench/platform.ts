import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createPlatform } from '#lti/sandbox/create-platform.js';
import type { Platform } from '#lti/sandbox/platform.js';

export interface BenchPlatform {
  platform: Platform;
  keySetUrl: string;
  /** How often its keys were asked for: the only call a launch could cause. */
  calls(): number;
  claims(person: number, nonce: string): Record<string, unknown>;
  close(): void;
}

/** A platform that answers for its keys over HTTP, with as many students as are asked for. */
export async function startPlatform(toolOrigin: string): Promise<BenchPlatform> {
  const app = express();
  const server: Server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const platform = await createPlatform('canvas', {
    origin,
    toolOrigin,
    now: () => new Date(),
    fetchKeys: () => Promise.reject(new Error('not asked')),
  });
  platform.registerManually({
    clientId: randomUUID(),
    loginUrl: `${toolOrigin}/lti/login`,
    launchUrl: `${toolOrigin}/lti/launch`,
    redirectUris: [`${toolOrigin}/lti/launch`],
    jwksUrl: `${toolOrigin}/lti/keys`,
    domain: new URL(toolOrigin).host,
  });
  const { jwksUrl } = platform.registrationInfo();
  let calls = 0;
  app.get(new URL(jwksUrl).pathname, (_request, response) => {
    calls += 1;
    response.json({ keys: platform.publicKeys() });
  });
  return {
    platform,
    keySetUrl: jwksUrl,
    calls: () => calls,
    claims: (person, nonce) => ({
      ...platform.claimsFor(platform.person('student'), platform.course()),
      sub: `student-${person}`,
      nonce,
    }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
