import { expect } from 'chai';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PUBLIC = 'dist/public';
const MANIFEST = join(PUBLIC, '.vite', 'manifest.json');
const LIMIT = 90_000;
const MESSAGES = '../server/contracts/generated/messages';

interface Chunk {
  file: string;
  imports?: string[];
}

/** Every script that must arrive before the student's home can be used, in one language. */
function firstViewFiles(locale: string): string[] {
  const manifest = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const add = (key: string): void => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no ${key}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  add('app/main.ts');
  add('home/ilp-home-view.ts');
  for (const namespace of ['common', 'shell', 'home', 'goals'])
    add(`${MESSAGES}/${namespace}.${locale}.ts`);
  return [...files];
}

describe('first view', () => {
  before(function () {
    if (!existsSync(MANIFEST)) this.skip();
  });

  for (const locale of ['en', 'es']) {
    it(`is at most 90 kB of compressed JavaScript in ${locale}`, () => {
      const sizes = firstViewFiles(locale).map(
        (file) => gzipSync(readFileSync(join(PUBLIC, file))).length,
      );
      expect(sizes.reduce((sum, size) => sum + size, 0)).to.be.below(LIMIT);
    });
  }

  it('comes in few files', () => {
    expect(firstViewFiles('en').length).to.be.at.most(12);
  });
});
