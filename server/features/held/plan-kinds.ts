import type { RequestKind } from '#contracts/places.js';
import {
  DISTRICT,
  type HeldKind,
  ofGoal,
  ofStudent,
  rowsOf,
  STAFF,
  writtenOrBrought,
} from './held-kind.js';

const byAuthor = (column: string): `(${string})` =>
  `(case when h.${column} = $2 then 'you' else 'school' end)`;
const chosen = { visibility: 'h.visibility', removed: 'h.removed_at' };
const own = { ...chosen, origin: writtenOrBrought('h') };

/** What is asked of staff for a place, gone with the place. */
const requests = (kind: RequestKind): string =>
  rowsOf(
    { origin: 'you', removed: 'coalesce(h.removed_at, p.removed_at)' },
    `place_requests h join places p on p.tenant_id = h.tenant_id and p.id = h.place_id
     where h.tenant_id = $1 and h.student_id = $2 and h.kind = '${kind}'`,
  );

/** What stands in the plan. */
export const PLAN_KINDS: readonly HeldKind[] = [
  {
    ...{ kind: 'goals', tables: ['goals', 'plans'], seenBy: 'choice', staff: STAFF },
    rows: rowsOf(
      own,
      `plans p join goals h on h.tenant_id = p.tenant_id and h.plan_id = p.id
       where p.tenant_id = $1 and p.student_id = $2`,
    ),
  },
  {
    ...{ kind: 'steps', tables: ['milestones'], seenBy: 'entry', staff: STAFF },
    rows: ofGoal('milestones', { origin: writtenOrBrought('g') }),
  },
  {
    // Staff read choices with the look-back of their year: how many there are says too much before.
    ...{ kind: 'goal-choices', tables: ['goal_choices'], seenBy: 'entry' },
    rows: ofGoal('goal_choices', { origin: writtenOrBrought('h') }),
  },
  {
    ...{ kind: 'citations', tables: ['goal_citations'], seenBy: 'entry', staff: STAFF },
    rows: ofGoal('goal_citations', { origin: writtenOrBrought('h') }),
  },
  {
    ...{ kind: 'comments', tables: ['goal_comments'], seenBy: 'entry', staff: STAFF },
    rows: ofGoal('goal_comments', {
      origin: byAuthor('author_id'),
      removed: 'coalesce(h.removed_at, g.removed_at)',
    }),
  },
  {
    ...{ kind: 'suggestions', tables: ['goal_suggestions'], seenBy: 'staff', staff: STAFF },
    rows: ofStudent('goal_suggestions', { origin: 'school' }),
  },
  {
    ...{ kind: 'course-tags', tables: ['goal_tags'], seenBy: 'entry', staff: STAFF },
    rows: ofGoal('goal_tags', {
      origin: byAuthor('tagged_by'),
      removed: 'coalesce(h.removed_at, g.removed_at)',
    }),
  },
  {
    ...{ kind: 'groups', tables: ['group_goals'], seenBy: 'group' },
    rows: rowsOf({ origin: 'you' }, 'group_goals h where h.tenant_id = $1 and h.created_by = $2'),
  },
  {
    ...{ kind: 'group-parts', tables: ['group_members'], seenBy: 'group' },
    rows: rowsOf({ origin: 'you' }, 'group_members h where h.tenant_id = $1 and h.person_id = $2'),
  },
  {
    ...{ kind: 'strengths', tables: ['strengths'], seenBy: 'choice', staff: STAFF },
    rows: ofStudent('strengths', {
      ...chosen,
      origin: `(case when h.suggested_by is not null then 'school' else ${writtenOrBrought('h')} end)`,
    }),
  },
  {
    ...{ kind: 'activities', tables: ['activities'], seenBy: 'choice', staff: STAFF },
    rows: ofStudent('activities', {
      ...chosen,
      origin: `(case when h.source_key is not null then 'pathlight' else ${writtenOrBrought('h')} end)`,
    }),
  },
  {
    ...{ kind: 'confirmations', tables: ['activity_confirmations'], seenBy: 'entry', staff: STAFF },
    rows: rowsOf(
      { origin: 'asked', visibility: 'a.visibility', removed: 'a.removed_at' },
      `activities a
       join activity_confirmations h on h.tenant_id = a.tenant_id and h.activity_id = a.id
       where a.tenant_id = $1 and a.student_id = $2`,
    ),
  },
  {
    ...{ kind: 'reflections', tables: ['journal_entries'], seenBy: 'choice', staff: STAFF },
    rows: ofStudent('journal_entries', own),
  },
  {
    ...{ kind: 'evidence', tables: ['evidence_items', 'evidence_entries'], seenBy: 'choice' },
    ...{ staff: STAFF, rows: ofStudent('evidence_items', own) },
  },
  {
    ...{ kind: 'files', tables: ['evidence_files', 'evidence_file_parts'], seenBy: 'entry' },
    rows: ofStudent('evidence_files', { origin: 'you' }),
  },
  {
    ...{ kind: 'handed-in', tables: ['submissions', 'submission_versions'], seenBy: 'course' },
    rows: ofStudent('submissions', { origin: 'you' }),
  },
  {
    ...{ kind: 'look-backs', tables: ['look_backs'], seenBy: 'choice', staff: STAFF },
    // What is not handed over is the student's alone, whoever is to read it then.
    rows: ofStudent('look_backs', {
      origin: writtenOrBrought('h'),
      visibility: `case when h.state = 'open' then 'private' else h.visibility end`,
    }),
  },
  {
    ...{ kind: 'interests', tables: ['profiler_results'], seenBy: 'you' },
    rows: ofStudent('profiler_results', {
      origin: writtenOrBrought('h'),
      removed: 'h.removed_at',
    }),
  },
  {
    ...{ kind: 'answers', tables: ['profiler_attempts'], seenBy: 'you' },
    rows: ofStudent('profiler_attempts', { origin: 'you' }),
  },
  {
    ...{ kind: 'careers', tables: ['saved_careers', 'saved_career_changes'], seenBy: 'you' },
    rows: ofStudent('saved_careers', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'colleges', tables: ['saved_colleges', 'saved_college_changes'], seenBy: 'you' },
    rows: ofStudent('saved_colleges', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'college-searches', tables: ['college_searches'], seenBy: 'you' },
    rows: ofStudent('college_searches', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'ways', tables: ['way_choices'], seenBy: 'you' },
    rows: ofStudent('way_choices', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'places', tables: ['places', 'place_tasks'], seenBy: 'you' },
    rows: ofStudent('places', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
  {
    ...{ kind: 'scholarships', tables: ['scholarship_picks'], seenBy: 'you' },
    rows: ofStudent('scholarship_picks', {
      ...{ origin: writtenOrBrought('h'), removed: 'h.removed_at' },
    }),
  },
  {
    ...{ kind: 'aid-steps', tables: ['aid_steps'], seenBy: 'counselors', staff: DISTRICT },
    rows: ofStudent('aid_steps', { origin: 'you' }),
  },
  {
    ...{ kind: 'recommendation-requests', tables: ['place_requests'], seenBy: 'staff' },
    ...{ staff: STAFF, rows: requests('recommendation') },
  },
  {
    // Transcripts are no business of teachers.
    ...{ kind: 'transcript-requests', tables: [], within: 'place_requests', seenBy: 'counselors' },
    ...{ staff: DISTRICT, rows: requests('transcript') },
  },
  {
    ...{ kind: 'marks', tables: ['match_marks'], seenBy: 'you' },
    rows: ofStudent('match_marks', { origin: writtenOrBrought('h') }),
  },
  {
    ...{ kind: 'resumes', tables: ['resumes'], seenBy: 'you' },
    rows: ofStudent('resumes', { origin: writtenOrBrought('h'), removed: 'h.removed_at' }),
  },
];
