import type { ClassList, RosterStatus, StudentPlan } from '#contracts/class.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { noteAccess } from '../access/access-log.js';
import { goalsOfStudent } from '../goals/goal-service.js';
import { displayName } from '../roster/person-name.js';
import { courseOfStaff, courseOfTeacher } from './course-policy.js';
import { reflectionsOf } from './student-reflections.js';

interface CourseRow {
  title: string | null;
  roster_url: string | null;
  roster_state: Exclude<RosterStatus['state'], 'unavailable'>;
  roster_synced_at: Date | null;
  roster_count: number | null;
}

interface StudentRow {
  person_id: string;
  name: string | null;
  pseudonym: string;
  focus_goal: string | null;
  last_move_at: Date | null;
  has_plan: boolean;
  to_read: string;
}

/** The class in one line a student. Reading it notes each student whose goal was shown. */
export async function readClass(
  actor: Actor,
  request: { now: Date; requestId: string },
): Promise<ClassList> {
  const courseId = courseOfStaff(actor);
  const course = await readCourse(actor, courseId);
  const rows = await sql<StudentRow>(
    `select p.id as person_id, p.name, p.pseudonym, n.id is not null as has_plan,
            (select g.title from goals g where g.tenant_id = $1 and g.plan_id = n.id
              and g.removed_at is null and g.is_focus limit 1) as focus_goal,
            greatest((select max(g.updated_at) from goals g where g.tenant_id = $1 and g.plan_id = n.id),
                     (select max(s.updated_at) from submissions s
                      where s.tenant_id = $1 and s.student_id = p.id and s.status <> 'draft')) as last_move_at,
            (select count(*) from submissions s
             join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
             where s.tenant_id = $1 and s.student_id = p.id and a.course_id = $2
               and s.status = 'submitted') as to_read
     from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     left join plans n on n.tenant_id = e.tenant_id and n.student_id = p.id
     where e.tenant_id = $1 and e.course_id = $2 and e.role = 'student' and e.is_active and not p.is_test
     order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id`,
    [actor.tenantId, courseId],
  );
  const shown = rows.filter((row) => row.focus_goal !== null).map((row) => row.person_id);
  await noteAccess(actor, shown, 'class list', request);
  return {
    courseTitle: course.title,
    namesWithheld: rows.length > 0 && rows.every((row) => row.name === null),
    roster: presentRoster(course),
    students: rows.map((row) => ({
      personId: row.person_id,
      name: displayName(row, actor.locale),
      focusGoal: row.focus_goal,
      lastMoveAt: row.last_move_at?.toISOString() ?? null,
      state: Number(row.to_read) > 0 ? 'look' : row.has_plan ? 'fine' : 'new',
      toRead: Number(row.to_read),
    })),
  };
}

/** Asks the LMS for the class list, in the background. A list that was held is taken this time. */
export async function requestClassRefresh(actor: Actor): Promise<RosterStatus> {
  const courseId = courseOfTeacher(actor);
  const course = await readCourse(actor, courseId);
  if (course.roster_url === null) return presentRoster(course);
  await sql(
    `update courses set roster_state = 'running',
            roster_count = case when roster_state = 'held' then null else roster_count end
     where tenant_id = $1 and id = $2`,
    [actor.tenantId, courseId],
  );
  await enqueue('sync-roster', courseId);
  return presentRoster({ ...course, roster_state: 'running' });
}

/** One student's goals and reflections. Looking leaves a row in the access log. */
export async function readStudentPlan(
  actor: Actor,
  personId: string,
  request: { now: Date; requestId: string },
): Promise<StudentPlan> {
  const courseId = courseOfStaff(actor);
  const [person] = await sql<{ name: string | null; pseudonym: string }>(
    `select p.name, p.pseudonym from enrolments e
     join people p on p.tenant_id = e.tenant_id and p.id = e.person_id
     where e.tenant_id = $1 and e.course_id = $2 and e.person_id = $3 and e.role = 'student'
       and e.is_active`,
    [actor.tenantId, courseId, personId],
  );
  if (!person) throw notFound();
  await noteAccess(actor, [personId], 'plan', request);
  return {
    personId,
    name: displayName(person, actor.locale),
    goals: await goalsOfStudent(personId),
    reflections: await reflectionsOf(courseId, personId),
  };
}

async function readCourse(actor: Actor, courseId: string): Promise<CourseRow> {
  const [course] = await sql<CourseRow>(
    `select title, roster_url, roster_state, roster_synced_at, roster_count
     from courses where tenant_id = $1 and id = $2`,
    [actor.tenantId, courseId],
  );
  if (!course) throw notFound();
  return course;
}

function presentRoster(course: CourseRow): RosterStatus {
  return {
    state: course.roster_url === null ? 'unavailable' : course.roster_state,
    syncedAt: course.roster_synced_at?.toISOString() ?? null,
    count: course.roster_count,
  };
}
