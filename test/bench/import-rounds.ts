import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReferenceImports } from '#contracts/reference-imports.js';
import { REFERENCE_PIECE } from '#contracts/reference-parts.js';
import { globalSql } from '#server/db/tenant.js';
import { READING_LIMITS } from '#server/features/reference-imports/reading/limits.js';
import { runThread } from '#server/features/reference-imports/reading/run-thread.js';
import { ask, expectStatus } from './client.js';
import { careers, type LargeFile } from './import-files.js';

/** One session may ask 600 times a minute. */
const BETWEEN_MS = 110;
const LOOK_EVERY_MS = 100;
/** Until every index is made anew. */
const AFTERWARDS_MS = 3_000;

/** Seconds, and the most megabytes that the thread held. */
export async function inThread({ name, bytes }: LargeFile) {
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-bench-'));
  const path = join(folder, 'file');
  writeFileSync(path, bytes);
  let memory = 0;
  const from = performance.now();
  const names = (lists: [string, ...unknown[]][][]) => [...new Set(lists.flat().map(([id]) => id))];
  const end = await runThread(
    {
      ...{ path, name, limits: READING_LIMITS },
      skills: names(careers.map(({ skills }) => skills)),
      knowledge: names(careers.map(({ knowledge }) => knowledge)),
    },
    {
      onFacts: () => Promise.resolve(),
      onProgress: (_bytes, _rows, held) => (memory = Math.max(memory, held)),
    },
  );
  rmSync(folder, { recursive: true });
  if (!('done' in end)) throw new Error(`The file was not read: ${JSON.stringify(end)}`);
  memory = Math.max(memory, end.done.memory);
  return { seconds: (performance.now() - from) / 1_000, memory: memory / 1024 / 1024 };
}

export interface Round {
  seconds: number;
  /** The longest time without a new figure, in seconds. */
  gap: number;
  p99: number;
  /** From asking to stop until nothing of the file is left, in seconds. */
  cancel: number;
}

/** One after the other: brought in and used while others ask; then again, and stopped in the middle. */
export class Importer {
  private readonly origin: string;
  private readonly student: string;
  private readonly admin: string;
  private readonly file: LargeFile;

  constructor(origin: string, student: string, admin: string, file: LargeFile) {
    this.origin = origin;
    this.student = student;
    this.admin = admin;
    this.file = file;
  }

  async round(): Promise<Round> {
    const others = this.askMeanwhile();
    const id = await this.send();
    const { seconds, gap } = await this.watch();
    const { release, year } = this.file;
    await this.call('POST', `/reference-imports/${id}/apply`, {
      ...{ release, year, acceptsShrink: true },
    });
    await pause(AFTERWARDS_MS);
    const waits = (await others.end()).sort((left, right) => left - right);
    const p99 = waits[Math.floor(waits.length * 0.99)]!;
    return { seconds, gap, p99, cancel: await this.stopInTheMiddle() };
  }

  private async call(method: 'GET' | 'POST' | 'DELETE', path: string, json?: object) {
    const url = `${this.origin}/api${path}`;
    const { text } = await ask(1, url, { method, token: this.admin, ...(json && { json }) });
    return ReferenceImports.parse(JSON.parse(text));
  }

  private askMeanwhile() {
    const { asked } = this.file;
    const state = { isOver: false };
    const waits: number[] = [];
    const asking = (async () => {
      for (let at = 0; !state.isOver; at += 1) {
        const from = performance.now();
        const url = this.origin + asked[at % asked.length]!;
        expectStatus(await ask(2, url, { token: this.student }), 200, url);
        waits.push(performance.now() - from);
        await pause(BETWEEN_MS);
      }
    })();
    const end = async () => {
      state.isOver = true;
      await asking;
      return waits;
    };
    return { end };
  }

  /** Sends the file in pieces, up to where it waits to be read. @returns its id. */
  private async send(): Promise<string> {
    const { name: fileName, bytes } = this.file;
    const { open } = await this.call('POST', '/reference-imports', {
      ...{ fileName, size: bytes.length },
    });
    const { id } = open!;
    for (let at = 0, number = 0; at < bytes.length; at += REFERENCE_PIECE, number += 1) {
      const url = `${this.origin}/api/reference-imports/pieces?id=${id}&number=${number}`;
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${this.admin}`,
          'content-type': 'application/octet-stream',
        },
        body: new Uint8Array(bytes.subarray(at, at + REFERENCE_PIECE)),
      });
      if (!answer.ok) throw new Error(`A piece: ${answer.status} ${await answer.text()}`);
    }
    await this.call('POST', `/reference-imports/${id}/read`);
    return id;
  }

  /** As the page does, only more often. */
  private async watch(): Promise<{ seconds: number; gap: number }> {
    const begun = performance.now();
    let [told, last, gap] = [begun, '', 0];
    for (let state = 'reading'; state === 'reading';) {
      await pause(LOOK_EVERY_MS);
      const { open } = await this.call('GET', '/reference-imports');
      ({ state } = open!);
      const figure = `${state} ${open!.step} ${open!.stepDone} ${open!.rows}`;
      if (figure !== last) {
        gap = Math.max(gap, performance.now() - told);
        [told, last] = [performance.now(), figure];
      }
      if (state === 'refused') throw new Error(JSON.stringify(open!.refusal));
    }
    return { seconds: (performance.now() - begun) / 1_000, gap: gap / 1_000 };
  }

  private async stopInTheMiddle(): Promise<number> {
    const id = await this.send();
    for (let rows = 0; rows === 0;) {
      await pause(LOOK_EVERY_MS);
      rows = (await this.call('GET', '/reference-imports')).open!.rows;
    }
    const from = performance.now();
    await this.call('DELETE', `/reference-imports/${id}`);
    const left = () =>
      globalSql<{ count: number }>(
        `select (select count(*) from reference_releases where id = $1)::int as count`,
        [id],
      );
    const seconds = (performance.now() - from) / 1_000;
    // A thread that was laying facts may not lay more: looked at for as long as the reading would take.
    for (let at = 0; at < 20; at += 1) {
      await pause(LOOK_EVERY_MS);
      if ((await left())[0]!.count > 0) throw new Error('Something of a stopped file is left.');
    }
    return seconds;
  }
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });
