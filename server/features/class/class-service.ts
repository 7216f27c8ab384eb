import type { ClassList, StudentPlan } from '#contracts/class.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { noteAccess } from '../access/access-log.js';
import { evidenceOf, presentEvidence } from '../evidence/evidence-records.js';
import { goalsOfStudent } from '../goals/goal-service.js';
import { sisStudent } from '../imports/sis-student.js';
import { presentJournal, shownJournal } from '../journal/journal-records.js';
import { displayName } from '../roster/person-name.js';
import { rosterStatus } from '../roster/roster-status.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { groupsOf } from './class-groups.js';
import { studentOfCourse } from './course-student.js';
import { isStudentIn } from './reach.js';
import { coursesOfStaff, taughtCourses } from './joined-courses.js';
import { listNotStudents } from './not-students.js';
import { reflectionsOf } from './student-reflections.js';

interface StudentRow {
  person_id: string;
  name: string | null;
  pseudonym: string;
  focus_goal: string | null;
  focus_goal_id: string | null;
  said_at: Date | null;
  last_move_at: Date | null;
  has_plan: boolean;
  to_read: string;
}

/** The class in one line a student. Reading it notes each student whose goal was shown. */
export async function readClass(
  actor: Actor,
  request: { now: Date; requestId: string },
): Promise<ClassList> {
  const courseIds = await coursesOfStaff(actor);
  const courseId = courseIds[0] ?? '';
  const [course] = await sql<{ title: string | null }>(
    `select title from courses where tenant_id = $1 and id = $2`,
    [actor.tenantId, courseId],
  );
  const rows = await sql<StudentRow>(
    `select p.id as person_id, p.name, p.pseudonym, n.id is not null as has_plan,
            f.title as focus_goal, f.id as focus_goal_id,
            (select max(c.created_at) from goal_comments c where c.tenant_id = $1 and c.goal_id = f.id
              and c.author_id = $4 and c.removed_at is null) as said_at,
            greatest((select max(g.updated_at) from goals g where g.tenant_id = $1 and g.plan_id = n.id),
                     (select max(s.updated_at) from submissions s
                      where s.tenant_id = $1 and s.student_id = p.id and s.status <> 'draft')) as last_move_at,
            (select count(*) from submissions s
             join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
             where s.tenant_id = $1 and s.student_id = p.id and a.course_id = any($2::uuid[])
               and s.status = 'submitted') as to_read
     from people p
     left join plans n on n.tenant_id = p.tenant_id and n.student_id = p.id
     left join goals f on f.tenant_id = n.tenant_id and f.plan_id = n.id and f.removed_at is null
                      and f.is_focus and f.visibility = any($3::text[])
     where p.tenant_id = $1 and not p.is_test and p.id in (
       select e.person_id from enrolments e
       where e.tenant_id = $1 and e.course_id = any($2::uuid[]) and e.role = 'student' and e.is_active)
     order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id`,
    [actor.tenantId, courseIds, shownTo(actor.role), actor.personId],
  );
  const shown = rows.filter((row) => row.focus_goal !== null).map((row) => row.person_id);
  await noteAccess(actor, shown, 'class list', request);
  return {
    courseTitle: course?.title ?? null,
    namesWithheld: rows.length > 0 && rows.every((row) => row.name === null),
    roster: await rosterStatus(courseId),
    ...(await groupsOf(actor, courseIds)),
    ...(await taughtCourses(actor, courseIds)),
    notStudents: await listNotStudents(actor, courseIds),
    students: rows.map((row) => ({
      personId: row.person_id,
      name: displayName(row, actor.locale),
      focusGoal: row.focus_goal,
      focusGoalId: row.focus_goal_id,
      saidAt: row.said_at?.toISOString() ?? null,
      lastMoveAt: row.last_move_at?.toISOString() ?? null,
      state: Number(row.to_read) > 0 ? 'look' : row.has_plan ? 'fine' : 'new',
      toRead: Number(row.to_read),
    })),
  };
}

/** One student's goals, reflections and what they show. Looking leaves a row in the access log. */
export async function readStudentPlan(
  actor: Actor,
  personId: string,
  request: { now: Date; requestId: string },
): Promise<StudentPlan> {
  const { courseIds, ...person } = await studentOfCourse(actor, personId);
  await noteAccess(actor, [personId], 'plan', request);
  const shown = shownTo(actor.role);
  const journal = await shownJournal(personId, shown);
  const evidence = await evidenceOf(personId, shown);
  return {
    personId,
    name: displayName(person, actor.locale),
    isInCourse: await isStudentIn(courseIds, personId),
    sis: await sisStudent(actor, personId),
    goals: await goalsOfStudent(personId, shown),
    reflections: await reflectionsOf(courseIds, personId),
    journal: await presentJournal(personId, journal, null, shown),
    evidence: await presentEvidence(personId, evidence, shown),
  };
}
