import type { Delivery, DeliveryReason, StudentWork } from '#contracts/assignments.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { displayName } from '../roster/person-name.js';
import type { AssignmentRow } from './assignment-records.js';
import type { SubmissionRow } from './submission-records.js';

export interface StudentRow {
  person_id: string;
  name: string | null;
  pseudonym: string;
  status: SubmissionRow['status'] | null;
  submitted_at: Date | null;
  points: string | null;
  /** The newest version: what is being written since is the student's own. */
  handed_in: Record<string, string> | null;
  is_test: boolean;
  comment: string | null;
  versions: string;
  delivery_state: 'waiting' | 'sent' | 'parked' | null;
  last_error: DeliveryReason | null;
  next_try_at: Date | null;
  sent_points: string | null;
  max_points: number | null;
  lms_points: string | null;
  lms_max: string | null;
}

/** Students of the course with their work; a person who left stays while there is work of theirs. */
export async function readStudents(
  actor: Actor,
  assignment: AssignmentRow,
  personId: string | null,
): Promise<StudentRow[]> {
  return sql<StudentRow>(
    `select p.id as person_id, p.name, p.pseudonym, s.status, s.submitted_at, s.points, s.comment,
            (select count(*) from submission_versions v
             where v.tenant_id = s.tenant_id and v.submission_id = s.id) as versions,
            (select v.answers from submission_versions v
             where v.tenant_id = s.tenant_id and v.submission_id = s.id
             order by v.number desc limit 1) as handed_in, p.is_test,
            i.state as delivery_state, i.last_error, i.next_try_at, i.points as sent_points,
            i.max_points, i.lms_points, i.lms_max
     from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     left join submissions s on s.tenant_id = e.tenant_id and s.student_id = p.id and s.assignment_id = $3
     left join score_intents i on i.tenant_id = e.tenant_id and i.student_id = p.id and i.assignment_id = $3
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student'
       and (e.is_active or s.id is not null) and ($4::uuid is null or p.id = $4)
     order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id`,
    [actor.tenantId, assignment.course_id, assignment.id, personId],
  );
}

export function presentStudent(row: StudentRow, locale: string) {
  const delivery: Delivery = {
    state: row.delivery_state ?? 'none',
    reason: row.last_error,
    nextTryAt: row.delivery_state === 'waiting' ? (row.next_try_at?.toISOString() ?? null) : null,
    gradebookPoints: row.delivery_state === 'sent' ? gradebookPoints(row) : null,
  };
  return {
    personId: row.person_id,
    name: displayName(row, locale),
    status: row.status ?? ('none' as const),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    points: row.points === null ? null : Number(row.points),
    delivery,
  };
}

export const presentWork = (row: StudentRow, locale: string): StudentWork => ({
  ...presentStudent(row, locale),
  answers: row.handed_in ?? {},
  comment: row.comment ?? '',
  versions: Number(row.versions),
});

/** What the gradebook shows, on our scale; null where it shows what we sent, or nothing. */
function gradebookPoints(row: StudentRow): number | null {
  if (row.lms_points === null || row.sent_points === null) return null;
  const scale = Number(row.lms_max) > 0 ? Number(row.max_points) / Number(row.lms_max) : 1;
  const shown = Number(row.lms_points) * scale;
  if (Math.abs(shown - Number(row.sent_points)) < 0.01) return null;
  return Math.round(shown * 100) / 100;
}
