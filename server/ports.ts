import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the ports that systems give to connections of their own, and above those of known services. */
const [LOWEST, HIGHEST] = [20_000, 32_000];
const TRIES = 50;

/**
 * A TCP port on loopback that was free a moment ago. By chance, and none of those that the system gives to
 * outgoing connections: one of them may have the port before whoever asked for it listens there.
 */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isPortFree(port)) return port;
  }
  const port = await portOrNothing(0);
  if (port === undefined) throw new Error('No free port on 127.0.0.1.');
  return port;
}

/** Whether nothing listens on this port. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await portOrNothing(port)) !== undefined;
}

/** The first free port from `first` on, for a message that offers one. */
export async function nextFreePort(first: number): Promise<number> {
  for (let port = first; port < Math.min(first + 200, 65_535); port += 1) {
    if (await isPortFree(port)) return port;
  }
  return freePort();
}

function portOrNothing(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(undefined);
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' ? address?.port : undefined);
      });
    });
  });
}
