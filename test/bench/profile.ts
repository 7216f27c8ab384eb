import type { Profiler } from 'node:inspector';
import { askProcess, type Subject } from './subject.js';

/** Shares of a process's main thread by part, each between 0 and 1, the largest first. */
export type Shares = [part: string, share: number][];

/** By the file that a sample lies in; the first that fits. */
const PARTS: [part: string, url: RegExp][] = [
  [
    'database client (pg, sequelize)',
    /node_modules\/(pg|pg-[\w-]+|postgres-[\w-]+|sequelize[\w-]*)\//,
  ],
  [
    'token and cipher (jose, node:crypto)',
    /node_modules\/(jose|jsonwebtoken|jws|jwa)\/|^node:(internal\/)?crypto/,
  ],
  ['checks (zod)', /node_modules\/zod\//],
  ['express and middleware', /node_modules\//],
  ['HTTP of Node', /^node:(_http|http|internal\/http)|^node:internal\/url|^node:querystring/],
  [
    'sockets of Node',
    /^node:(net|internal\/streams|internal\/stream_base_commons|stream|internal\/timers|internal\/js_stream)/,
  ],
  ['promises and events of Node', /^node:/],
  ['the tool itself', /./],
];

function partOf({ url, functionName }: Profiler.ProfileNode['callFrame']): string {
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'native code (system calls, HTTP parser)';
  // Native functions have no file: the writes to sockets are most of them.
  if (url === '')
    return /^(writ|writev|readStart|shutdown)/i.test(functionName)
      ? 'writes to sockets'
      : 'native functions';
  return PARTS.find(([, pattern]) => pattern.test(url))![0];
}

/** Where the main thread of a tool spends its time during the work. */
export async function profileOf(
  subject: Subject,
  work: () => Promise<unknown>,
): Promise<{ parts: Shares; functions: Shares }> {
  await askProcess(subject.process, 'startProfile');
  await work();
  const { profile } = (await askProcess(subject.process, 'stopProfile')) as {
    profile: Profiler.Profile;
  };
  return sharesOf(profile);
}

function sharesOf(profile: Profiler.Profile): { parts: Shares; functions: Shares } {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parts = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  const add = (sums: Map<string, number>, key: string, time: number) =>
    sums.set(key, (sums.get(key) ?? 0) + time);
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const node = nodes.get(id);
    const time = profile.timeDeltas?.[index] ?? 0;
    if (!node || isLeftOut(node.callFrame)) continue;
    total += time;
    add(parts, partOf(node.callFrame), time);
    add(functions, nameOf(node.callFrame), time);
  }
  const shares = (sums: Map<string, number>): Shares =>
    [...sums]
      .map(([part, time]): [string, number] => [part, time / total])
      .sort(([, left], [, right]) => right - left);
  return { parts: shares(parts), functions: shares(functions) };
}

/** Idle time, and the inspector itself at the beginning and the end. */
const isLeftOut = ({ functionName, url }: Profiler.ProfileNode['callFrame']) =>
  functionName === '(idle)' || (functionName === 'dispatch' && url === '');

const nameOf = ({ functionName, url, lineNumber }: Profiler.ProfileNode['callFrame']) => {
  const place = url.replace(/^.*node_modules\//, '').replace(/^file:\/\/.*\/dist\//, 'dist/');
  return `${functionName || '(anonymous)'} ${place}${url ? `:${lineNumber + 1}` : ''}`.trim();
};
