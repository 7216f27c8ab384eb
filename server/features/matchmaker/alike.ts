import { ASSESSMENT_KINDS } from '#contracts/assessment-kinds.js';
import { DEFAULT_WEIGHTS } from '#contracts/match-weights.js';
import type { CareerBrief } from '#contracts/careers.js';
import type { KindScores } from '#contracts/matching.js';
import { notFound } from '../../errors.js';
import { readCareerBrief } from '../careers/career-service.js';
import { occupations } from '../careers/occupation-store.js';
import { instrument } from '../profiler/instrument.js';
import { type RatedCareer, ratingsOf } from './career-ratings.js';
import { rankCareers } from './matcher.js';

const ALIKE_MAX = 6;
/** Ratings as whole numbers, like sums of answers. */
const SCALE = 1_000;

/**
 * Careers whose interests, skills and values are most like this one's, by the matcher itself: the career
 * takes the person's place.
 *
 * @throws AppError `not-found` when there is no such occupation.
 */
export async function careersLike(code: string): Promise<CareerBrief[]> {
  const { byCode, rated } = await occupations();
  const career = byCode.get(code);
  if (!career) throw notFound();
  const { ranked } = rankCareers(scoresOfCareer(career), DEFAULT_WEIGHTS, rated);
  const others = ranked.filter((other) => other.code !== code).slice(0, ALIKE_MAX);
  return Promise.all(others.map((other) => readCareerBrief(other.code)));
}

/** A career’s ratings as if they were somebody’s answers. */
export function scoresOfCareer(career: RatedCareer): KindScores[] {
  return ASSESSMENT_KINDS.flatMap((kind) => {
    const areas = instrument(kind).areas.map((area) => ({ ...area, score: 0 }));
    const ratings = ratingsOf(career, kind, areas);
    if (!ratings) return [];
    return {
      ...{ kind, minimum: 0, maximum: SCALE },
      areas: areas.map(({ id, measures }, index) => ({
        ...{ id, measures },
        score: Math.round(SCALE * (ratings[index] ?? 0)),
      })),
    };
  });
}
