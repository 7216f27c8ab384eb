import { createServer } from 'node:net';

/** A TCP port on loopback that was free a moment ago. */
export function freePort(): Promise<number> {
  return portOrNothing(0).then((port) => {
    if (port === undefined) throw new Error('No free port on 127.0.0.1.');
    return port;
  });
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
