import request, { type Test } from 'supertest';
import type { Person } from './builders.js';
import { testSystem } from './system.js';

export interface ApiClient {
  get(path: string): Test;
  post(path: string, body?: object): Test;
  put(path: string, body?: object): Test;
  patch(path: string, body?: object): Test;
  delete(path: string): Test;
}

/** The real app, asked as this person. Paths begin with `/api`. */
export async function apiAs(person: Pick<Person, 'token'> | null): Promise<ApiClient> {
  const { app } = await testSystem();
  const signed = (test: Test) =>
    person ? test.set('authorization', `Bearer ${person.token}`) : test;
  const withBody = (test: Test, body?: object) =>
    body === undefined ? signed(test) : signed(test).send(body);
  return {
    get: (path) => signed(request(app).get(path)),
    post: (path, body) => withBody(request(app).post(path), body),
    put: (path, body) => withBody(request(app).put(path), body),
    patch: (path, body) => withBody(request(app).patch(path), body),
    delete: (path) => signed(request(app).delete(path)),
  };
}
