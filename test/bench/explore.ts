import { createCareerIndex } from '#server/features/careers/career-search.js';
import { DEFAULT_WEIGHTS } from '#contracts/match-weights.js';
import { interestScores } from '#server/features/matchmaker/kind-scores.js';
import { rankCareers } from '#server/features/matchmaker/matcher.js';
import { shippedOccupations } from '../support/occupations.js';

const ROUNDS = 50;
const QUERIES = ['nurse', 'vetrinarian', 'doctor for animals', 'sofware enginer'];

/** Ranking 923 occupations and searching all titles, in memory, one at a time. */
export function printExplore(): void {
  const { all, rated } = shippedOccupations();
  const index = createCareerIndex(all);
  const range = { minimum: 5, maximum: 25 };
  const ranking = medianMs((round) => {
    const scores = [20, 10, 25, 15, 5 + (round % 20), 12];
    rankCareers([interestScores({ ...range, scores })], DEFAULT_WEIGHTS, rated);
  });
  const search = medianMs((round) => {
    index.search(QUERIES[round % QUERIES.length] ?? '');
  });
  console.log(`ranked careers: ${ranking.toFixed(2)} ms · keyword search: ${search.toFixed(2)} ms`);
}

function medianMs(work: (round: number) => void): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const begun = performance.now();
    work(round);
    return performance.now() - begun;
  });
  return times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}
