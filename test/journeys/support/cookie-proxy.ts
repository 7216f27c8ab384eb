import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { freePort } from '#server/ports.js';

export interface CookieProxy {
  port: number;
  /** The port of the tool behind it. */
  target: number;
  /** Requests from a frame that came with a cookie, before it was taken off. */
  framedCookies: number;
  close(): void;
}

/**
 * Stands in for a browser that refuses every cookie in a frame: takes `Cookie` and `Set-Cookie` off
 * whatever belongs to a frame, and leaves windows of their own alone.
 */
export async function startCookieProxy(): Promise<CookieProxy> {
  const port = await freePort();
  const proxy: CookieProxy = { port, target: 0, framedCookies: 0, close: () => server.close() };
  const server: Server = createServer((incoming, answer) => {
    const isFramed = incoming.headers['sec-fetch-dest'] === 'iframe';
    const headers = { ...incoming.headers };
    if (isFramed && headers.cookie !== undefined) proxy.framedCookies += 1;
    if (isFramed) delete headers.cookie;
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: proxy.target,
        path: incoming.url,
        method: incoming.method,
        headers,
      },
      (reply: IncomingMessage) => {
        const replyHeaders = { ...reply.headers };
        if (isFramed) delete replyHeaders['set-cookie'];
        answer.writeHead(reply.statusCode ?? 502, replyHeaders);
        reply.pipe(answer);
      },
    );
    outgoing.on('error', () => answer.destroy());
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return proxy;
}
