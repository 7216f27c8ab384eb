import { AREAS, WORK_VALUES } from '#contracts/riasec.js';
import { instrument } from './instrument.js';
import { type ResultRecord, resultsOf } from './result-records.js';

interface Latest<Scores> {
  resultId: string;
  takenAt: Date;
  /** Each from 0, the least that the answers allow, to 1, the most. */
  scores: Scores;
  /** No score stands out from the others. */
  isFlat: boolean;
}

/** The newest result of each kind; a kind without one is left out. */
export interface LatestScores {
  /** In the order of `AREAS`. */
  interests?: Latest<number[]>;
  /** By the id of a skill as occupations carry it, e.g. `critical-thinking`. */
  skills?: Latest<Record<string, number>>;
  /** In the order of `WORK_VALUES`, as occupations carry them. */
  values?: Latest<number[]>;
}

/**
 * What a student found out last, for matching. Skills are asked about in areas, so that all skills of
 * an area have the same number. The caller has checked that the actor may know.
 */
export async function latestScores(personId: string): Promise<LatestScores> {
  const [interests, skills, values] = await Promise.all([
    latestOf(personId, 'interests'),
    latestOf(personId, 'skills'),
    latestOf(personId, 'values'),
  ]);
  return {
    ...(interests && { interests: withScores(interests, inOrder(interests, AREAS)) }),
    ...(skills && { skills: withScores(skills, bySkill(skills)) }),
    ...(values && { values: withScores(values, inOrder(values, WORK_VALUES)) }),
  };
}

async function latestOf(personId: string, kind: ResultRecord['kind']) {
  return (await resultsOf(personId, kind))[0];
}

function withScores<Scores>(
  { id, createdAt, isFlat }: ResultRecord,
  scores: Scores,
): Latest<Scores> {
  return { resultId: id, takenAt: createdAt, scores, isFlat };
}

/** The score of each area of the result, on 0–1. */
function shares({ areas, scores, minimum, maximum }: ResultRecord): Map<string, number> {
  return new Map(
    areas.map((area, index) => [
      area,
      ((scores[index] ?? minimum) - minimum) / (maximum - minimum),
    ]),
  );
}

function inOrder(record: ResultRecord, areas: readonly string[]): number[] {
  const byArea = shares(record);
  return areas.map((area) => byArea.get(area) ?? 0);
}

function bySkill(record: ResultRecord): Record<string, number> {
  const byArea = shares(record);
  const skills: Record<string, number> = {};
  for (const { id, measures } of instrument('skills').areas) {
    const share = byArea.get(id);
    if (share !== undefined) for (const skill of measures) skills[skill] = share;
  }
  return skills;
}
