import type { Row } from '../reading/row.js';
import {
  Collected,
  type KnownElements,
  ONET_CODE,
  type Reader,
  type ReaderKind,
  slug,
} from './reader.js';

/** How many of each are shown. */
const SKILLS = 10;
const KNOWLEDGE = 8;
const STYLES = 6;
/** Areas in the order r i a s e c, and the six work values in the order of the official elements. */
const AREAS = ['1.B.1.a', '1.B.1.b', '1.B.1.c', '1.B.1.d', '1.B.1.e', '1.B.1.f'];
const VALUES = ['1.B.2.a', '1.B.2.b', '1.B.2.c', '1.B.2.d', '1.B.2.e', '1.B.2.f'];

type Rated = [id: string, value: number];
interface Style {
  id: string;
  scale: 'IM' | 'WI' | 'DR';
  value: number;
}

/**
 * Interests, Work Values, Skills, Knowledge and Work Styles have the same columns; which one a row is of
 * its element and scale tell. Other ratings in that form (abilities, activities) are passed over.
 */
export const onetRatings: ReaderKind = {
  id: 'onet-ratings',
  columns: {
    code: 'o*net-soc code',
    element: 'element id',
    name: 'element name',
    scale: 'scale id',
    value: 'data value',
    suppress: 'recommend suppress',
    irrelevant: 'not relevant',
    category: 'category',
  },
  knownBy: ['code', 'element', 'scale'],
  optional: ['suppress', 'irrelevant', 'category'],
  unused: [
    ...['title', 'scale name', 'n', 'standard error', 'lower ci bound', 'upper ci bound'],
    ...['date', 'domain source'],
  ],
  create: (known) => new OnetRatings(known),
};

class OnetRatings implements Reader {
  private readonly interests = new Collected<[number, number]>();
  private readonly values = new Collected<[number, number]>();
  private readonly skills = new Collected<Rated>();
  private readonly knowledge = new Collected<Rated>();
  private readonly styles = new Collected<Style>();
  private readonly levels = new Collected<[number, number]>();
  private readonly known: KnownElements;

  constructor(known: KnownElements) {
    this.known = known;
  }

  take(row: Row): void {
    const scale = row.text('scale');
    const element = row.text('element');
    if (scale === 'OI') this.placed(row, this.interests, AREAS.indexOf(element));
    else if (scale === 'EX' && element.startsWith('1.B.2.'))
      this.placed(row, this.values, VALUES.indexOf(element));
    else if (scale === 'IM') this.important(row, element);
    else if (scale === 'WI' || scale === 'DR') this.style(row, scale);
    else if (scale === 'RL') this.level(row);
  }

  finish() {
    return [
      ...this.interests.asPart('onet-interests', (scores) => whole(scores, 'interests')),
      ...this.values.asPart('onet-values', (scores) => whole(scores, 'values')),
      ...this.skills.asPart('onet-skills', (all) => ({ skills: highest(all, SKILLS) })),
      ...this.knowledge.asPart('onet-knowledge', (all) => ({
        knowledge: highest(all, KNOWLEDGE),
        // Which school subjects teach it follows from the areas that matter, also beyond those shown.
        important: all.filter(([, value]) => value >= 3.5).map(([id]) => id),
      })),
      ...this.styles.asPart('onet-styles', stylesOf),
      ...this.levels.asPart('onet-levels', (levels) => ({
        levels: levels.filter(([, percent]) => percent > 0).sort(([left], [right]) => left - right),
      })),
    ];
  }

  private placed(row: Row, into: Collected<[number, number]>, place: number): void {
    if (place < 0) {
      row.note('element', 'unknown-element');
      return;
    }
    this.keep(row, [1, 7], (code, value) => into.add(code, [place, value]));
  }

  private important(row: Row, element: string): void {
    const isSkill = element.startsWith('2.A.') || element.startsWith('2.B.');
    const isKnowledge = element.startsWith('2.C.');
    const isStyle = element.startsWith('1.C.');
    if (!(isSkill || isKnowledge || isStyle) || isHeld(row)) return;
    const id = slug(row.text('name'));
    if (isStyle) {
      this.keep(row, [1, 5], (code, value) => this.styles.add(code, { id, scale: 'IM', value }));
      return;
    }
    const [known, into] = isSkill
      ? [this.known.skills, this.skills]
      : [this.known.knowledge, this.knowledge];
    if (!known.has(id)) {
      row.note('name', 'unknown-element');
      return;
    }
    this.keep(row, [1, 5], (code, value) => into.add(code, [id, value]));
  }

  /** Since release 30.1: impact from -3 to 3, and a rank from 1 on, 0 being none. */
  private style(row: Row, scale: 'WI' | 'DR'): void {
    if (isHeld(row)) return;
    const id = slug(row.text('name'));
    const bounds = scale === 'WI' ? ([-3, 3] as const) : ([0, 100] as const);
    this.keep(row, bounds, (code, value) => this.styles.add(code, { id, scale, value }));
  }

  private level(row: Row): void {
    if (row.text('element') !== '2.D.1' || isHeld(row)) return;
    const level = row.number('category', [1, 12]);
    if (level === null) return;
    this.keep(row, [0, 100], (code, percent) => this.levels.add(code, [level, percent]));
  }

  private keep(
    row: Row,
    bounds: readonly [number, number],
    add: (code: string, value: number) => void,
  ): void {
    const code = row.code('code', ONET_CODE);
    const value = row.number('value', bounds);
    if (code !== null && value !== null) add(code, Math.round(value * 100) / 100);
  }
}

/** The publisher asks not to use it, or says it has no meaning here. */
const isHeld = (row: Row) => row.text('suppress') === 'Y' || row.text('irrelevant') === 'Y';

/** Six values or nothing: a profile with a hole can't be compared. */
function whole(scores: [number, number][], name: string): object | null {
  const values = Array.from({ length: 6 }, (_, place) => scores.find(([at]) => at === place)?.[1]);
  return values.includes(undefined) ? null : { [name]: values };
}

const highest = (all: Rated[], count: number): Rated[] =>
  all.toSorted(([, left], [, right]) => right - left).slice(0, count);

/** Of the newer scales, the ranked ones by rank, then by impact; the number kept is the impact. */
function stylesOf(all: Style[]): object {
  const important = all.filter(({ scale }) => scale === 'IM');
  if (important.length > 0)
    return {
      styles: highest(
        important.map(({ id, value }) => [id, value]),
        STYLES,
      ),
      stylesScale: 'importance',
    };
  const ranks = new Map(
    all
      .filter(({ scale, value }) => scale === 'DR' && value > 0)
      .map(({ id, value }) => [id, value]),
  );
  const rankOf = (id: string) => ranks.get(id) ?? Number.MAX_SAFE_INTEGER;
  const impacts = all
    .filter(({ scale }) => scale === 'WI')
    .map(({ id, value }): Rated => [id, value]);
  return {
    styles: impacts
      .sort((left, right) => rankOf(left[0]) - rankOf(right[0]) || right[1] - left[1])
      .slice(0, STYLES),
    stylesScale: 'impact',
  };
}
