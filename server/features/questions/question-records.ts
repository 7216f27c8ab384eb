import type { QuestionState } from '#contracts/questions.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

export interface QuestionRecord {
  id: string;
  studentId: string;
  code: string;
  question: string;
  state: QuestionState;
  answer: string;
  passedTo: string;
  askedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  studentName: string | null;
  pseudonym: string;
  removedAt: Date | null;
}

const SELECT = `
  select q.id, q.student_id as "studentId", q.code, q.question, q.state, q.answer,
         q.passed_to as "passedTo", q.created_at as "askedAt", q.decided_at as "decidedAt",
         d.name as "decidedBy", s.name as "studentName", s.pseudonym, q.removed_at as "removedAt"
  from career_questions q
  join people s on s.tenant_id = q.tenant_id and s.id = q.student_id
  left join people d on d.tenant_id = q.tenant_id and d.id = q.decided_by
  where q.tenant_id = $1`;

/** What a student asked about a career, the latest first. */
export function questionsOf(studentId: string, code: string): Promise<QuestionRecord[]> {
  return sql<QuestionRecord>(
    `${SELECT} and q.student_id = $2 and q.code = $3 and q.removed_at is null
     order by q.created_at desc, q.id`,
    [currentTenant(), studentId, code],
  );
}

/** Every question of the district that stands, those that wait first. */
export function allQuestions(): Promise<QuestionRecord[]> {
  return sql<QuestionRecord>(
    `${SELECT} and q.removed_at is null and not s.is_test
     order by q.state not in ('waiting', 'passed-on'),
              case when q.state in ('waiting', 'passed-on') then q.created_at end,
              q.decided_at desc nulls last, q.id limit 300`,
    [currentTenant()],
  );
}

/** One, held against others who would change it at the same time. */
export async function lockQuestion(id: string): Promise<QuestionRecord | undefined> {
  const [row] = await sql<QuestionRecord>(`${SELECT} and q.id = $2 for update of q`, [
    ...[currentTenant(), id],
  ]);
  return row;
}

/** How many the student has open, and asked since a moment, also of those they took back. */
export async function countQuestions(
  studentId: string,
  since: Date,
): Promise<{ open: number; lately: number }> {
  const [row] = await sql<{ open: number; lately: number }>(
    `select count(*) filter (where state in ('waiting', 'passed-on') and removed_at is null)::int as open,
            count(*) filter (where created_at > $3)::int as lately
     from career_questions where tenant_id = $1 and student_id = $2`,
    [currentTenant(), studentId, since.toISOString()],
  );
  return row ?? { open: 0, lately: 0 };
}

export async function insertQuestion(
  studentId: string,
  { code, question }: { code: string; question: string },
  now: Date,
): Promise<void> {
  await sql(
    `insert into career_questions (tenant_id, id, student_id, code, question, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $6)`,
    [currentTenant(), newId(), studentId, code, question, now.toISOString()],
  );
}

export async function updateQuestion(
  { id, state, answer, passedTo }: Pick<QuestionRecord, 'id' | 'state' | 'answer' | 'passedTo'>,
  decidedBy: string,
  now: Date,
): Promise<void> {
  await sql(
    `update career_questions set state = $3, answer = $4, passed_to = $5, decided_by = $6,
            decided_at = $7, updated_at = $7
     where tenant_id = $1 and id = $2`,
    [currentTenant(), id, state, answer, passedTo, decidedBy, now.toISOString()],
  );
}

/** @param removedAt - null puts it back. */
export async function setQuestionRemoved(id: string, removedAt: Date | null): Promise<void> {
  await sql(
    'update career_questions set removed_at = $3::timestamptz where tenant_id = $1 and id = $2',
    [currentTenant(), id, removedAt?.toISOString() ?? null],
  );
}
