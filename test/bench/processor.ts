import { readdirSync, readFileSync } from 'node:fs';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Linux counts processor time in hundredths of a second, on every machine we know of. */
const MS_PER_TICK = 10;

/** Processor time in milliseconds, by who used it. */
export interface Usage {
  tool: number;
  database: number;
  /** This process: the browsers' part. */
  load: number;
}

export interface Meter {
  read(): Usage;
}

/** Reads who used the processors; all of it is zero where there is no /proc. */
export function createMeter(tool: ChildProcess | undefined, databaseFolder: string): Meter {
  const postmaster = postmasterOf(databaseFolder);
  return {
    read() {
      const { user, system } = process.cpuUsage();
      return {
        tool: tool?.pid === undefined ? 0 : ticksOf(tool.pid).own,
        database: postmaster === undefined ? 0 : treeOf(postmaster),
        load: (user + system) / 1_000,
      };
    },
  };
}

export function differenceOf(after: Usage, before: Usage): Usage {
  return {
    tool: after.tool - before.tool,
    database: after.database - before.database,
    load: after.load - before.load,
  };
}

export function sumOf(usages: Usage[]): Usage {
  const total = (pick: (usage: Usage) => number) =>
    usages.reduce((sum, usage) => sum + pick(usage), 0);
  return {
    tool: total(({ tool }) => tool),
    database: total(({ database }) => database),
    load: total(({ load }) => load),
  };
}

function postmasterOf(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** The server with its children, living and gone. */
function treeOf(root: number): number {
  const { own, ended } = ticksOf(root);
  let total = own + ended;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const child = ticksOf(Number(name));
    if (child.parent === root) total += child.own;
  }
  return total;
}

/** @see proc(5): fields 4 (parent), 14 to 17 (user and system time, own and of ended children) */
function ticksOf(pid: number): { parent: number; own: number; ended: number } {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold spaces and brackets; numbers begin after the last one.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (field: number) => Number(fields[field - 3]) * MS_PER_TICK;
    return { parent: Number(fields[1]), own: at(14) + at(15), ended: at(16) + at(17) };
  } catch {
    return { parent: 0, own: 0, ended: 0 };
  }
}
