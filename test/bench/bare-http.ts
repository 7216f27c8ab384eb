import { ask, expectStatus } from './client.js';
import type { BenchPlatform } from './platform.js';
import { type Login, startProcess, type Subject } from './subject.js';

/** Express and PostgreSQL with nothing of LTI but one signature: what no tool on them can pass. */
export async function startBareHttp(
  settings: { port: number; databaseUrl: string },
  { platform }: BenchPlatform,
): Promise<Subject> {
  const child = await startProcess(['test/bench/bare-http.mjs'], process.cwd(), {
    BENCH_SETTINGS: JSON.stringify({ ...settings, keys: platform.publicKeys() }),
  });
  const address = `http://127.0.0.1:${settings.port}`;
  return {
    name: 'Express with one signature and one insert',
    process: child,
    launchUrl: `${address}/launch`,
    async login(visitor): Promise<Login> {
      const answer = expectStatus(await ask(visitor, `${address}/login`), 303, 'ceiling login');
      const { searchParams } = new URL(answer.location);
      return { cookie: '', state: searchParams.get('state')!, nonce: searchParams.get('nonce')! };
    },
    async launch(visitor, { state }, token) {
      const form = { id_token: token, state };
      return expectStatus(await ask(visitor, `${address}/launch`, { form }), 303, 'ceiling launch');
    },
    async firstData(visitor) {
      expectStatus(await ask(visitor, `${address}/`), 200, 'ceiling first data');
    },
  };
}
