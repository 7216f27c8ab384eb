import {
  DISTRICT,
  type HeldKind,
  ofStudent,
  rowsOf,
  STAFF,
  writtenOrBrought,
} from './held-kind.js';

/** Ids by which the district's file may know the student. */
const IN_FILE = `select u.source_id from people p
  join sis_records u on u.tenant_id = p.tenant_id and u.kind = 'users'
    and (u.source_id = p.sis_id or u.alias = p.sis_id)
  where p.tenant_id = $1 and p.id = $2`;

/** What the school and its systems say, and what the school wrote. */
export const SCHOOL_KINDS: readonly HeldKind[] = [
  {
    ...{ kind: 'identity', tables: ['people', 'person_identities'], seenBy: 'staff' },
    ...{ staff: STAFF },
    rows: rowsOf({ origin: 'lms' }, 'people h where h.tenant_id = $1 and h.id = $2'),
  },
  {
    ...{ kind: 'courses', tables: ['enrolments', 'section_members', 'joined_courses'] },
    seenBy: 'staff',
    rows: rowsOf({ origin: 'lms' }, 'enrolments h where h.tenant_id = $1 and h.person_id = $2'),
  },
  {
    kind: 'district-file',
    tables: ['sis_records', 'sis_import_rows', 'year_close_steps'],
    seenBy: 'staff',
    ...{ staff: DISTRICT },
    rows: rowsOf(
      { origin: 'file' },
      `sis_records h where h.tenant_id = $1 and (
         (h.kind = 'users' and h.source_id in (${IN_FILE}))
         or h.data->>'userSourcedId' in (${IN_FILE}))`,
    ),
  },
  {
    ...{ kind: 'results', tables: ['assessment_results'], seenBy: 'choice', staff: STAFF },
    rows: ofStudent('assessment_results', {
      ...{ visibility: 'h.visibility', removed: 'h.removed_at' },
      origin: `(case h.source when 'student' then ${writtenOrBrought('h')}
        when 'imported' then 'file' when 'staff' then 'school' else 'passport' end)`,
    }),
  },
  {
    ...{ kind: 'schools', tables: ['education_history'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('education_history', {
      origin: writtenOrBrought('h'),
      removed: 'h.removed_at',
    }),
  },
  {
    // Those that are for staff alone are told neither to students nor to each other: not even how many.
    ...{ kind: 'notes', tables: ['advising_notes', 'worries'], seenBy: 'staff', staff: STAFF },
    rows: rowsOf(
      { origin: 'school' },
      `advising_notes h where h.tenant_id = $1 and h.student_id = $2 and h.removed_at is null
         and h.visibility = 'student'`,
    ),
  },
  {
    // As notes: what is for counselors alone is told to nobody else, not even how many.
    ...{ kind: 'interventions', tables: ['interventions'], seenBy: 'counselors', staff: DISTRICT },
    rows: rowsOf(
      { origin: 'school' },
      `interventions h where h.tenant_id = $1 and h.student_id = $2 and h.removed_at is null
         and h.visibility = 'student'`,
    ),
  },
  {
    // Of each only the two who talked and those who look after every student read what was said.
    ...{ kind: 'conversations', tables: ['plan_conversations', 'conversation_steps'] },
    ...{ seenBy: 'staff', staff: DISTRICT },
    rows: ofStudent('plan_conversations', { origin: 'school', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'talk-signatures', tables: ['conversation_signatures', 'conversation_records'] },
    ...{ seenBy: 'staff', staff: DISTRICT },
    rows: ofStudent('conversation_signatures', { origin: 'school', removed: 'h.withdrawn_at' }),
  },
  {
    ...{ kind: 'plan-records', tables: ['component_records'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('component_records', { origin: 'school', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'plan-changes', tables: ['component_changes'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('component_changes', { origin: 'school' }),
  },
  {
    ...{ kind: 'plan-state', tables: ['completions'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('completions', { origin: 'pathlight' }),
  },
  {
    ...{ kind: 'caseloads', tables: ['caseload_students'], seenBy: 'staff', staff: DISTRICT },
    rows: rowsOf(
      { origin: 'school', removed: 'c.removed_at' },
      `caseload_students h join caseload_parts c on c.tenant_id = h.tenant_id and c.id = h.part_id
         where h.tenant_id = $1 and h.student_id = $2`,
    ),
  },
  {
    ...{ kind: 'staff-parts', tables: ['staff_part_students'], seenBy: 'staff', staff: DISTRICT },
    rows: rowsOf(
      { origin: 'school', removed: 'c.ended_at' },
      `staff_part_students h join staff_parts c on c.tenant_id = h.tenant_id and c.id = h.part_id
         where h.tenant_id = $1 and h.student_id = $2`,
    ),
  },
  {
    ...{ kind: 'queue-marks', tables: ['queue_marks'], seenBy: 'counselors' },
    rows: ofStudent('queue_marks', { origin: 'school', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'task-ticks', tables: ['grade_task_ticks'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('grade_task_ticks', { origin: 'you', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'nudges', tables: ['nudge_students'], seenBy: 'counselors', staff: DISTRICT },
    rows: rowsOf(
      { origin: 'school', removed: 'n.removed_at' },
      `nudge_students h join nudges n on n.tenant_id = h.tenant_id and n.id = h.nudge_id
         where h.tenant_id = $1 and h.student_id = $2`,
    ),
  },
  {
    ...{ kind: 'meetings', tables: ['conference_bookings'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('conference_bookings', {
      origin: `(case h.booked_role when 'student' then 'you' else 'school' end)`,
      removed: 'h.cancelled_at',
    }),
  },
  {
    kind: 'reports',
    tables: ['report_students', 'report_files', 'report_pieces'],
    ...{
      seenBy: 'counselors',
      staff: DISTRICT,
      rows: ofStudent('report_students', { origin: 'school' }),
    },
  },
  {
    ...{ kind: 'corrections', tables: ['correction_requests'], seenBy: 'counselors' },
    ...{ staff: DISTRICT, rows: ofStudent('correction_requests', { origin: 'you' }) },
  },
  {
    ...{ kind: 'scores', tables: ['score_intents'], seenBy: 'course' },
    rows: ofStudent('score_intents', { origin: 'school' }),
  },
  {
    ...{ kind: 'course-work', tables: ['work_states'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('work_states', { origin: 'lms' }),
  },
  {
    ...{ kind: 'result-rows', tables: ['result_import_rows'], seenBy: 'admins' },
    rows: ofStudent('result_import_rows', { origin: 'file' }),
  },
  {
    ...{ kind: 'courses-taken', tables: ['course_records'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('course_records', {
      origin: `(case h.source when 'student' then ${writtenOrBrought('h')}
        when 'imported' then 'file' when 'staff' then 'school' else 'passport' end)`,
      removed: 'h.removed_at',
    }),
  },
  {
    ...{ kind: 'course-plans', tables: ['course_plans', 'course_plan_steps'], seenBy: 'staff' },
    ...{ staff: STAFF },
    rows: ofStudent('course_plans', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'course-exceptions', tables: ['course_exceptions'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('course_exceptions', { origin: 'school', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'course-rows', tables: ['course_import_rows'], seenBy: 'admins' },
    rows: ofStudent('course_import_rows', { origin: 'file' }),
  },
  {
    ...{ kind: 'questions', tables: ['career_questions'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('career_questions', { origin: 'you', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'family', tables: ['family_links', 'family_invitations', 'family_devices'] },
    ...{ seenBy: 'counselors', staff: DISTRICT },
    rows: rowsOf(
      { origin: 'school' },
      `family_links h where h.tenant_id = $1 and (h.student_id = $2 or h.person_id = $2)`,
    ),
  },
  {
    ...{ kind: 'notices', tables: ['family_notices'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('family_notices', { origin: 'school', removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'signatures', tables: ['signatures'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('signatures', {
      origin: `(case when h.signer = 'student' and h.way = 'pathlight' then 'you' else 'school' end)`,
    }),
  },
  {
    ...{ kind: 'rights', tables: ['rights_moves'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('rights_moves', { origin: 'school' }),
  },
];
