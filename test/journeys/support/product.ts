import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { freePort } from '#server/ports.js';
import { fillPrepared, newDataFolder } from '../../support/prepared-data.js';

export interface Product {
  /** The sandbox LMS, as people open it. */
  lms: string;
  /** The tool's own origin. */
  tool: string;
  process: ChildProcess;
  /** What it printed until it was ready. */
  printed: string;
  dataFolder: string;
  stop(): Promise<void>;
}

/** The built product, started as `npm start` does, on free ports and a data folder of its own. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const dataFolder = newDataFolder('pathlight-journey-');
  if (!('SANDBOX' in settings || 'DATABASE_URL' in settings))
    await fillPrepared('product', dataFolder, async (folder) => {
      await (await startOn(folder, { SANDBOX: 'off' })).stop();
    });
  const product = await startOn(dataFolder, settings);
  return {
    ...product,
    async stop() {
      await product.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function startOn(dataFolder: string, settings: Record<string, string>): Promise<Product> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['dist/server/bin/start.js'], {
    env: {
      ...process.env,
      NODE_ENV: 'development',
      NODE_OPTIONS: '',
      DATABASE_URL: '',
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      DATA_DIR: dataFolder,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = await untilReady(child);
  return {
    lms: `http://lms.localhost:${sandboxPort}`,
    tool: `http://pathlight.localhost:${port}`,
    process: child,
    printed,
    dataFolder,
    async stop() {
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGINT');
        await gone;
      }
    },
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('is ready')) resolve(output);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`The product ended (${code ?? 'killed'}):\n${output}`));
    });
  });
}
