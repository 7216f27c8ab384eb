import { DEFAULT_WEIGHTS } from '#contracts/match-weights.js';
import type { KindScores, MatchMix } from '#contracts/matching.js';
import type { CareerMatch, CareerMatches } from '#contracts/profiler.js';
import { readCareerBrief } from '../careers/career-service.js';
import { occupations } from '../careers/occupation-store.js';
import type { ResultRecord } from '../profiler/result-records.js';
import { interestScores } from './kind-scores.js';
import { ALGORITHM, type CareerRanking, rankCareers } from './matcher.js';
import { reasonsFor } from './reasons.js';
import { otherScores } from './score-sources.js';

type Interests = Pick<ResultRecord, 'scores' | 'minimum' | 'maximum'>;
interface Page {
  offset: number;
  limit: number;
}

/** Of a result from before there were weights. */
const INTERESTS_ALONE: MatchMix = { weights: DEFAULT_WEIGHTS, otherScores: [] };

/**
 * The list that interest answers lead to today, with all that it rests on: what a result keeps.
 *
 * @param mix - weights and other scores; without it the usual weights and the student's latest scores.
 */
export async function rankNow(
  studentId: string,
  interests: Interests,
  mix?: MatchMix,
): Promise<Pick<ResultRecord, 'matches' | 'algorithm' | 'mix'>> {
  const used = mix ?? {
    weights: DEFAULT_WEIGHTS,
    otherScores: await otherScores(studentId, 'interests'),
  };
  const { ranked } = await rankingOf({ ...interests, mix: used });
  return { matches: ranked.map(({ code }) => code), algorithm: ALGORITHM, mix: used };
}

async function rankingOf(record: Interests & { mix: MatchMix | null }): Promise<CareerRanking> {
  const { rated } = await occupations();
  return rankCareers(scoresOf(record), (record.mix ?? INTERESTS_ALONE).weights, rated);
}

function scoresOf(record: Interests & { mix: MatchMix | null }): KindScores[] {
  const { otherScores: others } = record.mix ?? INTERESTS_ALONE;
  return [interestScores(record), ...others];
}

/** The ranked careers as they were when the list was made, each with its reasons. */
export async function matchesOf(record: ResultRecord, page: Page): Promise<CareerMatch[]> {
  return itemsOf(record, await rankingOf(record), page);
}

/** One page of a result's list, and what the list rests on. */
export async function pageOfMatches(record: ResultRecord, page: Page): Promise<CareerMatches> {
  const ranking = await rankingOf(record);
  return {
    algorithm: record.algorithm,
    shape: ranking.isFlat ? 'flat' : 'clear',
    parts: ranking.parts,
    total: record.matches.length,
    items: await itemsOf(record, ranking, page),
  };
}

async function itemsOf(
  record: ResultRecord,
  { ranked, parts }: CareerRanking,
  { offset, limit }: Page,
): Promise<CareerMatch[]> {
  const { byCode } = await occupations();
  const fits = new Map(ranked.map(({ code, fit }) => [code, fit]));
  const scores = scoresOf(record);
  const items: CareerMatch[] = [];
  for (const [index, code] of record.matches.slice(offset, offset + limit).entries()) {
    const occupation = byCode.get(code);
    if (!occupation?.interests) continue; // Rated when the result was made, and no longer.
    items.push({
      ...(await readCareerBrief(code)),
      rank: offset + index + 1,
      fit: fits.get(code) ?? null,
      why: reasonsFor(scores, parts, occupation),
    });
  }
  return items;
}
