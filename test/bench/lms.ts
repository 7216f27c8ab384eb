import { createServer } from 'node:http';
import type { JSONWebKeySet } from 'jose';
import { createSandbox, type Platform } from '#lti/sandbox/sandbox.js';
import type { Shape } from '#lti/sandbox/types.js';
import { freePort } from '#server/ports.js';
import type { BenchPlatform } from './platform.js';

/** The sandbox with all its services over HTTP, and the tool registered in it. */
export async function startLms(
  publicUrl: string,
  toolPort: number,
  shape: Shape = 'canvas',
): Promise<BenchPlatform> {
  const port = await freePort();
  const fetchKeys = async () => {
    const answer = await fetch(`http://127.0.0.1:${toolPort}/lti/keys`);
    return (await answer.json()) as JSONWebKeySet;
  };
  const sandbox = await createSandbox({
    ...{ origin: `http://127.0.0.1:${port}`, toolOrigin: publicUrl, fetchKeys },
    shapes: [shape],
  });
  const platform = sandbox.platform(shape);
  platform.registerManually({
    loginUrl: `${publicUrl}/lti/login`,
    launchUrl: `${publicUrl}/lti/launch`,
    redirectUris: [`${publicUrl}/lti/launch`],
    jwksUrl: `${publicUrl}/lti/keys`,
    domain: new URL(publicUrl).host,
  });
  const server = createServer(sandbox.app);
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  return {
    platform,
    keySetUrl: platform.registrationInfo().jwksUrl,
    calls: () => platform.state.requests.jwks,
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

export function addPupils(platform: Platform, count: number): void {
  const student = platform.person('student');
  for (let index = 0; index < count; index += 1)
    platform.state.people.push({ ...student, id: `pupil-${index}`, number: 1_000_000 + index });
}
