import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Answer } from './client.js';

/** A tool under measurement: how each step of a launch is asked of it. */
export interface Subject {
  name: string;
  process: ChildProcess;
  /** Where a launch goes, for the claim that names it. */
  launchUrl: string;
  /** @param cookie - what this browser was given at an earlier launch; none on a first visit. */
  login(visitor: number, cookie?: string): Promise<Login>;
  launch(visitor: number, login: Login, token: string): Promise<Answer>;
  /** From the answer to the launch to the first data on screen. */
  firstData(visitor: number, login: Login, launched: Answer): Promise<void>;
}

export interface Login {
  cookie: string;
  state: string;
  nonce: string;
}

export interface Counts {
  statements: number;
  /** How often the tool waited for the database: statements that travel together are one. */
  roundTrips: number;
  /** Those of transactions that wrote something. */
  commits: number;
}

/** A program in a process of its own, with its statements counted. */
export async function startProcess(
  command: string[],
  packages: string,
  environment: Record<string, string>,
): Promise<ChildProcess> {
  const preload = new URL('instrument.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', preload, ...command], {
    env: { PATH: process.env.PATH, BENCH_PACKAGES: packages, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-4_000);
        if (/is (ready|running)/.test(output)) resolve();
      });
    child.once('exit', (code) => {
      reject(new Error(`It ended (${code ?? 'killed'}): ${output}`));
    });
  });
  return child;
}

export async function countsOf(child: ChildProcess): Promise<Counts> {
  return ((await askProcess(child, 'counts')) as { counts: Counts }).counts;
}

/** Asks what `instrument.mjs` answers in the measured process. */
export function askProcess(child: ChildProcess, question: string): Promise<object> {
  return new Promise((resolve) => {
    child.once('message', (message) => {
      resolve(message as object);
    });
    child.send(question);
  });
}

/** The most memory the process has held at once, in MB; Linux only. */
export function peakMemory({ pid }: ChildProcess): string {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return `${Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024)} MB`;
  } catch {
    return 'unknown';
  }
}

export function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 8_000).unref();
  return gone;
}
