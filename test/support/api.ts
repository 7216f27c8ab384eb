import { Agent, createServer, type Server } from 'node:http';
import request, { type Test } from 'supertest';
import type { Person } from './builders.js';
import { atTheEnd } from './cleanup.js';
import { testSystem } from './system.js';

export interface ApiClient {
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string): Test;
}

let shared: Promise<Server> | undefined;
/** Calls follow each other on a few connections: to open one for each takes longer than most answers. */
const agent = new Agent({ keepAlive: true });

/** The real app on one port of this process: given the bare app, supertest opens a port for every call. */
function listening(): Promise<Server> {
  shared ??= listen();
  return shared;
}

async function listen(): Promise<Server> {
  const { app } = await testSystem();
  // Never closed by the server while a test thinks.
  const server = createServer({ keepAliveTimeout: 0 }, app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atTheEnd(async () => {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return server;
}

/** The real app, asked as this person. Paths begin with `/api`. */
export async function apiAs(person: Pick<Person, 'token'> | null): Promise<ApiClient> {
  const server = await listening();
  const signed = (test: Test) => {
    const kept = test.agent(agent);
    return person ? kept.set('authorization', `Bearer ${person.token}`) : kept;
  };
  const withBody = (test: Test, body?: object) =>
    body === undefined ? signed(test) : signed(test).send(body);
  return {
    get: (path) => signed(request(server).get(path)),
    post: (path, body) => withBody(request(server).post(path), body),
    put: (path, body) => withBody(request(server).put(path), body),
    patch: (path, body) => withBody(request(server).patch(path), body),
    delete: (path) => signed(request(server).delete(path)),
  };
}
