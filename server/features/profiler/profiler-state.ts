import { findOpenAttempt } from './attempt-service.js';
import { resultsOf } from './result-records.js';

export interface ProfilerState {
  hasOpenAttempt: boolean;
  resultCount: number;
  latestResultId: string | null;
}

/** How far a student is with the questions. The caller has checked that the actor may know. */
export async function profilerState(studentId: string): Promise<ProfilerState> {
  const open = await findOpenAttempt(studentId);
  const results = await resultsOf(studentId);
  return {
    hasOpenAttempt: open !== null,
    resultCount: results.length,
    latestResultId: results[0]?.id ?? null,
  };
}
