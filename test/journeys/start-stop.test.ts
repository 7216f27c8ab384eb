import { expect } from 'chai';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachableFolder } from '#server/db/embedded/server.js';
import { freePort } from '#server/ports.js';

interface Run {
  child: ChildProcess;
  /** What it has printed so far. */
  output(): string;
  /** Its exit code, once it has ended; null when a signal ended it. */
  ended: Promise<number | null>;
}

type Settings = Record<string, string>;

/** `npm start` without npm, in a process group of its own, as a shell would start it. */
function run(settings: Settings): Run {
  const child = spawn(process.execPath, ['dist/server/bin/start.js'], {
    env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output: () => output, ended };
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited 30 s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ready = (started: Run) =>
  until(`a ready line in: ${started.output()}`, () => {
    if (started.child.exitCode !== null) throw new Error(`It ended: ${started.output()}`);
    return started.output().includes('is ready');
  });

/** Processes that mention this data folder in their command line or run in this process group. */
function processesOf(folder: string, group: number): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
        const [state, , processGroup] = rest.split(' ');
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        const isOurs = command.includes(folder) || processGroup === String(group);
        return isOurs && state !== 'Z' ? [`${pid} ${command}`] : [];
      } catch {
        return []; // Ended meanwhile.
      }
    });
}

describe('start and stop', function () {
  this.timeout(90_000);
  if (process.platform !== 'linux') return; // Looks for leftovers in /proc.
  let settings: Settings;
  let folder: string;
  /** Where the database really is: below a private folder, root's server could not reach it. */
  let data: string;
  const groups: number[] = [];

  const start = (changes: Settings = {}): Run => {
    const started = run({ ...settings, ...changes });
    groups.push(started.child.pid!);
    return started;
  };
  const leftovers = () => groups.flatMap((group) => processesOf(data, group));
  const address = () => `http://127.0.0.1:${settings.PORT}`;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pathlight-start-'));
    data = reachableFolder(join(folder, 'postgres'));
    settings = {
      ...{ DATABASE_URL: '', DATA_DIR: folder },
      PORT: String(await freePort()),
      SANDBOX_PORT: String(await freePort()),
    };
  });
  after(() => {
    for (const group of groups) {
      try {
        process.kill(-group, 'SIGKILL');
      } catch {
        // Gone already, as it should be.
      }
    }
    for (const each of [folder, data]) rmSync(each, { recursive: true, force: true });
  });

  it('prints one address to open, which answers; Ctrl-C leaves no process behind', async () => {
    const started = start();
    await ready(started);
    const addresses = started.output().match(/^ {2}http\S+$/gm) ?? [];
    expect(addresses).to.deep.equal([`  http://lms.localhost:${settings.SANDBOX_PORT}`]);
    const chooser = await fetch(`http://127.0.0.1:${settings.SANDBOX_PORT}/`);
    expect(await chooser.text()).to.include('Canvas');
    expect(await (await fetch(`${address()}/livez`)).text()).to.equal('alive');
    expect(await (await fetch(`${address()}/readyz`)).text()).to.equal('ready');
    expect(leftovers().join()).to.include('postgres');
    // A terminal sends Ctrl-C to the whole group.
    process.kill(-started.child.pid!, 'SIGINT');
    expect(await started.ended, started.output()).to.equal(0);
    await until(`no leftovers: ${leftovers().join()}`, () => leftovers().length === 0);
  });

  it('starts again after kill -9, with the data as it was', async () => {
    const killed = start();
    await ready(killed);
    process.kill(killed.child.pid!, 'SIGKILL');
    await killed.ended;
    const again = start();
    await ready(again);
    expect((await fetch(`${address()}/readyz`)).status).to.equal(200);
    again.child.kill('SIGTERM');
    expect(await again.ended).to.equal(0);
    await until(`no leftovers: ${leftovers().join()}`, () => leftovers().length === 0);
  });

  it('stops the database that outlived a killed process, where the system could not end it', async () => {
    const killed = start({ PATH: '/nowhere' }); // Without `setpriv` nobody tells the server.
    await ready(killed);
    process.kill(killed.child.pid!, 'SIGKILL');
    await killed.ended;
    expect(leftovers().join()).to.include('postgres');
    const again = start();
    await ready(again);
    process.kill(-again.child.pid!, 'SIGINT');
    expect(await again.ended, again.output()).to.equal(0);
    await until(`no leftovers: ${leftovers().join()}`, () => leftovers().length === 0);
  });

  for (const name of ['PORT', 'SANDBOX_PORT']) {
    it(`says that ${name} is taken and offers one that is free`, async () => {
      const other = createServer();
      await new Promise<void>((done) => other.listen(Number(settings[name]), '127.0.0.1', done));
      const refused = start();
      expect(await refused.ended).to.equal(1);
      other.close();
      expect(refused.output()).to.include(`Port ${settings[name]} is taken`);
      const offer = new RegExp(`${name}=(\\d+) npm start`).exec(refused.output())?.[1];
      expect(Number(offer)).to.be.above(1023).and.not.equal(Number(settings[name]));
      expect(refused.output()).not.to.include('    at ');
    });
  }

  it('refuses a second start on the same data', async () => {
    const first = start();
    await ready(first);
    const ports = { PORT: String(await freePort()), SANDBOX_PORT: String(await freePort()) };
    const second = start(ports);
    expect(await second.ended).to.equal(1);
    expect(second.output()).to.include('already running');
    first.child.kill('SIGINT');
    expect(await first.ended).to.equal(0);
  });
});
