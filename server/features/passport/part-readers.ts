import type { FileType } from '#contracts/evidence.js';
import type { PassportItem, PassportPart } from '#contracts/passport-file.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { StoreName } from '../../files/file-store.js';
import { CLAIM } from '../activities/activity-records.js';
import { PICK_FACTS, PICKS_WITH_LIST } from '../scholarships/pick-records.js';
import { coursePlans, courses } from './course-readers.js';

/** SQL for a moment as it stands in a passport. */
const iso = (moment: string) =>
  `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const goals = `select g.id, g.title, g.why, g.measure, g.helpers, g.kind, g.horizon, g.parent_id as "parentId",
    g.status, g.target_date::text as "targetDate", g.is_focus as "isFocus", g.visibility,
    ${iso('g.created_at')} as "createdAt", ${iso('g.completed_at')} as "completedAt",
    coalesce((select jsonb_agg(jsonb_build_object('title', m.title, 'dueDate', m.due_date,
        'doneAt', ${iso('m.done_at')}) order by m.position, m.id)
      from milestones m where m.tenant_id = g.tenant_id and m.goal_id = g.id), '[]') as milestones
  from plans p join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id
  where p.tenant_id = $1 and p.student_id = $2 and g.removed_at is null order by g.created_at, g.id`;

/** What somebody confirmed here: of the activity as it is now, the latest. */
const verified = `(select jsonb_build_object('by', case when c.may_be_named then c.verifier_name end,
      'on', ${iso('c.decided_at')}, 'comment', c.comment,
      'where', (select t.name from tenants t where t.id = $1))
    from activity_confirmations c
    where c.tenant_id = a.tenant_id and c.activity_id = a.id and c.state = 'verified'
      and c.claim = ${CLAIM} order by c.decided_at desc limit 1)`;

/** What came with a passport that said so, while the entry still says what was confirmed. */
const brought = (record: string, claim: string) =>
  `(select i.vouched - 'claim' from passport_items i
    where i.tenant_id = $1 and i.record_id = ${record} and i.vouched->'claim' = ${claim} limit 1)`;

const activities = `select a.id, a.kind, a.title, a.organisation, a.role, a.description, a.honours, a.branch,
    a.skills, a.tags, a.started_on::text as "startedOn", a.ended_on::text as "endedOn", a.grades,
    a.hours::float8 as hours, a.is_paid as "isPaid", a.supervisor, a.visibility,
    ${iso('a.created_at')} as "createdAt",
    coalesce(${verified}, ${brought('a.id', CLAIM)}) as verified
  from activities a where a.tenant_id = $1 and a.student_id = $2 and a.removed_at is null
  order by a.created_at, a.id`;

const reflections = `select id, case when entry_kind is not null then
      jsonb_build_object('kind', entry_kind, 'ref', coalesce(entry_id::text, career_code)) end as about,
    prompt, text, visibility, grade_level as "gradeLevel", school_year as "schoolYear",
    ${iso('created_at')} as "createdAt"
  from journal_entries where tenant_id = $1 and student_id = $2 and removed_at is null
  order by created_at, id`;

const strengths = `select id, side, text, source, source_note as "sourceNote", goal_id as "goalId", visibility,
    ${iso('created_at')} as "createdAt"
  from strengths where tenant_id = $1 and student_id = $2 and removed_at is null and state = 'mine'
  order by created_at, id`;

const citations = `select c.id, c.goal_id as "goalId", c.kind, c.source, c.snapshot,
    ${iso('c.cited_at')} as "citedAt"
  from plans p
  join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
  join goal_citations c on c.tenant_id = g.tenant_id and c.goal_id = g.id
  where p.tenant_id = $1 and p.student_id = $2 order by c.cited_at, c.id`;

const results = `select r.id, case r.source when 'student' then 'student' else 'school' end as source,
    case when r.source = 'student' then '' else coalesce(
      (select i.vouched->>'where' from passport_items i
       where i.tenant_id = r.tenant_id and i.record_id = r.id limit 1),
      (select t.name from tenants t where t.id = $1)) end as "where",
    r.tool, r.name, r.taken_on::text as "takenOn", r.scores, r.meaning, r.comment, r.visibility
  from assessment_results r where r.tenant_id = $1 and r.student_id = $2 and r.removed_at is null
  order by r.taken_on, r.id`;

/** What is said of a saved thing, as keys and values of a JSON object. */
const said = (row: string) => `'rating', ${row}.rating, 'thought', ${row}.thought,
    'stillInterested', ${row}.still_interested, 'pros', ${row}.pros, 'cons', ${row}.cons,
    'confidence', ${row}.confidence, 'reasons', ${row}.reasons`;

const careers = `select s.code as id, s.id as "rowId", coalesce(o.facts->>'title', s.code) as title,
    s.rating, s.thought, s.still_interested as "stillInterested", s.pros, s.cons, s.confidence, s.reasons, s.visibility,
    ${iso('s.created_at')} as "createdAt",
    coalesce((select jsonb_agg(jsonb_build_object(${said('c')}, 'at', ${iso('c.at')}) order by c.at, c.id)
      from saved_career_changes c where c.tenant_id = s.tenant_id and c.saved_id = s.id), '[]') as changes
  from saved_careers s left join occupations o on o.code = s.code
  where s.tenant_id = $1 and s.student_id = $2 and s.removed_at is null order by s.created_at, s.id`;

const colleges = `select s.code as id, s.id as "rowId", coalesce(o.title, s.code) as title,
    s.rating, s.thought, s.still_interested as "stillInterested", s.pros, s.cons, s.confidence, s.reasons,
    ${iso('s.created_at')} as "createdAt",
    coalesce((select jsonb_agg(jsonb_build_object(${said('c')}, 'at', ${iso('c.at')}) order by c.at, c.id)
      from saved_college_changes c where c.tenant_id = s.tenant_id and c.saved_id = s.id), '[]') as changes
  from saved_colleges s left join colleges o on o.code = s.code
  where s.tenant_id = $1 and s.student_id = $2 and s.removed_at is null order by s.created_at, s.id`;

const searches = `select id, name, wish, ${iso('created_at')} as "createdAt"
  from college_searches where tenant_id = $1 and student_id = $2 and removed_at is null
  order by created_at, id`;

const ways = `select id, way, why, ${iso('chosen_at')} as "chosenAt"
  from way_choices where tenant_id = $1 and student_id = $2 and removed_at is null
  order by chosen_at, id`;

const places = `select p.id, p.kind, p.college_code as "collegeCode", p.name, p.status,
    p.due_on::text as "dueOn", p.notes, ${iso('p.created_at')} as "createdAt",
    coalesce((select jsonb_agg(jsonb_build_object('title', t.title, 'dueOn', t.due_on,
        'doneAt', ${iso('t.done_at')}) order by t.created_at, t.id)
      from place_tasks t where t.tenant_id = p.tenant_id and t.place_id = p.id
        and t.removed_at is null), '[]') as tasks
  from places p where p.tenant_id = $1 and p.student_id = $2 and p.removed_at is null
  order by p.created_at, p.id`;

const scholarships = `select k.id, ${PICK_FACTS}, k.status, k.notes, ${iso('k.created_at')} as "createdAt"
  from ${PICKS_WITH_LIST}
  where k.tenant_id = $1 and k.student_id = $2 and k.removed_at is null order by k.created_at, k.id`;

const interests = `select id, name, kind, form, answers, areas, scores, minimum, maximum, is_flat as "isFlat", matches,
    instrument, instrument_version as "instrumentVersion", algorithm, mix,
    ${iso('created_at')} as "finishedAt"
  from profiler_results where tenant_id = $1 and student_id = $2 and removed_at is null
  order by created_at, id`;

const resumes = `select id, name, template, language, contact, summary, sections,
    ${iso('updated_at')} as "updatedAt"
  from resumes where tenant_id = $1 and student_id = $2 and removed_at is null order by created_at, id`;

const evidence = `select e.id, e.kind, e.title, e.why, e.visibility, e.url,
    coalesce(a.title, i.title, k.title) as work,
    case when f.id is not null then
      jsonb_build_object('name', f.name, 'type', f.type, 'path', '') end as file,
    coalesce((select jsonb_agg(jsonb_build_object(
        'kind', case when x.goal_id is null then 'activity' else 'goal' end,
        'ref', coalesce(x.goal_id, x.activity_id)) order by coalesce(x.goal_id, x.activity_id))
      from evidence_entries x where x.tenant_id = e.tenant_id and x.item_id = e.id
        and (x.goal_id is not null or x.activity_id is not null)), '[]') as for,
    ${iso('e.created_at')} as "createdAt"
  from evidence_items e
  left join evidence_files f on f.tenant_id = e.tenant_id and f.id = e.file_id and f.state = 'kept'
  left join assignments a on a.tenant_id = e.tenant_id and a.id = e.assignment_id
  left join tagged_items i on i.tenant_id = e.tenant_id and i.id = e.tagged_item_id
  left join lateral (select p.vouched->>'work' as title from passport_items p
    where p.tenant_id = e.tenant_id and p.record_id = e.id and p.vouched ? 'work' limit 1) k on true
  where e.tenant_id = $1 and e.student_id = $2 and e.removed_at is null
    and (e.kind <> 'file' or f.id is not null) order by e.created_at, e.id`;

/** What is confirmed of time `h` at a school. */
export const SCHOOL_CLAIM = `jsonb_build_object('school', h.school, 'fromYear', h.from_year, 'toYear', h.to_year,
  'program', h.program, 'credits', h.credits)`;

const schools = `select h.id, h.school, h.from_year as "fromYear", h.to_year as "toYear", h.program,
    h.credits::float8 as credits,
    case when h.confirmed_at is not null then jsonb_build_object('by', p.name,
        'on', ${iso('h.confirmed_at')}, 'comment', '',
        'where', (select t.name from tenants t where t.id = $1))
      else ${brought('h.id', SCHOOL_CLAIM)} end as confirmed
  from education_history h
  left join people p on p.tenant_id = h.tenant_id and p.id = h.confirmed_by
  where h.tenant_id = $1 and h.student_id = $2 and h.removed_at is null order by h.from_year, h.id`;

const lookBacks = `select l.id, l.school_year as "schoolYear", l.text, l.visibility, l.state,
    ${iso('l.done_at')} as "doneAt", l.comment, ${iso('l.returned_at')} as "returnedAt",
    coalesce(p.name, (select i.vouched->>'by' from passport_items i
      where i.tenant_id = l.tenant_id and i.record_id = l.id and l.returned_by is null
        and (i.vouched->>'on')::timestamptz = l.returned_at limit 1)) as "returnedBy"
  from look_backs l
  left join people p on p.tenant_id = l.tenant_id and p.id = l.returned_by
  where l.tenant_id = $1 and l.student_id = $2 order by l.school_year, l.id`;

const choices = `select c.id, c.goal_id as "goalId", c.school_year as "schoolYear", c.choice, c.why,
    ${iso('c.chosen_at')} as "chosenAt"
  from plans p
  join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id and g.removed_at is null
  join goal_choices c on c.tenant_id = g.tenant_id and c.goal_id = g.id
  where p.tenant_id = $1 and p.student_id = $2 order by c.school_year, c.id`;

/** Of a career that two records of the student marked, the newest mark counts. */
const marks = `select distinct on (m.code) m.code as id, m.id as "rowId",
    coalesce(o.facts->>'title', m.code) as career, m.mark, m.why, ${iso('m.updated_at')} as "markedAt"
  from match_marks m left join occupations o on o.code = m.code
  where m.tenant_id = $1 and m.student_id = $2 order by m.code, m.updated_at desc, m.id desc`;

/** Reflections as they were last handed in, and what earlier passports brought that has no place here. */
const kept = `select s.id::text as id, 'handed-in' as kind, a.title, ${iso('v.submitted_at')} as at,
    coalesce((select jsonb_agg(jsonb_build_object('prompt', b.block->>'prompt',
        'text', v.answers->>(b.block->>'id')) order by b.place)
      from jsonb_array_elements(a.blocks) with ordinality b (block, place)
      where jsonb_typeof(v.answers->(b.block->>'id')) = 'string'
        and v.answers->>(b.block->>'id') <> ''), '[]') as texts
  from submissions s
  join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
  join lateral (select w.answers, w.submitted_at from submission_versions w
    where w.tenant_id = s.tenant_id and w.submission_id = s.id order by w.number desc limit 1) v on true
  where s.tenant_id = $1 and s.student_id = $2
  union all
  select case when i.part = 'kept' and not i.is_copy then i.origin_id else i.id::text end,
    i.kept->>'kind', i.kept->>'title', i.kept->>'at', i.kept->'texts'
  from passport_items i
  join passport_imports m on m.tenant_id = i.tenant_id and m.id = i.import_id
  where i.tenant_id = $1 and m.student_id = $2 and i.kept is not null order by 4, 1`;

const READERS: Record<PassportPart, string> = {
  ...{ goals, activities, reflections, strengths, citations, results, careers, interests },
  ...{
    colleges,
    searches,
    ways,
    places,
    scholarships,
    resumes,
    evidence,
    schools,
    lookBacks,
    choices,
    marks,
    kept,
  },
  ...{ courses, coursePlans },
};

/** An entry; `rowId` where its id is another one than its row's. */
export type ReadItem<P extends PassportPart> = PassportItem<P> & { rowId?: string };

/** All of one part, with the ids that the entries have here. */
export function readPart<P extends PassportPart>(
  part: P,
  studentId: string,
): Promise<ReadItem<P>[]> {
  return sql<ReadItem<P>>(READERS[part], [currentTenant(), studentId]);
}

export interface KeptFile {
  itemId: string;
  fileId: string;
  store: StoreName;
  name: string;
  type: FileType;
  size: number;
}

/** Where the bytes of a student's evidence lie. */
export function filesOf(studentId: string): Promise<KeptFile[]> {
  return sql<KeptFile>(
    `select e.id as "itemId", f.id as "fileId", f.store, f.name, f.type, f.size
     from evidence_items e
     join evidence_files f on f.tenant_id = e.tenant_id and f.id = e.file_id
     where e.tenant_id = $1 and e.student_id = $2 and e.removed_at is null and f.state = 'kept'`,
    [currentTenant(), studentId],
  );
}
