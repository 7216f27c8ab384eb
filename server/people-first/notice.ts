import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A notice is one number: the moment by the clock, in milliseconds, until which background work waits. */
const BYTES = 8;
/** Whoever waits longer has asked for something long, and need not stop all else. */
const STANDS_MS = 100;
/** An answer is mostly followed by the next question: a login by its launch, a page by its data. */
const LINGERS_MS = 5;
const LOOK_FOR_OTHERS_MS = 5_000;
/** A process that nobody has asked for so long may be long gone; if not, the next look finds it again. */
const QUIET_MS = 3_600_000;

/** What a process that answers people writes for the processes beside it that work in the background. */
export interface Notice {
  /** Somebody has asked. */
  begin(): void;
  /** Somebody has their answer. */
  end(): void;
  close(): void;
}

/**
 * A file that each process of this machine can read: it costs a few microseconds, where a message costs both
 * sides a wake-up. It is only ever a hint, so it is neither locked nor brought to the disk.
 *
 * @param folder - shared by the processes of one machine.
 * @throws Error of the file system, such as EROFS.
 */
export function hangNotice(folder: string, port: number): Notice {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, `${hostname()}-${port}`), 'w');
  const bytes = Buffer.alloc(BYTES);
  let underway = 0;
  let isOpen = true;
  const write = (until: number) => {
    if (!isOpen) return;
    bytes.writeDoubleLE(until);
    try {
      writeSync(file, bytes, 0, BYTES, 0);
    } catch {
      // A full disk must not cost anybody their answer: what was written before runs out by itself.
    }
  };
  write(0);
  return {
    begin() {
      underway += 1;
      write(Date.now() + STANDS_MS);
    },
    end() {
      underway -= 1;
      if (underway === 0) write(Date.now() + LINGERS_MS);
    },
    close() {
      if (!isOpen) return;
      write(0);
      isOpen = false;
      closeSync(file);
    },
  };
}

/** Reads the notices of all processes beside this one. */
export interface NoticeReader {
  /** Whether anybody waits for an answer that is soon there, or has just got one. */
  isAnybodyWaiting(): boolean;
  close(): void;
}

export function readNotices(folder: string): NoticeReader {
  const bytes = Buffer.alloc(BYTES);
  let files: number[] = [];
  let lookedAt = -Infinity;
  const close = () => {
    for (const file of files) closeSync(file);
    files = [];
  };
  const lookForOthers = () => {
    const now = performance.now();
    if (now - lookedAt < LOOK_FOR_OTHERS_MS) return;
    lookedAt = now;
    close();
    // No folder yet: nobody answers people on this machine.
    for (const name of orElse([], () => readdirSync(folder))) {
      const file = orElse(undefined, () => openSync(join(folder, name), 'r'));
      if (file === undefined) continue;
      if (isOfLate(file)) files.push(file);
      else closeSync(file);
    }
  };
  return {
    isAnybodyWaiting() {
      lookForOthers();
      const now = Date.now();
      return files.some((file) => {
        if (readSync(file, bytes, 0, BYTES, 0) < BYTES) return false;
        const left = bytes.readDoubleLE() - now;
        // More is left where the clock was set back meanwhile.
        return left > 0 && left <= STANDS_MS;
      });
    },
    close,
  };
}

/** A notice, and of a process that was asked something lately. */
function isOfLate(file: number): boolean {
  const about = fstatSync(file);
  return about.isFile() && Date.now() - about.mtimeMs < QUIET_MS;
}

/** A hint that can't be read is none: background work goes on without it. */
function orElse<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
