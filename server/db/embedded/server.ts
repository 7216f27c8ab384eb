import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../ports.js';
import { findBinaries, isReachableByAnyone, NOBODY } from './binaries.js';

export interface EmbeddedOptions {
  /** Where the data lives. Created when missing. */
  folder: string;
  /** Throw durability away: for data that is thrown away too. */
  isDisposable?: boolean;
  /** Extra `name=value` settings for the server. */
  settings?: string[];
  /**
   * Whether a server that already runs on this folder is ours to stop: one that outlived a killed
   * process. Only for who holds the folder's lock.
   */
  adopts?: boolean;
  /** The npm package with the binaries; by default the one for this machine. */
  binariesPackage?: string | undefined;
}

export interface EmbeddedServer {
  /** Connects as the bootstrap superuser, to the `postgres` database. */
  superuserUrl: string;
  /** Does nothing when the server was already up and not adopted. */
  stop(): Promise<void>;
}

interface Layout {
  binaries: string;
  data: string;
  passwordFile: string;
  asRoot: boolean;
}

/** Where data really goes: below a private home, `nobody` could not reach it. */
export function reachableFolder(folder: string): string {
  const wanted = resolve(folder);
  if (process.getuid?.() !== 0 || isReachableByAnyone(dirname(wanted))) return wanted;
  return `/var/tmp/pathlight-data-${Buffer.from(wanted).toString('base64url').slice(-40)}`;
}

/**
 * Starts the PostgreSQL that ships as npm packages, as root or as an ordinary user, or joins the one
 * that already runs on this folder.
 *
 * As root the server runs as `nobody`, on a copy of the binaries when the original can't be reached.
 * `setpriv --pdeathsig`, where the system has it, ends the server even when this process is killed.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const asRoot = process.getuid?.() === 0;
  const folder = reachableFolder(options.folder);
  mkdirSync(folder, { recursive: true });
  if (asRoot) chownSync(folder, NOBODY, NOBODY);
  chmodSync(folder, 0o700);
  const layout: Layout = {
    binaries: findBinaries(asRoot, options.binariesPackage),
    data: join(folder, 'data'),
    passwordFile: join(folder, 'password'),
    asRoot,
  };
  if (!existsSync(join(layout.data, 'PG_VERSION')))
    initialise(layout, options.isDisposable ?? false);
  const password = readFileSync(layout.passwordFile, 'utf8');
  const urlAt = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

  const running = await joinRunning(layout.data, urlAt);
  if (running)
    return {
      superuserUrl: running.url,
      stop: () => (options.adopts ? stopAdopted(running.pid, layout.data) : Promise.resolve()),
    };

  const port = await freePort();
  const child = await spawnServer(layout, port, options);
  return { superuserUrl: urlAt(port), stop: () => stopServer(child) };
}

function initialise(layout: Layout, isDisposable: boolean): void {
  rmSync(layout.data, { recursive: true, force: true }); // A start that was cut off leaves a torso.
  writeFileSync(layout.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (layout.asRoot) chownSync(layout.passwordFile, NOBODY, NOBODY);
  const result = spawnSync(
    join(layout.binaries, 'bin', 'initdb'),
    [
      ...['-D', layout.data, '-U', 'postgres', `--pwfile=${layout.passwordFile}`],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--data-checksums'],
      ...(isDisposable ? ['--no-sync'] : []),
    ],
    { ...(layout.asRoot && { uid: NOBODY, gid: NOBODY }), encoding: 'utf8', cwd: '/' },
  );
  if (result.status !== 0)
    throw new Error(`The database could not be created: ${result.error?.message ?? result.stderr}`);
}

/** A dead server that nobody reaped is a zombie: its pid exists, the server does not. */
function isServerAlive(pid: number, data: string): boolean {
  try {
    if (/^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return false;
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data);
  } catch {
    if (platform() === 'linux') return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** The server already on this folder, once it answers; undefined when there is none. */
async function joinRunning(
  data: string,
  urlAt: (port: number) => string,
): Promise<{ pid: number; url: string } | undefined> {
  const pidFile = join(data, 'postmaster.pid');
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (!existsSync(pidFile)) return undefined;
    const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n').map(Number);
    if (!pid || !isServerAlive(pid, data)) {
      rmSync(pidFile, { force: true }); // Left by a killed server; it would block the start.
      return undefined;
    }
    if (port && (await answers(urlAt(port)))) return { pid, url: urlAt(port) };
    await sleep(100); // Starting up, or on its way down.
  }
  throw new Error('A database server holds the data folder but does not answer.');
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function spawnServer(
  layout: Layout,
  port: number,
  options: EmbeddedOptions,
): Promise<ChildProcess> {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(options.isDisposable
      ? ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
      : []),
    ...(options.settings ?? []),
  ];
  const program = join(layout.binaries, 'bin', 'postgres');
  const programArguments = ['-D', layout.data, '-p', String(port)].concat(
    settings.flatMap((setting) => ['-c', setting]),
  );
  const hasSetpriv = platform() === 'linux' && spawnSync('setpriv', ['--version']).status === 0;
  const asNobody = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const child = hasSetpriv
    ? spawn(
        'setpriv',
        ['--pdeathsig', 'INT', ...(layout.asRoot ? asNobody : []), '--', program].concat(
          programArguments,
        ),
        { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/', detached: true },
      )
    : spawn(program, programArguments, {
        ...(layout.asRoot && { uid: NOBODY, gid: NOBODY }),
        stdio: ['ignore', 'ignore', 'pipe'],
        cwd: '/',
        detached: true,
      });
  return untilReady(child);
}

function untilReady(child: ChildProcess): Promise<ChildProcess> {
  return new Promise((resolveReady, reject) => {
    let log = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-8_000);
      if (!log.includes('ready to accept connections')) return;
      // The server must not keep this process alive, nor block on a full pipe.
      child.stderr?.removeAllListeners('data');
      child.stderr?.resume();
      (child.stderr as unknown as { unref(): void }).unref();
      child.unref();
      resolveReady(child);
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The database server ended (${code ?? 'killed'}):\n${log}`));
    });
  });
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  await new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
    child.kill('SIGINT'); // "Fast" shutdown: ends clients, keeps data.
  });
}

/** Not our child, so its end is not told to us: we look. */
async function stopAdopted(pid: number, data: string): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 300 && isServerAlive(pid, data); attempt += 1) await sleep(50);
}
