import { LmsError } from '#lti/lms-error.js';
import type { LmsServices, Result } from '#lti/types.js';
import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import { enqueue } from '../../jobs/enqueue.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { courseIdentity } from './course-identity.js';
import type { AssignmentRow } from './assignment-records.js';

/** Numbers of the gradebook are asked for again when a teacher looks after this long. */
const FRESH = `interval '2 minutes'`;
/** How long a page waits for them. */
const PATIENCE = `interval '20 seconds'`;

/**
 * Asks, in the background, what the gradebook shows: somebody may have changed a grade there.
 *
 * @returns whether the numbers are on their way.
 */
export async function askForResults(assignment: AssignmentRow): Promise<boolean> {
  if (assignment.max_points === null) return false;
  const [asked] = await sql<{ id: string }>(
    `insert into grade_columns (tenant_id, id, assignment_id, check_asked_at)
     select $1, $2, $3, now()
     where exists (select 1 from score_intents
                   where tenant_id = $1 and assignment_id = $3 and state = 'sent')
     on conflict (tenant_id, assignment_id) do update set check_asked_at = now()
     where grade_columns.check_asked_at is null or grade_columns.check_asked_at < now() - ${FRESH}
     returning id`,
    [currentTenant(), newId(), assignment.id],
  );
  if (asked) {
    await enqueue('read-results', assignment.id);
    return true;
  }
  const [row] = await sql<{ is_checking: boolean }>(
    `select check_asked_at > now() - ${PATIENCE} and (checked_at is null or checked_at < check_asked_at)
              as is_checking
     from grade_columns where tenant_id = $1 and assignment_id = $2`,
    [currentTenant(), assignment.id],
  );
  return row?.is_checking ?? false;
}

interface Column {
  registration_id: string;
  line_item_url: string | null;
  asked_at: Date;
}

/** Notes what the gradebook shows beside what we sent. @throws LmsError what another try may cure. */
export async function readResults(subject: TaskSubject, lms: LmsServices): Promise<void> {
  const { tenantId, subjectId: assignmentId } = subject;
  const column = await withTenant(tenantId, () => columnOf(assignmentId));
  if (!column?.line_item_url) return;
  let results: Result[];
  try {
    results = await lms.listResults(column.registration_id, column.line_item_url);
  } catch (error) {
    // The next look of a teacher asks again; nothing is lost meanwhile.
    if (error instanceof LmsError && !error.notBefore) return;
    throw error;
  }
  await withTenant(tenantId, () => noteResults(assignmentId, column, results));
}

async function columnOf(assignmentId: string): Promise<Column | undefined> {
  const [column] = await sql<Column>(
    `select c.registration_id, clock_timestamp() as asked_at,
            coalesce(
              (select l.line_item_url from assignment_links l
               where l.tenant_id = a.tenant_id and l.assignment_id = a.id and l.line_item_url is not null
               order by l.updated_at desc limit 1),
              (select g.line_item_url from grade_columns g
               where g.tenant_id = a.tenant_id and g.assignment_id = a.id)) as line_item_url
     from assignments a join courses c on c.tenant_id = a.tenant_id and c.id = a.course_id
     where a.tenant_id = $1 and a.id = $2`,
    [currentTenant(), assignmentId],
  );
  return column;
}

const IDENTITY = courseIdentity('id', {
  tenant: 'i.tenant_id',
  student: 'i.student_id',
  course:
    '(select a.course_id from assignments a where a.tenant_id = i.tenant_id and a.id = i.assignment_id)',
  registration: '$3',
});

/** A score that was sent after we asked is not held against an answer that is older. */
async function noteResults(assignmentId: string, column: Column, results: Result[]): Promise<void> {
  const shown = results.filter(({ points }) => points !== null);
  await sql(
    `update score_intents i
     set lms_points = r.points, lms_max = r.max_points, lms_seen_at = now()
     from person_identities p
     left join unnest($4::text[], $5::numeric[], $6::numeric[]) as r (sub, points, max_points)
       on r.sub = p.sub
     where i.tenant_id = $1 and i.assignment_id = $2 and i.state = 'sent' and i.updated_at < $7
       and p.tenant_id = i.tenant_id and p.id = ${IDENTITY}`,
    [
      currentTenant(),
      assignmentId,
      column.registration_id,
      shown.map(({ sub }) => sub),
      shown.map(({ points }) => points),
      shown.map(({ maxPoints }) => maxPoints),
      column.asked_at.toISOString(),
    ],
  );
  await sql(
    `update grade_columns set checked_at = clock_timestamp() where tenant_id = $1 and assignment_id = $2`,
    [currentTenant(), assignmentId],
  );
}
