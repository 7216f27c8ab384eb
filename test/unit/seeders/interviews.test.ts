import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedOccupations } from '../../support/occupations.js';

const HEADINGS = ['workday', 'likes', 'dislikes', 'advice'] as const;
const LOCALES = ['en', 'es'] as const;
const RUN = 8;

type Texts = Record<(typeof HEADINGS)[number], string>;
interface Interviews {
  cluster: string;
  interviews: ({ code: string } & Record<(typeof LOCALES)[number], Texts>)[];
}

/** The composite interviews, written from public facts. */
describe('career interviews', () => {
  const folder = join(import.meta.dirname, '../../../seeders/reference/interviews');
  const files = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Interviews,
  );
  const interviews = files.flatMap((file) => file.interviews);

  it('F43: each has the four headings in both languages, for a career that exists', () => {
    const { byCode } = shippedOccupations();
    for (const interview of interviews) {
      expect(byCode.has(interview.code), interview.code).to.equal(true);
      for (const locale of LOCALES)
        for (const heading of HEADINGS)
          expect(interview[locale][heading], `${interview.code} ${locale} ${heading}`)
            .to.be.a('string')
            .with.length.within(120, 700);
    }
    expect(new Set(interviews.map(({ code }) => code))).to.have.property('size', interviews.length);
  });

  it('is of the cluster whose file it is in', () => {
    const { byCode } = shippedOccupations();
    const strays = files.flatMap(({ cluster, interviews: own }) =>
      own
        .filter(({ code }) => !byCode.get(code)?.clusters.includes(cluster))
        .map(({ code }) => code),
    );
    expect(strays).to.deep.equal([]);
  });

  for (const locale of LOCALES)
    it(`no two are alike: they share at most 30 % of their runs of eight words (${locale})`, () => {
      const runs = interviews.map((interview) => runsOf(interview[locale]));
      for (const [at, left] of runs.entries())
        for (const right of runs.slice(at + 1)) {
          const shared = [...left].filter((run) => right.has(run)).length;
          expect(shared / Math.min(left.size, right.size)).to.be.at.most(0.3);
        }
    });
});

function runsOf(texts: Texts): Set<string> {
  const words = HEADINGS.flatMap((heading) =>
    texts[heading].toLowerCase().split(/[^\p{L}\p{N}]+/u),
  );
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}
