import type { ComponentCode } from '#contracts/component-codes.js';
import { DUE_DAYS, type QueueReason } from '#contracts/queue-reasons.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { dueDates } from '../caseload/caseload-service.js';
import type { CaseloadMember } from '../caseload/caseload-places.js';
import { currentTemplate } from '../templates/district-template-records.js';
import type { YearRule } from '../years/school-year.js';

export interface DueFact {
  studentId: string;
  reason: QueueReason;
  fact: string;
  since: Date;
  codes: ComponentCode[];
  dueOn: string | null;
  about: null;
}

const SIGNATURES: ReadonlySet<ComponentCode> = new Set(['ssign', 'psign', 'csign']);
const DAY = 86_400_000;

/**
 * Plans to which only signatures are missing, and parts that are missing near their date.
 *
 * @param members - students of a caseload; who is not judged yet has no such fact.
 */
export async function dueFacts(
  members: readonly CaseloadMember[],
  rule: YearRule,
  now: Date,
): Promise<DueFact[]> {
  const [district, rows] = await Promise.all([
    currentTemplate(),
    sql<{ studentId: string; missing: ComponentCode[]; judgedAt: Date }>(
      `select student_id as "studentId", missing, computed_at as "judgedAt" from completions
       where tenant_id = $1 and student_id = any($2::uuid[]) and not is_outside and not is_complete`,
      [currentTenant(), members.map(({ studentId }) => studentId)],
    ),
  ]);
  const due = dueDates(district, rule, now);
  const byId = new Map(members.map((member) => [member.studentId, member]));
  return rows.flatMap(({ studentId, missing, judgedAt }): DueFact[] => {
    const member = byId.get(studentId);
    if (!member || missing.length === 0) return [];
    const dueOn = due(member);
    const fact = { studentId, codes: missing, dueOn, about: null };
    if (missing.every((code) => SIGNATURES.has(code)))
      return [
        { ...fact, reason: 'unsigned', fact: `unsigned ${missing.join(' ')}`, since: judgedAt },
      ];
    const from = dueOn === null ? null : new Date(Date.parse(dueOn) - DUE_DAYS * DAY);
    if (from === null || from > now) return [];
    return [{ ...fact, reason: 'missing', fact: `missing ${dueOn ?? ''}`, since: from }];
  });
}
