import { currentTenant, sql } from '../../db/tenant.js';

export interface ProfilerState {
  hasOpenAttempt: boolean;
  resultCount: number;
  latestResultId: string | null;
}

/** How far a student is with the questions. The caller has checked that the actor may know. */
export async function profilerState(studentId: string): Promise<ProfilerState> {
  const [state] = await sql<ProfilerState>(
    `select exists (select 1 from profiler_attempts a
                    where a.tenant_id = $1 and a.student_id = $2 and a.finished_at is null) as "hasOpenAttempt",
            count(*)::int as "resultCount",
            (array_agg(id order by created_at desc, id desc))[1] as "latestResultId"
     from profiler_results where tenant_id = $1 and student_id = $2 and removed_at is null`,
    [currentTenant(), studentId],
  );
  if (!state) throw new Error('An aggregate without a row.');
  return state;
}
