import { readConfig } from '#server/config.js';
import { createStoreAndBind } from './bind.js';
import { ask, expectStatus } from './client.js';
import type { BenchPlatform } from './platform.js';
import { type Login, startProcess, type Subject } from './subject.js';

export interface PathlightSettings {
  port: number;
  databaseUrl: string;
  publicUrl: string;
}

/** The built product, one web process, as a school would run it but for https. */
export async function startPathlight(
  settings: PathlightSettings,
  bench: BenchPlatform,
): Promise<Subject> {
  const environment = {
    NODE_ENV: 'development',
    SANDBOX: 'off',
    PROCESS: 'web',
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    DATABASE_URL: settings.databaseUrl,
    SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench',
  };
  await createStoreAndBind(readConfig(environment), bench);
  const child = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
  const address = `http://127.0.0.1:${settings.port}`;
  const { platform } = bench;
  const parameters = new URLSearchParams(
    platform.loginParameters(platform.person('student'), platform.course()),
  ).toString();
  return {
    name: 'Pathlight',
    process: child,
    launchUrl: `${settings.publicUrl}/lti/launch`,
    async login(visitor, known): Promise<Login> {
      const first = await ask(visitor, `${address}/lti/login?${parameters}`, {
        ...(known && { cookie: known }),
      });
      // A browser without our cookie is sent through one hop that shows whether it keeps one.
      const cookie = known ?? first.cookies[0] ?? '';
      const last = known
        ? first
        : await ask(visitor, new URL(first.location, address).href, { cookie });
      const { searchParams } = new URL(expectStatus(last, 303, 'login').location);
      return { cookie, state: searchParams.get('state')!, nonce: searchParams.get('nonce')! };
    },
    async launch(visitor, { cookie, state }, token) {
      const form = { id_token: token, state };
      return expectStatus(
        await ask(visitor, `${address}/lti/launch`, { form, cookie }),
        303,
        'launch',
      );
    },
    async firstData(visitor, _login, launched) {
      const code = /#code=(.+)$/.exec(launched.location)?.[1];
      const session = await ask(visitor, `${address}/api/session`, { json: { code } });
      const { token } = JSON.parse(expectStatus(session, 201, 'code').text) as { token: string };
      expectStatus(await ask(visitor, `${address}/api/home`, { token }), 200, 'first data');
    },
  };
}
