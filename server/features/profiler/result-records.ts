import type { AssessmentKind } from '#contracts/assessment-kinds.js';
import type { MatchMix } from '#contracts/matching.js';
import type { ProfilerForm } from '#contracts/profiler.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface NewResult {
  studentId: string;
  attemptId: string;
  name: string;
  kind: AssessmentKind;
  form: ProfilerForm;
  answers: Record<string, number>;
  /** What each score is about; of interests r i a s e c. */
  areas: string[];
  /** In the order of `areas`. */
  scores: number[];
  minimum: number;
  maximum: number;
  isFlat: boolean;
  /** Codes of all compared occupations, the best first; later data don't rewrite them. Only of interests. */
  matches: string[];
  instrument: string;
  instrumentVersion: string;
  algorithm: string;
  /** Weights and other kinds of scores behind a list of careers; null where there is none but interests. */
  mix: MatchMix | null;
}

export interface ResultRecord extends NewResult {
  id: string;
  createdAt: Date;
  removedAt: Date | null;
}

const FIELDS = `id, student_id as "studentId", attempt_id as "attemptId", name, kind, form, answers, areas,
  scores, minimum, maximum, is_flat as "isFlat", matches, instrument,
  instrument_version as "instrumentVersion", algorithm, mix, created_at as "createdAt",
  removed_at as "removedAt"`;

/** Stores a result; an attempt that has one already keeps it as it is. */
export async function insertResult(result: NewResult, now: Date): Promise<ResultRecord> {
  await sql(
    `insert into profiler_results (tenant_id, id, student_id, attempt_id, name, form, answers, scores,
       minimum, maximum, is_flat, matches, instrument, instrument_version, algorithm,
       created_at, updated_at, kind, areas, mix)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, $17, $18,
       $19::jsonb)
     on conflict (tenant_id, attempt_id) do nothing`,
    [
      currentTenant(),
      newId(),
      result.studentId,
      result.attemptId,
      result.name,
      result.form,
      JSON.stringify(result.answers),
      result.scores,
      result.minimum,
      result.maximum,
      result.isFlat,
      result.matches,
      result.instrument,
      result.instrumentVersion,
      result.algorithm,
      now.toISOString(),
      result.kind,
      result.areas,
      result.mix && JSON.stringify(result.mix),
    ],
  );
  const stored = await findResultOfAttempt(result.attemptId);
  if (!stored) throw new Error('The result was not stored.');
  return stored;
}

export async function findResultOfAttempt(attemptId: string): Promise<ResultRecord | null> {
  const [record] = await sql<ResultRecord>(
    `select ${FIELDS} from profiler_results where tenant_id = $1 and attempt_id = $2`,
    [currentTenant(), attemptId],
  );
  return record ?? null;
}

/** A student's results of a kind without the removed ones, newest first. */
export async function resultsOf(
  studentId: string,
  kind: AssessmentKind = 'interests',
): Promise<ResultRecord[]> {
  return sql<ResultRecord>(
    `select ${FIELDS} from profiler_results
     where tenant_id = $1 and student_id = $2 and kind = $3 and removed_at is null
     order by created_at desc, id desc`,
    [currentTenant(), studentId, kind],
  );
}

/** The newest of these; null where there is none. */
export async function latestResultOf(
  studentId: string,
  kind: AssessmentKind,
): Promise<ResultRecord | null> {
  const [record] = await sql<ResultRecord>(
    `select ${FIELDS} from profiler_results
     where tenant_id = $1 and student_id = $2 and kind = $3 and removed_at is null
     order by created_at desc, id desc limit 1`,
    [currentTenant(), studentId, kind],
  );
  return record ?? null;
}

/** How many of a kind are kept, and which is the newest: without what is in them. */
export async function countResults(
  studentId: string,
  kind: AssessmentKind,
): Promise<{ count: number; latest: Pick<ResultRecord, 'id' | 'name' | 'createdAt'> | null }> {
  const [row] = await sql<{ count: number; id: string; name: string; createdAt: Date }>(
    `select count(*) over ()::int as count, id, name, created_at as "createdAt" from profiler_results
     where tenant_id = $1 and student_id = $2 and kind = $3 and removed_at is null
     order by created_at desc, id desc limit 1`,
    [currentTenant(), studentId, kind],
  );
  if (!row) return { count: 0, latest: null };
  const { count, ...latest } = row;
  return { count, latest };
}

/** What a student's results of all kinds are called, without what is in them; the newest first. */
export async function resultTitlesOf(
  studentId: string,
): Promise<Pick<ResultRecord, 'id' | 'kind' | 'name' | 'createdAt'>[]> {
  return sql<Pick<ResultRecord, 'id' | 'kind' | 'name' | 'createdAt'>>(
    `select id, kind, name, created_at as "createdAt" from profiler_results
     where tenant_id = $1 and student_id = $2 and removed_at is null
     order by created_at desc, id desc`,
    [currentTenant(), studentId],
  );
}

/** Names that results of a kind have, one each. */
export async function resultNamesOf(studentId: string, kind: AssessmentKind): Promise<string[]> {
  const rows = await sql<{ name: string }>(
    `select name from profiler_results
     where tenant_id = $1 and student_id = $2 and kind = $3 and removed_at is null`,
    [currentTenant(), studentId, kind],
  );
  return rows.map(({ name }) => name);
}

/** One result of a student, removed or not. */
export async function findResult(
  studentId: string,
  id: string,
  kind: AssessmentKind = 'interests',
): Promise<ResultRecord | null> {
  const [record] = await sql<ResultRecord>(
    `select ${FIELDS} from profiler_results
     where tenant_id = $1 and student_id = $2 and id = $3 and kind = $4`,
    [currentTenant(), studentId, id, kind],
  );
  return record ?? null;
}

/** Another list for the same answers, with what it rests on now. */
export async function setResultList(
  id: string,
  list: Pick<ResultRecord, 'matches' | 'algorithm' | 'mix'>,
): Promise<void> {
  await sql(
    `update profiler_results set matches = $3, algorithm = $4, mix = $5::jsonb, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, list.matches, list.algorithm, list.mix && JSON.stringify(list.mix)],
  );
}

export async function setResultName(id: string, name: string): Promise<void> {
  await sql(
    `update profiler_results set name = $3, updated_at = now() where tenant_id = $1 and id = $2`,
    [currentTenant(), id, name],
  );
}

/** @param removedAt - null puts it back. */
export async function setResultRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql(
    `update profiler_results set removed_at = $3::timestamptz where tenant_id = $1 and id = $2`,
    [currentTenant(), id, removedAt?.toISOString() ?? null],
  );
}
