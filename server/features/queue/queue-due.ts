import type { ComponentCode } from '#contracts/component-codes.js';
import { addDays } from '#contracts/days.js';
import { DUE_DAYS, type QueueReason } from '#contracts/queue-reasons.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { dueDates } from '../caseload/caseload-service.js';
import type { CaseloadMember } from '../caseload/caseload-places.js';
import { passedDay } from '../completion/due-date.js';
import { nextFirst } from '../completion/plan-status.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { dayOf, type YearRule } from '../years/school-year.js';

export interface DueFact {
  studentId: string;
  reason: QueueReason;
  fact: string;
  /** A moment, or a day. */
  since: Date | string;
  codes: ComponentCode[];
  dueOn: string | null;
  about: null;
}

const SIGNATURES: ReadonlySet<ComponentCode> = new Set(['ssign', 'psign', 'csign']);

/**
 * Plans to which only signatures are missing, and parts that are missing near their date or after it.
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
    sql<{ studentId: string; missing: ComponentCode[]; missingSince: Date }>(
      `select student_id as "studentId", missing, missing_since as "missingSince" from completions
       where tenant_id = $1 and student_id = any($2::uuid[]) and not is_outside and not is_complete`,
      [currentTenant(), members.map(({ studentId }) => studentId)],
    ),
  ]);
  const today = dayOf(now, rule);
  const due = dueDates(district, rule, now);
  const overdue = ({ grade, arrivedAt }: CaseloadMember, hasNext: boolean) => {
    const student = { grade, arrivedOn: dayOf(arrivedAt, rule) };
    return passedDay(district?.template.clocks ?? [], student, { rule, now, hasNext });
  };
  const byId = new Map(members.map((member) => [member.studentId, member]));
  return rows.flatMap(({ studentId, missing, missingSince }): DueFact[] => {
    const member = byId.get(studentId);
    if (!member || missing.length === 0) return [];
    const dueOn = due(member);
    const fact = { studentId, codes: nextFirst(missing), dueOn, about: null };
    if (missing.every((code) => SIGNATURES.has(code)))
      return [
        { ...fact, reason: 'unsigned', fact: `unsigned ${missing.join(' ')}`, since: missingSince },
      ];
    const day = isNear(dueOn, today) ? dueOn : overdue(member, dueOn !== null);
    if (day === null) return [];
    const since = warnedFrom(day);
    return [{ ...fact, dueOn: day, reason: 'missing', fact: `missing ${day}`, since }];
  });
}

/** So many days before, as `2026-11-03`: days have no hour. */
const warnedFrom = (day: string) => addDays(day, -DUE_DAYS);
const isNear = (day: string | null, today: string) => day !== null && warnedFrom(day) <= today;
