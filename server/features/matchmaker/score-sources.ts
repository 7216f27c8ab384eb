import { ASSESSMENT_KINDS, type AssessmentKind } from '#contracts/assessment-kinds.js';
import type { KindScores } from '#contracts/matching.js';
import { instrument } from '../profiler/instrument.js';
import { latestResultOf, type ResultRecord } from '../profiler/result-records.js';

/**
 * A student's latest scores of the other kinds, of those that the student has answered. The caller has
 * checked that the actor may know of them.
 */
export async function otherScores(
  studentId: string,
  except: AssessmentKind,
): Promise<KindScores[]> {
  const kinds = ASSESSMENT_KINDS.filter((kind) => kind !== except);
  const results = await Promise.all(kinds.map((kind) => latestResultOf(studentId, kind)));
  return results.flatMap((latest) => (latest ? [scoresOfResult(latest)] : []));
}

/** A result's sums, with what occupations are rated in that each area stands for. */
function scoresOfResult({ kind, areas, scores, minimum, maximum }: ResultRecord): KindScores {
  const measures = new Map(instrument(kind).areas.map((area) => [area.id, area.measures]));
  return {
    ...{ kind, minimum, maximum },
    areas: areas.map((id, index) => ({
      id,
      measures: measures.get(id) ?? [id],
      score: scores[index] ?? minimum,
    })),
  };
}
