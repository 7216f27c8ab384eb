import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** Number and answer of each row of the table. */
const rows = [
  ...readFileSync(join(ROOT, 'lti/COMPLAINTS.md'), 'utf8').matchAll(
    /^\| (\d+) +\| [^|]+ \| ([^|]+) \|$/gm,
  ),
].map(([, number, answer = '']) => ({
  number: Number(number),
  isOpen: answer.startsWith('**Open**'),
}));

/** The numbers that stand in the titles of tests. */
const tested = new Set(
  readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(ROOT, 'test', file), 'utf8').matchAll(/it\(\s*['`][^'`]*?LTI-C(\d+)\b/g),
    ])
    .map(([, number]) => Number(number)),
);

describe('the table of complaints', () => {
  it('has a row for each of the 44, in order', () => {
    expect(rows.map(({ number }) => number)).to.deep.equal(
      Array.from({ length: 44 }, (_, index) => index + 1),
    );
  });

  it('calls answered what a test proves, and nothing else', () => {
    const answered = rows.filter(({ isOpen }) => !isOpen).map(({ number }) => number);
    expect([...tested].sort((a, b) => a - b)).to.deep.equal(answered);
  });
});
