import { DEFAULT_WEIGHTS } from '#contracts/match-weights.js';
import type { KindScores, MatchMix, MatchWeights } from '#contracts/matching.js';
import type { CareerMatch, CareerMatches } from '#contracts/profiler.js';
import { AppError } from '../../errors.js';
import { readCareerBrief } from '../careers/career-service.js';
import { occupations } from '../careers/occupation-store.js';
import { savedCareersOf } from '../careers/saved-career-records.js';
import type { ResultRecord } from '../profiler/result-records.js';
import { interestScores } from './kind-scores.js';
import { marksOf } from './mark-records.js';
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

/** What a kept list rests on: all scores, what each kind counted, and whether it is a guess. */
export async function basisOf(
  record: ResultRecord,
): Promise<Pick<CareerRanking, 'parts' | 'isFlat'> & { scores: KindScores[] }> {
  const { parts, isFlat } = await rankingOf(record);
  return { parts, isFlat, scores: scoresOf(record) };
}

function scoresOf(record: Interests & { mix: MatchMix | null }): KindScores[] {
  const { otherScores: others } = record.mix ?? INTERESTS_ALONE;
  return [interestScores(record), ...others];
}

/**
 * The list for the same answers with other weights: what it rested on stays, kinds answered since come in.
 *
 * @throws AppError `invalid-request` when no kind that has answers would count.
 */
export async function rankAnew(
  record: ResultRecord,
  weights: MatchWeights,
): Promise<Pick<ResultRecord, 'matches' | 'algorithm' | 'mix'>> {
  const kept = record.mix?.otherScores ?? [];
  const latest = await otherScores(record.studentId, 'interests');
  const added = latest.filter(({ kind }) => !kept.some((one) => one.kind === kind));
  const mix = { weights, otherScores: [...kept, ...added] };
  if (scoresOf({ ...record, mix }).every(({ kind }) => weights[kind] === 0))
    throw new AppError('invalid-request', 'Something that you answered has to count.', {
      errors: [{ pointer: '/body', detail: 'All that has answers has the weight 0.' }],
    });
  return rankNow(record.studentId, record, mix);
}

/** The ranked careers as they were when the list was made, each with its reasons. */
export async function matchesOf(record: ResultRecord, page: Page): Promise<CareerMatch[]> {
  return (await pageOfMatches(record, page)).items;
}

/**
 * One page of a result's list, and what the list rests on. Careers the student hid are left out, those
 * they disagree with stand at the end; saved ones stay in their place whatever was said of them.
 */
export async function pageOfMatches(record: ResultRecord, page: Page): Promise<CareerMatches> {
  const ranking = await rankingOf(record);
  const marks = new Map((await marksOf(record.studentId)).map((mark) => [mark.code, mark]));
  const saved = new Set((await savedCareersOf(record.studentId)).map(({ code }) => code));
  const markOf = (code: string) => (saved.has(code) ? undefined : marks.get(code)?.mark);
  const places = record.matches.map((code, index) => ({ code, rank: index + 1 }));
  const shown = [
    ...places.filter(({ code }) => markOf(code) === undefined),
    ...places.filter(({ code }) => markOf(code) === 'disagrees'),
  ];
  const items = await itemsOf(record, ranking, shown.slice(page.offset, page.offset + page.limit));
  return {
    algorithm: record.algorithm,
    shape: ranking.isFlat ? 'flat' : 'clear',
    parts: ranking.parts,
    total: shown.length,
    hidden: places.length - shown.length,
    items: items.map((item) => {
      const mark = marks.get(item.code);
      return {
        ...item,
        disagrees: mark?.mark === 'disagrees' ? { why: mark.why } : null,
        isSaved: saved.has(item.code),
      };
    }),
  };
}

async function itemsOf(
  record: ResultRecord,
  { ranked, parts }: CareerRanking,
  places: readonly { code: string; rank: number }[],
): Promise<Omit<CareerMatch, 'disagrees' | 'isSaved'>[]> {
  const { byCode } = await occupations();
  const fits = new Map(ranked.map(({ code, fit }) => [code, fit]));
  const scores = scoresOf(record);
  const items: Omit<CareerMatch, 'disagrees' | 'isSaved'>[] = [];
  for (const { code, rank } of places) {
    const occupation = byCode.get(code);
    if (!occupation?.interests) continue; // Rated when the result was made, and no longer.
    items.push({
      ...(await readCareerBrief(code)),
      rank,
      fit: fits.get(code) ?? null,
      why: reasonsFor(scores, parts, occupation),
    });
  }
  return items;
}
