import { readConfig } from '#server/config.js';
import { createStoreAndBind } from './bind.js';
import { type PathlightAddress, pathlightSteps } from './pathlight-steps.js';
import type { BenchPlatform } from './platform.js';
import { startProcess, type Subject } from './subject.js';

export interface PathlightSettings {
  port: number;
  databaseUrl: string;
  publicUrl: string;
  /** Shared with a worker beside it. */
  dataFolder?: string;
  /** `all` also does the background work, in the same process. */
  process?: 'web' | 'all';
}

/** The built product, one process, as a school would run it but for https. */
export async function startPathlight(
  settings: PathlightSettings,
  bench: BenchPlatform,
): Promise<Subject> {
  const environment = {
    NODE_ENV: 'development',
    SANDBOX: 'off',
    PROCESS: settings.process ?? 'web',
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl,
    DATABASE_URL: settings.databaseUrl,
    SECRET_KEY: 'bench-bench-bench-bench-bench-bench-bench',
    ...(settings.dataFolder && { DATA_DIR: settings.dataFolder }),
  };
  await createStoreAndBind(readConfig(environment), bench);
  const child = await startProcess(['dist/server/bin/start.js'], process.cwd(), environment);
  const at = addressOf(settings, bench);
  return { name: 'Pathlight', process: child, ...pathlightSteps(at) };
}

export function addressOf(
  { port, publicUrl }: PathlightSettings,
  { platform }: BenchPlatform,
): PathlightAddress {
  return {
    address: `http://127.0.0.1:${port}`,
    publicUrl,
    loginParameters: new URLSearchParams(
      platform.loginParameters(platform.person('student'), platform.course()),
    ).toString(),
  };
}
