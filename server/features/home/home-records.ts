import type { NewsItem } from '#contracts/home.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { gradeLevelFrom, GRADES_OF_RECORDS } from '../imports/grade-level.js';
import { KEPT_TEXT_COUNT } from '../people/kept-texts.js';
import { PROFILER_STATE, type ProfilerState } from '../profiler/profiler-state.js';

export interface StudentFacts {
  givenName: string | null;
  profiler: ProfilerState;
  gradeLevel: number | null;
  keptTexts: number;
}

/** What there is one of for each student, in one statement. */
export async function readStudentFacts(actor: Actor): Promise<StudentFacts> {
  const [row] = await sql<
    Omit<StudentFacts, 'gradeLevel'> & { grades: Parameters<typeof gradeLevelFrom>[0] }
  >(
    `select (select given_name from people where tenant_id = $1 and id = $2) as "givenName",
            ${PROFILER_STATE} as profiler, ${GRADES_OF_RECORDS} as grades,
            ${KEPT_TEXT_COUNT} as "keptTexts"`,
    [actor.tenantId, actor.personId],
  );
  if (!row) throw new Error('A select of values without a row.');
  const { grades, ...facts } = row;
  return { ...facts, gradeLevel: gradeLevelFrom(grades) };
}

export interface OpenReflection {
  assignmentId: string;
  title: string;
  dueAt: Date | null;
}

/** Reflections of the student's courses that wait to be written, the nearest date first. */
export async function readOpenReflections(actor: Actor): Promise<OpenReflection[]> {
  const rows = await sql<{ id: string; title: string; due_at: Date | null }>(
    `select a.id, a.title, a.due_at
     from assignments a
     join enrolments e on e.tenant_id = a.tenant_id and e.course_id = a.course_id
                      and e.person_id = $2 and e.is_active and e.role = 'student'
     left join submissions s on s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.student_id = $2
     where a.tenant_id = $1 and coalesce(s.status, 'draft') in ('draft', 'returned')
       and exists (select 1 from assignment_links l where l.tenant_id = a.tenant_id and l.assignment_id = a.id)
     order by a.due_at nulls last, a.created_at limit 5`,
    [actor.tenantId, actor.personId],
  );
  return rows.map((row) => ({ assignmentId: row.id, title: row.title, dueAt: row.due_at }));
}

interface NewsRow {
  assignment_id: string;
  title: string;
  comment: string;
  points: string | null;
  max_points: number | null;
  scored_at: Date;
  by: string | null;
}

/** Comments and scores of the last weeks, newest first. */
export async function readNews(actor: Actor, now: Date): Promise<NewsItem[]> {
  const rows = await sql<NewsRow>(
    `select s.assignment_id, a.title, s.comment, s.points, a.max_points, s.scored_at, p.name as by
     from submissions s
     join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
     left join people p on p.tenant_id = s.tenant_id and p.id = s.scored_by
     where s.tenant_id = $1 and s.student_id = $2 and s.scored_at > $3::timestamptz - interval '60 days'
     order by s.scored_at desc limit 5`,
    [actor.tenantId, actor.personId, now.toISOString()],
  );
  return rows.map((row) => ({
    kind: row.comment === '' ? 'score' : 'comment',
    by: row.by,
    subject: row.title,
    text: row.comment === '' ? null : row.comment,
    score:
      row.points === null || row.max_points === null
        ? null
        : { points: Number(row.points), maximum: row.max_points },
    at: row.scored_at.toISOString(),
    path: `reflections/${row.assignment_id}`,
  }));
}
