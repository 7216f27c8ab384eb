import type { PlanSignature, PlanSigner, SignatureAct } from '#contracts/signatures.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** An approval with the copy of what was approved. */
export interface SignedText<Copy = unknown> {
  stepId: string;
  approvedAt: Date;
  fingerprint: string;
  copy: Copy;
}

/**
 * The approval in force of a plan. The database writes a `jsonb` always in one way, so that its hash is that
 * of the content.
 */
export async function approvalOf<Copy>(planId: string): Promise<SignedText<Copy> | null> {
  const [row] = await sql<SignedText<Copy>>(
    `select id as "stepId", at as "approvedAt", copy,
            encode(sha256(convert_to(copy::text, 'UTF8')), 'hex') as fingerprint
     from course_plan_steps
     where tenant_id = $1 and course_plan_id = $2 and kind = 'approved' and copy is not null
     order by at desc, id desc limit 1`,
    [currentTenant(), planId],
  );
  return row ?? null;
}

type Row = Omit<PlanSignature, 'voidedAt'> & { voidedAt: Date | null; stepId: string };

/** Of all versions of a plan, the newest first. */
export async function signaturesOf(
  planId: string,
): Promise<(PlanSignature & { stepId: string })[]> {
  const rows = await sql<Row>(
    `select g.id, g.step_id as "stepId", g.signer, g.name, g.act, g.answer, g.way, g.comment,
            g.signed_on::text as "signedOn", p.name as "recordedBy", g.voided_at as "voidedAt",
            g.voided_because as "voidedBecause"
     from course_plan_steps s
     join signatures g on g.tenant_id = s.tenant_id and g.step_id = s.id
     left join people p on p.tenant_id = g.tenant_id and p.id = g.recorded_by
     where s.tenant_id = $1 and s.course_plan_id = $2 order by g.at desc, g.id desc`,
    [currentTenant(), planId],
  );
  return rows.map((row) => ({ ...row, voidedAt: row.voidedAt?.toISOString() ?? null }));
}

export async function insertSignature(
  signature: {
    studentId: string;
    stepId: string;
    signer: PlanSigner;
    personId: string | null;
    name: string;
    act: SignatureAct;
    answer: PlanSignature['answer'];
    way: PlanSignature['way'];
    statement: string;
    comment: string;
    fingerprint: string;
    signedOn: string;
    schoolYear: number;
    recordedBy: string | null;
  },
  now: Date,
): Promise<void> {
  const { studentId, stepId, signer, personId, name, act, answer, way } = signature;
  const { statement, comment, fingerprint, signedOn, schoolYear, recordedBy } = signature;
  await sql(
    `insert into signatures (tenant_id, id, student_id, step_id, signer, person_id, name, act, answer, way,
                             statement, comment, fingerprint, signed_on, school_year, recorded_by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[currentTenant(), newId(), studentId, stepId, signer, personId, name, act, answer, way],
      ...[statement, comment, fingerprint, signedOn, schoolYear, recordedBy, now.toISOString()],
    ],
  );
}

/** The plan was opened again: what was signed holds no more, and stays to be seen with the reason. */
export async function voidSignatures(
  planId: string,
  { by, because }: { by: string; because: string },
  now: Date,
): Promise<void> {
  await sql(
    `update signatures g set voided_at = $3, voided_by = $4, voided_because = $5
     from course_plan_steps s
     where g.tenant_id = $1 and s.tenant_id = $1 and s.id = g.step_id and s.course_plan_id = $2
       and g.voided_at is null`,
    [currentTenant(), planId, now.toISOString(), by, because],
  );
}
