import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { KindScores } from '#contracts/matching.js';
import { type Area, AREAS } from '#contracts/riasec.js';
import { instrument, itemsOf } from '../../profiler/instrument.js';

/**
 * People who answer at random, all with the same strongest interest area. In each area their sum is drawn
 * evenly from the whole scale, so that every kind of profile comes up, not only likely ones; the highest
 * interest then changes places with the wanted area. The same area gives the same people every time.
 */
export function madeUpPeople(
  strongest: Area,
  kinds: readonly AssessmentKind[],
  count: number,
): KindScores[][] {
  const random = drawing(AREAS.indexOf(strongest) + 1);
  return Array.from({ length: count }, () =>
    kinds.map((kind) => {
      const scores = drawScores(kind, random);
      return kind === 'interests' ? withStrongest(scores, strongest) : scores;
    }),
  );
}

function drawScores(kind: AssessmentKind, random: () => number): KindScores {
  const { areas, answers } = instrument(kind);
  const perArea = itemsOf('full', kind).length / areas.length;
  const [minimum, maximum] = [perArea * answers.min, perArea * answers.max];
  return {
    ...{ kind, minimum, maximum },
    areas: areas.map(({ id, measures }) => ({
      ...{ id, measures },
      score: minimum + Math.floor(random() * (maximum - minimum + 1)),
    })),
  };
}

function withStrongest(scores: KindScores, strongest: Area): KindScores {
  const most = Math.max(...scores.areas.map(({ score }) => score));
  const highest = scores.areas.find(({ score }) => score === most);
  const wanted = scores.areas.find(({ id }) => id === strongest);
  const areas = scores.areas.map((area) => {
    if (area.id === strongest) return { ...area, score: most };
    return area === highest ? { ...area, score: wanted?.score ?? area.score } : area;
  });
  return { ...scores, areas };
}

/** Numbers of 0–1 that come out the same on every machine (a linear congruence, modulo 2³²). */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
