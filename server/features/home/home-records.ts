import type { LookBackState } from '#contracts/look-back.js';
import type { HomePlan, NewsItem } from '#contracts/home.js';
import type { Actor } from '../../auth/actor.js';
import { daySql } from '../../db/district-day.js';
import { sql } from '../../db/tenant.js';
import { YEAR_RULE, type YearRule } from '../years/school-year.js';
import { gradeLevelFrom, GRADES_OF_RECORDS } from '../imports/grade-level.js';
import { KEPT_TEXT_COUNT } from '../people/kept-texts.js';
import { PROFILER_STATE, type ProfilerState } from '../profiler/profiler-state.js';

/** What the year's own steps go by. Moments are ISO 8601. */
export interface YearFacts {
  rule: YearRule;
  /** When the first goal was written, which is what there is to look back at. */
  firstGoalAt: string | null;
  lookBack: { year: number; state: LookBackState } | null;
  /** When each open goal began, and the last school year in which the student chose about it. */
  openGoals: { begunAt: string; chosenIn: number | null }[];
  /** The last file made to take along, and whether the student opened it. */
  takeOut: { madeAt: string; openedAt: string | null } | null;
}

export interface StudentFacts {
  givenName: string | null;
  profiler: ProfilerState;
  gradeLevel: number | null;
  keptTexts: number;
  years: YearFacts;
  plan: HomePlan | null;
}

/** What there is one of for each student, in one statement. */
export async function readStudentFacts(actor: Actor): Promise<StudentFacts> {
  const [row] = await sql<
    Omit<StudentFacts, 'gradeLevel'> & { grades: Parameters<typeof gradeLevelFrom>[0] }
  >(
    `select (select given_name from people where tenant_id = $1 and id = $2) as "givenName",
            ${PROFILER_STATE} as profiler, ${GRADES_OF_RECORDS} as grades,
            ${KEPT_TEXT_COUNT} as "keptTexts", ${YEAR_FACTS} as years, ${PLAN_STATE} as plan`,
    [actor.tenantId, actor.personId],
  );
  if (!row) throw new Error('A select of values without a row.');
  const { grades, ...facts } = row;
  return { ...facts, gradeLevel: gradeLevelFrom(grades) };
}

/** As judged in the background. */
const PLAN_STATE = `(
  select jsonb_build_object(
           'abbreviation', (select t.template->>'abbreviation' from district_templates t
                            where t.tenant_id = $1 order by t.number desc limit 1),
           'done', cardinality(c.done), 'required', cardinality(c.done) + cardinality(c.missing))
  from completions c where c.tenant_id = $1 and c.student_id = $2 and not c.is_outside)`;

const YEAR_FACTS = `jsonb_build_object(
  'rule', ${YEAR_RULE},
  'firstGoalAt', (select min(at) from record_versions
                  where tenant_id = $1 and student_id = $2 and kind = 'goal' and number = 1),
  'lookBack', (select jsonb_build_object('year', school_year, 'state', state) from look_backs
               where tenant_id = $1 and student_id = $2 order by school_year desc limit 1),
  'openGoals', (select coalesce(jsonb_agg(jsonb_build_object(
                  'begunAt', v.at,
                  'chosenIn', (select max(c.school_year) from goal_choices c
                               where c.tenant_id = g.tenant_id and c.goal_id = g.id))), '[]')
                from plans p
                join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id
                            and g.removed_at is null and g.status = 'active'
                join record_versions v
                  on v.tenant_id = g.tenant_id and v.record_id = g.id and v.number = 1
                where p.tenant_id = $1 and p.student_id = $2),
  'takeOut', (select jsonb_build_object('madeAt', made_at, 'openedAt', opened_at)
              from passport_takeouts
              where tenant_id = $1 and student_id = $2 order by made_at desc limit 1))`;

export interface OpenReflection {
  assignmentId: string;
  title: string;
  /** `YYYY-MM-DD`, by the district's clock. */
  dueDate: string | null;
}

/** Reflections of the student's courses that wait to be written, the nearest date first. */
export function readOpenReflections(actor: Actor): Promise<OpenReflection[]> {
  return sql<OpenReflection>(
    `select a.id as "assignmentId", a.title, ${daySql('a.due_at')}::text as "dueDate"
     from assignments a
     join enrolments e on e.tenant_id = a.tenant_id and e.course_id = a.course_id
                      and e.person_id = $2 and e.is_active and e.role = 'student'
     left join submissions s on s.tenant_id = a.tenant_id and s.assignment_id = a.id and s.student_id = $2
     where a.tenant_id = $1 and coalesce(s.status, 'draft') in ('draft', 'returned')
       and (a.is_given_here
         or exists (select 1 from assignment_links l where l.tenant_id = a.tenant_id and l.assignment_id = a.id))
     order by a.due_at nulls last, a.created_at limit 5`,
    [actor.tenantId, actor.personId],
  );
}

interface NewsRow {
  /** Null where it is about a goal. */
  assignment_id: string | null;
  title: string;
  comment: string;
  points: string | null;
  max_points: number | null;
  scored_at: Date;
  by: string | null;
}

/** Comments and scores of the last weeks, on reflections and on goals, newest first. */
export async function readNews(actor: Actor, now: Date): Promise<NewsItem[]> {
  const rows = await sql<NewsRow>(
    `select n.*, p.name as by from (
       (select s.assignment_id, a.title, s.comment, s.points, a.max_points, s.scored_at, s.scored_by
        from submissions s
        join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
        where s.tenant_id = $1 and s.student_id = $2
          and s.scored_at > $3::timestamptz - interval '60 days'
        order by s.scored_at desc limit 5)
       union all
       (select null, g.title, c.text, null, null, c.created_at, c.author_id
        from plans l
        join goals g on g.tenant_id = l.tenant_id and g.plan_id = l.id and g.removed_at is null
        join goal_comments c on c.tenant_id = g.tenant_id and c.goal_id = g.id
        where l.tenant_id = $1 and l.student_id = $2 and c.author_role <> 'student'
          and c.removed_at is null and c.created_at > $3::timestamptz - interval '60 days'
        order by c.created_at desc limit 5)
     ) n left join people p on p.tenant_id = $1 and p.id = n.scored_by
     order by n.scored_at desc limit 5`,
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
    path: row.assignment_id === null ? 'goals' : `reflections/${row.assignment_id}`,
  }));
}
