import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ask, expectStatus } from './client.js';
import type { BenchPlatform } from './platform.js';
import { type Login, startProcess, type Subject } from './subject.js';

const PACKAGES = ['ltijs@5.9.9', 'ltijs-sequelize@2.4.4'];

/** Installs what is compared with, beside the product and never as part of it. */
export function installBare(): string {
  const folder = resolve('.data/bench');
  if (existsSync(join(folder, 'node_modules/ltijs-sequelize'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
  const result = spawnSync('npm', ['install', ...options, ...PACKAGES], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`npm install failed: ${result.stderr}`);
  return folder;
}

/** ltijs with ltijs-sequelize and nothing around it. */
export async function startBare(
  settings: { port: number; databaseUrl: string; folder: string },
  bench: BenchPlatform,
): Promise<Subject> {
  const { platform } = bench;
  const info = platform.registrationInfo();
  const child = await startProcess(['test/bench/bare-ltijs.mjs'], settings.folder, {
    BENCH_SETTINGS: JSON.stringify({
      key: 'bench-bench-bench-bench-bench-bench-bench',
      port: settings.port,
      databaseUrl: settings.databaseUrl,
      keySetUrl: bench.keySetUrl,
      platform: {
        url: info.issuer,
        name: 'Bench',
        clientId: info.clientId,
        authenticationEndpoint: info.authEndpoint,
        accesstokenEndpoint: info.tokenEndpoint,
      },
    }),
  });
  const address = `http://127.0.0.1:${settings.port}`;
  const parameters = new URLSearchParams({
    ...platform.loginParameters(platform.person('student'), platform.course()),
    target_link_uri: `${address}/`,
  }).toString();
  return {
    name: 'bare ltijs',
    process: child,
    launchUrl: `${address}/`,
    async login(visitor): Promise<Login> {
      const answer = await ask(visitor, `${address}/login?${parameters}`);
      const { searchParams } = new URL(expectStatus(answer, 302, 'bare login').location);
      return {
        cookie: answer.cookies.join('; '),
        state: searchParams.get('state')!,
        nonce: searchParams.get('nonce')!,
      };
    },
    async launch(visitor, { cookie, state }, token) {
      const form = { id_token: token, state };
      const answer = await ask(visitor, `${address}/`, { form, cookie });
      return expectStatus(answer, 302, 'bare launch');
    },
    async firstData(visitor, { cookie }, launched) {
      const all = [cookie, ...launched.cookies].join('; ');
      const url = new URL(launched.location, address).href;
      expectStatus(await ask(visitor, url, { cookie: all }), 200, 'bare first data');
    },
  };
}
