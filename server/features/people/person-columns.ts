/**
 * What becomes of a column that names a person when two records of one person are put together.
 *
 * - `moves`: names the kept record afterwards.
 * - `joins`: both records may hold the same thing; a rule of its own says what stays (`merge-*.ts`).
 * - `ends`: goes with the record; nothing of it is the person's work.
 * - `stays`: history, which nobody rewrites; `person_merges` tells whose the old id is now.
 */
export type PersonColumnRule = 'moves' | 'joins' | 'ends' | 'stays';

/** Every column that names a person. A test compares it with the database. */
export const PERSON_COLUMNS: Readonly<Record<string, PersonColumnRule>> = {
  'access_log.actor_id': 'stays',
  'access_log.student_id': 'stays',
  'activities.student_id': 'joins',
  'admin_log.actor_id': 'stays',
  'advising_notes.author_id': 'moves',
  'advising_notes.student_id': 'moves',
  'assessment_results.entered_by': 'moves',
  'assessment_results.student_id': 'moves',
  'assignments.created_by': 'moves',
  'career_questions.decided_by': 'moves',
  'career_questions.student_id': 'moves',
  'caseload_parts.added_by': 'moves',
  'caseload_parts.counselor_id': 'moves',
  'caseload_students.student_id': 'moves',
  'completions.student_id': 'ends',
  'component_changes.decided_by': 'moves',
  'component_changes.ended_by': 'moves',
  'component_changes.student_id': 'moves',
  'component_records.recorded_by': 'moves',
  'component_records.student_id': 'moves',
  'college_searches.student_id': 'moves',
  'conversation_steps.actor_id': 'moves',
  'conversation_steps.student_id': 'moves',
  'correction_requests.corrected_by': 'moves',
  'correction_requests.decided_by': 'moves',
  'correction_requests.student_id': 'moves',
  'course_copies.answered_by': 'moves',
  'course_exceptions.actor_id': 'moves',
  'course_exceptions.student_id': 'moves',
  'course_import_rows.student_id': 'moves',
  'course_plan_steps.actor_id': 'moves',
  'course_plan_steps.student_id': 'moves',
  'course_plans.student_id': 'joins',
  'course_records.entered_by': 'moves',
  'course_records.student_id': 'moves',
  'diplomas.published_by': 'moves',
  'distinct_people.other_id': 'moves',
  'distinct_people.person_id': 'moves',
  'distinct_people.said_by': 'stays',
  'district_templates.published_by': 'moves',
  'education_history.confirmed_by': 'moves',
  'education_history.student_id': 'moves',
  'enrolments.marked_by': 'moves',
  'enrolments.person_id': 'joins',
  'evidence_files.student_id': 'moves',
  'evidence_items.student_id': 'moves',
  'goal_comments.author_id': 'moves',
  'goal_suggestions.student_id': 'moves',
  'goal_suggestions.suggested_by': 'moves',
  'goal_tags.tagged_by': 'moves',
  'group_goals.created_by': 'moves',
  'group_members.person_id': 'joins',
  'joined_courses.person_id': 'joins',
  'journal_entries.student_id': 'moves',
  'kept_texts.student_id': 'moves',
  'local_voices.added_by': 'moves',
  'local_voices.decided_by': 'moves',
  'look_backs.returned_by': 'moves',
  'look_backs.student_id': 'joins',
  'match_marks.student_id': 'moves',
  'passport_imports.student_id': 'moves',
  'passport_takeouts.student_id': 'moves',
  'person_identities.person_id': 'moves',
  'person_merges.gone_id': 'stays',
  'person_merges.kept_id': 'stays',
  'person_merges.merged_by': 'stays',
  'placements.created_by': 'moves',
  'plan_conversations.staff_id': 'moves',
  'plan_conversations.student_id': 'moves',
  'plans.student_id': 'joins',
  'profiler_attempts.student_id': 'joins',
  'profiler_results.student_id': 'moves',
  'reference_imports.loaded_by': 'moves',
  'queue_marks.counselor_id': 'moves',
  'queue_marks.student_id': 'moves',
  'record_versions.actor_id': 'moves',
  'record_versions.student_id': 'moves',
  'report_files.requested_by': 'moves',
  'report_schedules.created_by': 'moves',
  'report_students.student_id': 'moves',
  'result_import_rows.student_id': 'moves',
  'resumes.student_id': 'moves',
  'saved_careers.student_id': 'joins',
  'saved_colleges.student_id': 'joins',
  'score_intents.student_id': 'joins',
  'section_members.person_id': 'joins',
  'self_tests.started_by': 'moves',
  'sessions.person_id': 'ends',
  'strengths.student_id': 'moves',
  'strengths.suggested_by': 'moves',
  'submissions.scored_by': 'moves',
  'submissions.student_id': 'joins',
  'worries.looked_by': 'moves',
  'worries.settled_by': 'moves',
  'way_choices.student_id': 'moves',
};

/** Every `table` and `column` with this rule. */
export function columnsThat(rule: PersonColumnRule): { table: string; column: string }[] {
  return Object.entries(PERSON_COLUMNS).flatMap(([name, itsRule]) => {
    const [table = '', column = ''] = name.split('.');
    return itsRule === rule ? [{ table, column }] : [];
  });
}

/** Every column that names a plan: where both records have one, these move to the kept one. */
export const PLAN_COLUMNS = [{ table: 'goals', column: 'plan_id' }] as const;
