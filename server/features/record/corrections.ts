import { OPEN_CORRECTIONS_MAX } from '#contracts/limits.js';
import type {
  AssessmentResult,
  CorrectedResult,
  Correction,
  Decision,
  NewCorrection,
  StaffCorrections,
} from '#contracts/record.js';
import { isPlainName } from '#contracts/result-columns.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { sql } from '../../db/tenant.js';
import { AppError, notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { notify } from '../notifications/notify.js';
import { displayName } from '../roster/person-name.js';
import { assessmentsById, updateAssessment } from './assessment-records.js';
import { findResultOf, requirePast } from './assessment-service.js';
import { heldFacts } from './held-facts.js';

interface Row {
  id: string;
  student_id: string;
  student_name: string | null;
  pseudonym: string;
  subject: Correction['subject'];
  result_id: string | null;
  shown: string;
  text: string;
  created_at: Date;
  state: Correction['state'];
  reason: string;
  decided_by: string | null;
  decided_at: Date | null;
  corrected_at: Date | null;
}

const SELECT = `
  select c.id, c.student_id, s.name as student_name, s.pseudonym, c.subject, c.result_id, c.shown, c.text,
         c.created_at, c.state, c.reason, p.name as decided_by, c.decided_at, c.corrected_at
  from correction_requests c
  join people s on s.tenant_id = c.tenant_id and s.id = c.student_id
  left join people p on p.tenant_id = c.tenant_id and p.id = c.decided_by
  where c.tenant_id = $1`;

/** What a student asked for and what became of it, the newest first. */
export async function correctionsOf(actor: Actor): Promise<Correction[]> {
  const rows = await sql<Row>(`${SELECT} and c.student_id = $2 order by c.created_at desc, c.id`, [
    ...[actor.tenantId, actor.personId],
  ]);
  return rows.map(present);
}

const present = (row: Row): Correction => ({
  ...{ id: row.id, subject: row.subject, resultId: row.result_id, shown: row.shown },
  ...{ text: row.text, state: row.state, reason: row.reason, decidedBy: row.decided_by },
  askedAt: row.created_at.toISOString(),
  decidedAt: row.decided_at?.toISOString() ?? null,
  correctedAt: row.corrected_at?.toISOString() ?? null,
});

/**
 * The student asks to have a result or a fact put right. What stood there is kept with the request.
 *
 * @throws AppError `conflict` when one for the same thing waits, `invalid-request` for an own result,
 * which the student simply changes.
 */
export async function askForCorrection(
  actor: Actor,
  input: NewCorrection,
  now: Date,
): Promise<void> {
  const { subject, resultId, text } = input;
  const open = (await correctionsOf(actor)).filter(({ state }) => state === 'open');
  if (open.some((one) => one.subject === subject && one.resultId === resultId))
    throw new AppError('conflict', 'You asked for this already. It waits for an answer.');
  if (open.length >= OPEN_CORRECTIONS_MAX)
    throw new AppError('invalid-request', 'Too many requests wait for an answer.');
  const shown =
    resultId === null ? await shownFact(actor, subject) : await shownResult(actor, resultId);
  await sql(
    `insert into correction_requests (tenant_id, id, student_id, subject, result_id, shown, text,
                                      created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
    [
      ...[actor.tenantId, newId(), actor.personId, subject, resultId, shown, text],
      now.toISOString(),
    ],
  );
}

async function shownFact(actor: Actor, subject: string): Promise<string> {
  return (await heldFacts(actor)).find(({ fact }) => fact === subject)?.values.join(', ') ?? '';
}

async function shownResult(actor: Actor, id: string): Promise<string> {
  const result = await findResultOf(actor, id);
  if (result.source === 'student')
    throw new AppError('invalid-request', 'This result is your own. You can change it yourself.');
  return inWords(result);
}

function inWords({ tool, name, takenOn, scores }: AssessmentResult): string {
  const told = scores.map(({ name, value, maximum }) => {
    const points = maximum === null ? value : `${value}/${maximum}`;
    return isPlainName(name) ? points : `${name}: ${points}`;
  });
  return [tool, name, takenOn, ...told].filter(Boolean).join(' · ');
}

/** Every request of the district, those that wait first. Whose are shown is noted. */
export async function listCorrections(
  actor: Actor,
  request: AccessRequest,
): Promise<StaffCorrections> {
  const rows = await sql<Row>(
    `${SELECT} and not s.is_test
     order by c.state <> 'open', case when c.state = 'open' then c.created_at end,
              c.decided_at desc, c.id limit 300`,
    [actor.tenantId],
  );
  const results = await assessmentsById(rows.flatMap(({ result_id }) => result_id ?? []));
  await noteAccess(actor, [...new Set(rows.map((row) => row.student_id))], 'record', request);
  return {
    items: rows.map((row) => ({
      ...present(row),
      studentId: row.student_id,
      studentName: displayName({ name: row.student_name, pseudonym: row.pseudonym }, actor.locale),
      result: results.find(({ id }) => id === row.result_id) ?? null,
    })),
  };
}

/**
 * Accepts or refuses, with a reason that the student reads. Nothing else changes: who accepts puts it
 * right in a step of its own, or where it comes from.
 *
 * @throws AppError `not-found`; `conflict` when it was decided before.
 */
export async function decide(
  actor: Actor,
  id: string,
  { state, reason }: Decision,
  request: AccessRequest,
): Promise<StaffCorrections> {
  const { student_id: to } = await requireCorrection(actor, id, 'open');
  await sql(
    `update correction_requests set state = $3, reason = $4, decided_by = $5, decided_at = $6,
            updated_at = $6
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, state, reason, actor.personId, request.now.toISOString()],
  );
  notify({ to, kind: 'correction', subjectId: id, fact: state, by: actor.personId }, request.now);
  return listCorrections(actor, request);
}

/** Puts the result of an accepted request right. @throws AppError as `decide`. */
export async function correctResult(
  actor: Actor,
  id: string,
  next: CorrectedResult,
  request: AccessRequest,
): Promise<StaffCorrections> {
  const { result_id } = await requireCorrection(actor, id, 'accepted');
  const [held] = result_id === null ? [] : await assessmentsById([result_id]);
  if (!held) throw new AppError('conflict', 'This is put right where it comes from, not here.');
  await requirePast(next.takenOn, request.now);
  await updateAssessment(held.id, { ...held, ...next }, request.now);
  await sql(
    `update correction_requests set corrected_by = $3, corrected_at = $4, updated_at = $4
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, id, actor.personId, request.now.toISOString()],
  );
  return listCorrections(actor, request);
}

async function requireCorrection(actor: Actor, id: string, state: Correction['state']) {
  const [row] = await sql<Pick<Row, 'state' | 'result_id' | 'student_id'>>(
    `select state, result_id, student_id from correction_requests where tenant_id = $1 and id = $2 for update`,
    [actor.tenantId, id],
  );
  if (!row) throw notFound();
  if (row.state !== state)
    throw new AppError('conflict', 'This request is not at that step any more. Load it again.');
  return row;
}
