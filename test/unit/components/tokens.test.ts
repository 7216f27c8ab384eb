import { expect } from 'chai';
import { readFileSync } from 'node:fs';

const css = readFileSync('components/styles/tokens.css', 'utf8');
const TEXT = 4.5;
const PARTS = 3;

/** Pairs that stand on each other somewhere, with the least contrast WCAG 2.2 AA asks. */
type Pair = readonly [front: string, backs: readonly string[], least: number];
const PAIRS: readonly Pair[] = [
  ['ink', ['paper', 'surface', 'surface-quiet', 'accent-quiet', 'warn-quiet', 'bad-quiet'], TEXT],
  ['ink-quiet', ['paper', 'surface', 'surface-quiet'], TEXT],
  ['accent', ['paper', 'surface', 'accent-quiet'], TEXT],
  ['accent-strong', ['paper', 'surface', 'accent-quiet'], TEXT],
  ['on-accent', ['accent', 'accent-strong'], TEXT],
  ['good', ['surface', 'good-quiet'], TEXT],
  ['warn', ['surface', 'warn-quiet'], TEXT],
  ['bad', ['paper', 'surface', 'bad-quiet'], TEXT],
  ['line-strong', ['paper', 'surface'], PARTS],
  ['focus', ['paper', 'surface', 'surface-quiet'], PARTS],
  ...['r', 'i', 'a', 's', 'e', 'c'].map((area): Pair => [
    `riasec-${area}`,
    ['paper', 'surface'],
    TEXT,
  ]),
];

function tokensIn(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--ilp-([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

function blockAfter(mark: string): string {
  const start = css.indexOf(mark);
  return css.slice(start, css.indexOf('\n}', start));
}

const light = tokensIn(blockAfter(':root {'));
const dark = tokensIn(blockAfter('@media (prefers-color-scheme: dark)'));

function luminance(colour: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('colours', () => {
  for (const [scheme, tokens] of Object.entries({ light, dark })) {
    for (const [front, backs, least] of PAIRS) {
      for (const back of backs) {
        it(`${front} reads on ${back} in ${scheme}`, () => {
          const found = contrast(tokens.get(front) ?? '', tokens.get(back) ?? '');
          expect(found).to.be.at.least(least);
        });
      }
    }
  }

  it('has each colour in both schemes', () => {
    expect([...dark.keys()].sort()).to.deep.equal([...light.keys()].sort());
  });
});
