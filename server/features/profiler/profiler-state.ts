export interface ProfilerState {
  hasOpenAttempt: boolean;
  resultCount: number;
  latestResultId: string | null;
}

/**
 * How far student $2 of tenant $1 is with the interest questions, as a value of a larger statement: JSON in the
 * shape of `ProfilerState`. The caller has checked that the actor may know.
 */
export const PROFILER_STATE = `(
  select jsonb_build_object(
    'hasOpenAttempt', exists (select 1 from profiler_attempts a
                              where a.tenant_id = $1 and a.student_id = $2 and a.kind = 'interests'
                                and a.finished_at is null),
    'resultCount', count(*),
    'latestResultId', (array_agg(r.id order by r.created_at desc, r.id desc))[1])
  from profiler_results r where r.tenant_id = $1 and r.student_id = $2 and r.kind = 'interests'
    and r.removed_at is null)`;
