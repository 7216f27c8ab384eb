import type { Test } from 'supertest';

/** The reply's body as its contract has it; any other status fails the test. */
export async function reply<T>(test: Test, status = 200): Promise<T> {
  const response = await test.expect(status);
  return response.body as T;
}
