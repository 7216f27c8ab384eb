import { AwardLevel } from '#contracts/programs.js';
import { type Bits, bitsOf } from '../careers/bits.js';
import { eachTaught, levelsMask } from './college-programs.js';
import type { College } from './college-store.js';

/** Who teaches a program: places in the list of colleges, and at each the levels of its awards as bits. */
interface Teachers {
  places: number[];
  levels: number[];
}

export interface TaughtIndex {
  /** Colleges that teach any of the programs, with one of the awards if some are given. */
  teachersOf(cips: Iterable<string>, awards?: readonly AwardLevel[]): Bits;
  /** All codes that are taught anywhere. */
  cips: readonly string[];
}

const EVERY_LEVEL = levelsMask(AwardLevel.options);

/** From programs to colleges, for 200,000 links: numbers only. */
export function createTaughtIndex(colleges: readonly College[]): TaughtIndex {
  const teachers = new Map<string, Teachers>();
  for (const [place, { programs }] of colleges.entries())
    eachTaught(programs, (cip, levels) => {
      const known = teachers.get(cip);
      if (known) {
        known.places.push(place);
        known.levels.push(levels);
      } else teachers.set(cip, { places: [place], levels: [levels] });
    });
  return {
    cips: [...teachers.keys()],
    teachersOf(cips, awards) {
      const wanted = awards ? levelsMask(awards) : EVERY_LEVEL;
      const marks = new Uint8Array(colleges.length);
      for (const cip of cips) {
        const { places, levels } = teachers.get(cip) ?? { places: [], levels: [] };
        for (const [at, place] of places.entries())
          if (((levels[at] ?? 0) & wanted) !== 0) marks[place] = 1;
      }
      return bitsOf(colleges.length, (place) => marks[place] === 1);
    },
  };
}
