import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { READING_LIMITS } from '#server/features/reference-imports/reading/limits.js';
import { readFile } from '#server/features/reference-imports/reading/read-file.js';
import { Refused } from '#server/features/reference-imports/reading/refused.js';
import { runThread } from '#server/features/reference-imports/reading/run-thread.js';
import { bombs, forgedBook } from '../../../support/bombs.js';
import { cellsOf, fixture, workbook } from '../../../support/reference.js';

const none = new Set<string>();

describe('files that want to do harm', function () {
  this.timeout(60_000);
  const folder = mkdtempSync(join(tmpdir(), 'pathlight-bombs-'));
  const path = join(folder, 'file');
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (bytes: Buffer, limits = READING_LIMITS, now?: () => number) => {
    writeFileSync(path, bytes);
    return readFile(
      { path, name: 'x.xlsx' },
      {
        limits,
        known: { skills: none, knowledge: none },
        onProgress: () => undefined,
        ...(now && { now }),
      },
    );
  };
  const refusalOf = async (...args: Parameters<typeof read>): Promise<Refused> => {
    const error: unknown = await read(...args).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof Refused) return error;
    throw new Error('It was read.', { cause: error });
  };

  for (const { name, bytes, code, file, row } of bombs())
    it(`U14: refused, with the place: ${name}`, async () => {
      const before = process.memoryUsage().rss;
      const refused = await refusalOf(bytes);
      expect(refused.code).to.equal(code);
      if (file !== undefined) expect(refused.place.file).to.equal(file);
      if (row !== undefined) expect(refused.place.row).to.equal(row);
      expect(process.memoryUsage().rss - before).to.be.below(300 * 1024 * 1024);
    });

  it('U14: too many rows, too much unpacked, too slow: the limit is named', async () => {
    const book = workbook({ Zones: cellsOf('onet-excel/Skills.tsv') });
    expect((await refusalOf(book, { ...READING_LIMITS, rows: 20 })).place).to.include({
      sheet: 'Zones',
      row: 21,
    });
    expect((await refusalOf(book, { ...READING_LIMITS, unpackedBytes: 5_000 })).code).to.equal(
      'too-large-inside',
    );
    expect((await refusalOf(book, { ...READING_LIMITS, packedBytes: 100 })).code).to.equal(
      'too-large',
    );
    let time = 0;
    const slow = await refusalOf(book, READING_LIMITS, () => (time += 400_000));
    expect([slow.code, slow.what]).to.deep.equal(['too-slow', '300']);
  });

  it('U14: a file that would fill the memory ends its thread, and nothing else', async () => {
    // Different titles without end: no limit counts them, the heap of the thread does.
    const line = (at: number) => `11-1011.00\tTitle ${at} ${'x'.repeat(200)}\t\t08\n`;
    const header = 'O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n';
    const bytes = Buffer.from(
      header + Array.from({ length: 120_000 }, (_, at) => line(at)).join(''),
    );
    writeFileSync(path, bytes);
    const task = { path, name: 'x.txt', limits: READING_LIMITS, skills: [], knowledge: [] };
    const listener = { onFacts: () => Promise.resolve(), onProgress: () => undefined };
    const end = await runThread(task, listener, undefined, { maxOldGenerationSizeMb: 24 });
    expect(end).to.deep.include({
      refusal: { code: 'too-much-memory', place: { file: 'x.txt' }, what: '24' },
    });
  });

  it('U14: any bytes, and any good file with bytes changed, end in facts or a refusal', async () => {
    const good = [
      workbook({ Zones: cellsOf('onet-excel/Work Values.tsv') }),
      fixture('onet-text/Job Zones.txt'),
      fixture('Employment Projections.csv'),
      forgedBook({}),
    ];
    const isExpected = async (bytes: Buffer) => {
      try {
        await read(bytes);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat()),
        async (bytes, changes, end) => {
          const copy = Buffer.from(bytes);
          for (const [at, value] of changes) copy[at % copy.length] = value;
          await isExpected(end === null ? copy : copy.subarray(0, end % copy.length));
        },
      ),
      { numRuns: 400 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        isExpected(Buffer.from(bytes)),
      ),
      { numRuns: 200 },
    );
  });
});
