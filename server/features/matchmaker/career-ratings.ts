import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { KindScores } from '#contracts/matching.js';
import { AREAS, CAREER_SCORE_MAX, CAREER_SCORE_MIN, WORK_VALUES } from '#contracts/riasec.js';

/** What a career is compared by. A kind nobody has rated it in is null or empty. */
export interface RatedCareer {
  code: string;
  /** 1–7, in the order r i a s e c. */
  interests: number[] | null;
  /** 1–7, in the order of `WORK_VALUES`. */
  values: number[] | null;
  /** Id and importance (1–5) of the most important skills only. */
  skills: readonly (readonly [string, number])[];
}

const SKILL_MIN = 1;
const SKILL_MAX = 5;
const ratedOrder: Readonly<Record<'interests' | 'values', readonly string[]>> = {
  interests: AREAS,
  values: WORK_VALUES,
};

/**
 * A career's ratings in these areas, each as a part of its scale, 0–1; null where the career has none
 * of the kind. A skill that is not among a career's most important counts as the least of the scale.
 *
 * @param join - how several measures make one area.
 */
export function ratingsOf(
  career: RatedCareer,
  kind: AssessmentKind,
  areas: KindScores['areas'],
  join: (parts: number[]) => number = mean,
): number[] | null {
  const rate = kind === 'skills' ? skillRating(career) : plainRating(career[kind], kind);
  return rate && areas.map(({ measures }) => join(measures.map(rate)));
}

type Rating = (id: string) => number;

function plainRating(ratings: number[] | null, kind: 'interests' | 'values'): Rating | null {
  if (!ratings) return null;
  const span = CAREER_SCORE_MAX - CAREER_SCORE_MIN;
  return (id) => {
    const rating = ratings[ratedOrder[kind].indexOf(id)] ?? CAREER_SCORE_MIN;
    return (rating - CAREER_SCORE_MIN) / span;
  };
}

function skillRating({ skills }: RatedCareer): Rating | null {
  if (skills.length === 0) return null;
  const importance = new Map(skills);
  return (id) => ((importance.get(id) ?? SKILL_MIN) - SKILL_MIN) / (SKILL_MAX - SKILL_MIN);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
