import { Collected, ONET_CODE, type Reader, type ReaderKind } from './reader.js';

const REPORTED = 10;
const RELATED = 10;
const TECHNOLOGY = 8;
const code = 'o*net-soc code';

export const onetOccupations: ReaderKind = {
  id: 'onet-occupations',
  columns: { code, title: 'title', description: 'description' },
  knownBy: ['code', 'title', 'description'],
  create() {
    const all = new Collected<string>();
    return {
      take(row) {
        const key = row.code('code', ONET_CODE);
        const title = row.text('title');
        if (title === '') row.note('title', 'missing');
        // The description is the publisher's text; the product writes sentences of its own.
        else if (key !== null) all.add(key, title);
      },
      finish: () => all.asPart('onet-occupations', ([title]) => ({ title })),
    };
  },
};

export const onetZones: ReaderKind = {
  id: 'onet-zones',
  columns: { code, zone: 'job zone' },
  knownBy: ['code', 'zone'],
  unused: ['title', 'date', 'domain source'],
  create() {
    const all = new Collected<number>();
    return {
      take(row) {
        const key = row.code('code', ONET_CODE);
        const zone = row.number('zone', [1, 5]);
        if (key !== null && zone !== null) all.add(key, zone);
      },
      finish: () => all.asPart('onet-zones', ([zone]) => ({ zone })),
    };
  },
};

export const onetRelated: ReaderKind = {
  id: 'onet-related',
  columns: { code, related: 'related o*net-soc code', index: 'index' },
  knownBy: ['code', 'related'],
  unused: ['title', 'related title', 'relatedness tier'],
  create() {
    const all = new Collected<[number, string]>();
    return {
      take(row) {
        const key = row.code('code', ONET_CODE);
        const related = row.code('related', ONET_CODE);
        const index = row.number('index', [1, 1_000]);
        if (key !== null && related !== null && index !== null) all.add(key, [index, related]);
      },
      finish: () =>
        all.asPart('onet-related', (found) => ({
          related: found
            .sort(([left], [right]) => left - right)
            .slice(0, RELATED)
            .map(([, related]) => related),
        })),
    };
  },
};

export const onetAlternate: ReaderKind = {
  id: 'onet-alternate',
  columns: { code, other: 'alternate title' },
  knownBy: ['code', 'other'],
  unused: ['title', 'short title', 'source(s)'],
  create: () => titles('onet-alternate', 'moreTitles'),
};

export const onetReported: ReaderKind = {
  id: 'onet-reported',
  columns: { code, other: 'reported job title', shown: 'shown in my next move' },
  knownBy: ['code', 'other'],
  unused: ['title'],
  create: () => titles('onet-reported', 'titles', REPORTED),
};

/** @param most - how many, those first that the publisher shows to young people itself. */
function titles(
  part: 'onet-alternate' | 'onet-reported',
  field: 'titles' | 'moreTitles',
  most = Number.POSITIVE_INFINITY,
): Reader {
  const all = new Collected<[string, boolean]>();
  return {
    take(row) {
      const key = row.code('code', ONET_CODE);
      const title = row.text('other');
      if (title === '') row.note('other', 'missing');
      else if (key !== null) all.add(key, [title, row.text('shown') === 'Y']);
    },
    finish: () =>
      all.asPart(part, (found) => {
        const inOrder = [
          ...found.filter(([, isShown]) => isShown),
          ...found.filter(([, isShown]) => !isShown),
        ];
        return { [field]: [...new Set(inOrder.map(([title]) => title))].slice(0, most) };
      }),
  };
}

export const onetTechnology: ReaderKind = {
  id: 'onet-technology',
  columns: { code, example: 'example', hot: 'hot technology', demand: 'in demand' },
  knownBy: ['code', 'example', 'hot'],
  optional: ['demand'],
  unused: ['title', 'commodity code', 'commodity title'],
  create() {
    const all = new Collected<{ name: string; isHot: boolean; isWanted: boolean }>();
    return {
      take(row) {
        const key = row.code('code', ONET_CODE);
        const name = row.text('example');
        const [isHot, isWanted] = [row.text('hot') === 'Y', row.text('demand') === 'Y'];
        if (name === '') row.note('example', 'missing');
        else if (key !== null) all.add(key, { name, isHot, isWanted });
      },
      finish: () =>
        all.asPart('onet-technology', (found) => ({
          technology: found
            .sort(
              (left, right) =>
                Number(right.isWanted) - Number(left.isWanted) ||
                Number(right.isHot) - Number(left.isHot),
            )
            .slice(0, TECHNOLOGY)
            .map(({ name, isHot }) => [name, isHot ? 1 : 0]),
        })),
    };
  },
};
