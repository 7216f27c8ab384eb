import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCareerIndex } from '#server/features/careers/career-search.js';
import { shippedOccupations } from '../../../support/occupations.js';

interface Phrase {
  phrase: string;
  kind: 'everyday' | 'misspelling' | 'title';
  codes: string[];
}

const FILE = join(import.meta.dirname, '../../../fixtures/search/phrases-a.json');
const SHOWN = 5;

describe('what students type', () => {
  const phrases = JSON.parse(readFileSync(FILE, 'utf8')) as Phrase[];
  const index = createCareerIndex(shippedOccupations().all);

  const missed = (kind?: Phrase['kind']) =>
    phrases
      .filter((phrase) => !kind || phrase.kind === kind)
      .filter(({ phrase, codes }) => {
        const first = index.search(phrase).slice(0, SHOWN);
        return !first.some(({ occupation }) => codes.includes(occupation.code));
      })
      .map(({ phrase }) => phrase);

  it('F44: of 200 everyday phrases and misspellings at least 90 % have the career in the first five', () => {
    expect(phrases).to.have.length(200);
    expect(missed(), missed().join(' · ')).to.have.length.at.most(20);
  });

  it('F44: every plain title is in the first five', () => {
    expect(missed('title')).to.deep.equal([]);
  });

  it('F44: a career is first for its own title', () => {
    const everyTenth = shippedOccupations().all.filter((_, at) => at % 10 === 0);
    const beaten = everyTenth.filter(
      ({ code, title }) => index.search(title)[0]?.occupation.code !== code,
    );
    expect(beaten.map(({ title }) => title)).to.deep.equal([]);
  });
});
