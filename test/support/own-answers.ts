import type { KindScores } from '#contracts/matching.js';
import { ratingsOf } from '#server/features/matchmaker/career-ratings.js';
import type { Occupation } from '#server/features/careers/occupation-store.js';
import { instrument, itemsOf } from '#server/features/profiler/instrument.js';
import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { ProfilerForm } from '#contracts/profiler.js';

/** Numbers of 0–1 that come out the same each time. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Answers to a questionnaire as somebody would give who is as a career is rated: each item on the point
 * of the scale nearest to the rating of its area.
 *
 * @param slip - how far one answer may lie off, in points, at random.
 * @returns null where the career has no ratings of the kind.
 */
export function answerAs(
  career: Occupation,
  kind: AssessmentKind,
  options: { form: ProfilerForm; slip: number; random: () => number },
): KindScores | null {
  const { areas, answers } = instrument(kind);
  const items = itemsOf(options.form, kind);
  const named = areas.map((area) => ({ ...area, score: 0 }));
  const ratings = ratingsOf(career, kind, named);
  if (!ratings) return null;
  const perArea = items.length / areas.length;
  const span = answers.max - answers.min;
  return {
    kind,
    minimum: perArea * answers.min,
    maximum: perArea * answers.max,
    areas: areas.map(({ id, measures }, index) => ({
      ...{ id, measures },
      score: sumOfAnswers(perArea, answers.min + span * (ratings[index] ?? 0), options, answers),
    })),
  };
}

function sumOfAnswers(
  count: number,
  meant: number,
  { slip, random }: { slip: number; random: () => number },
  { min, max }: { min: number; max: number },
): number {
  let sum = 0;
  for (let item = 1; item <= count; item += 1) {
    // Without slips the sum is the one nearest to the rating: some items a point higher than others.
    const exact = Math.round(meant * item) - Math.round(meant * (item - 1));
    const off = Math.round((random() * 2 - 1) * slip);
    sum += Math.min(max, Math.max(min, exact + off));
  }
  return sum;
}
