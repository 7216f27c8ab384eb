import type { PassportItem, PassportPart } from '#contracts/passport-file.js';
import type { Actor } from '../../auth/actor.js';
import { newId } from '../../db/ids.js';
import { repository } from '../../db/repository.js';
import { sql } from '../../db/tenant.js';
import { GoalModel } from '../../models/index.js';
import { insertActivity, findActivity } from '../activities/activity-records.js';
import { keepActivityVersion } from '../activities/activity-versions.js';
import { findEvidence, tieEntries } from '../evidence/evidence-records.js';
import { keepEvidenceVersion } from '../evidence/evidence-versions.js';
import { keepGoalVersion } from '../goals/goal-versions.js';
import { findJournal, wordsSql } from '../journal/journal-records.js';
import { keepJournalVersion } from '../journal/journal-versions.js';
import { insertResume } from '../resumes/resume-records.js';
import { keepResumeVersion } from '../resumes/resume-versions.js';
import { writeCourse, writeCoursePlan } from './course-writers.js';
import {
  writeCareer,
  writeCollege,
  writeInterests,
  writeMark,
  writeSearch,
  writePlace,
  writeScholarship,
  writeWay,
} from './explore-writers.js';
import { writeChoice, writeLookBack } from './year-writers.js';

export interface Writing {
  actor: Actor;
  planId: string;
  now: Date;
  /** Whether no goal is in focus yet: a passport never takes the focus from another. */
  mayFocus: boolean;
  /** Files that were put away for it, by the entry's id in the passport. */
  files: ReadonlyMap<string, string>;
}

/** Puts an entry into the plan, with the ids that rows have here. @returns the id of its row. */
type Writer<P extends PassportPart> = (item: PassportItem<P>, to: Writing) => Promise<string>;

const goals: Writer<'goals'> = async (item, { actor, planId, now, mayFocus }) => {
  const id = newId();
  await sql(
    `insert into goals (tenant_id, id, plan_id, title, why, measure, helpers, kind, horizon, parent_id,
       status, target_date, is_focus, visibility, created_at, completed_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[actor.tenantId, id, planId, item.title, item.why, item.measure, item.helpers],
      ...[item.kind, item.horizon, item.parentId, item.status, item.targetDate],
      ...[item.isFocus && mayFocus, item.visibility, item.createdAt, item.completedAt],
      now.toISOString(),
    ],
  );
  for (const [position, step] of item.milestones.entries())
    await sql(
      `insert into milestones (tenant_id, id, goal_id, title, due_date, done_at, position)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [actor.tenantId, newId(), id, step.title, step.dueDate, step.doneAt, position],
    );
  const goal = await repository(GoalModel).one({ id });
  if (goal) await keepGoalVersion(actor, goal, now);
  return id;
};

const activities: Writer<'activities'> = async (item, { actor, now }) => {
  const id = newId();
  await insertActivity({
    id,
    studentId: actor.personId,
    values: item,
    now: new Date(item.createdAt),
  });
  const row = await findActivity(actor.personId, id);
  if (row) await keepActivityVersion(actor, row, now);
  return id;
};

const reflections: Writer<'reflections'> = async (item, { actor, now }) => {
  const id = newId();
  const isCareer = item.about?.kind === 'career';
  const ref = item.about?.ref ?? null;
  await sql(
    `insert into journal_entries (tenant_id, id, student_id, entry_kind, entry_id, career_code, prompt,
       text, words, visibility, grade_level, school_year, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, ${wordsSql('$8')}, $9, $10, $11, $12, $13)`,
    [
      ...[actor.tenantId, id, actor.personId, item.about?.kind ?? null],
      ...[isCareer ? null : ref, isCareer ? ref : null, item.prompt, item.text],
      ...[item.visibility, item.gradeLevel, item.schoolYear, item.createdAt, now.toISOString()],
    ],
  );
  const row = await findJournal(actor.personId, id);
  if (row) await keepJournalVersion(actor, row, { now });
  return id;
};

const strengths: Writer<'strengths'> = async (item, { actor, now }) => {
  const id = newId();
  await sql(
    `insert into strengths (tenant_id, id, student_id, side, text, source, source_note, state, goal_id,
       visibility, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'mine', $8, $9, $10, $11)`,
    [
      ...[actor.tenantId, id, actor.personId, item.side, item.text, item.source],
      ...[item.sourceNote, item.goalId, item.visibility, item.createdAt, now.toISOString()],
    ],
  );
  return id;
};

const citations: Writer<'citations'> = async (item, { actor }) => {
  const id = newId();
  await sql(
    `insert into goal_citations (tenant_id, id, goal_id, kind, source, snapshot, cited_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[actor.tenantId, id, item.goalId, item.kind, item.source],
      ...[JSON.stringify(item.snapshot), item.citedAt],
    ],
  );
  return id;
};

const results: Writer<'results'> = async (item, { actor, now }) => {
  const id = newId();
  await sql(
    `insert into assessment_results (tenant_id, id, student_id, source, tool, name, taken_on, scores,
       meaning, comment, visibility, entered_by, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
    [
      ...[actor.tenantId, id, actor.personId, item.source === 'student' ? 'student' : 'passport'],
      ...[item.tool, item.name, item.takenOn, JSON.stringify(item.scores), item.meaning],
      ...[item.comment, item.visibility, item.source === 'student' ? actor.personId : null],
      now.toISOString(),
    ],
  );
  return id;
};

const resumes: Writer<'resumes'> = async ({ id: _, updatedAt, ...content }, { actor, now }) => {
  const resume = await insertResume(actor.personId, content, new Date(updatedAt));
  await keepResumeVersion(actor, resume, now);
  return resume.id;
};

const evidence: Writer<'evidence'> = async (item, { actor, now, files }) => {
  const id = newId();
  await sql(
    `insert into evidence_items (tenant_id, id, student_id, kind, title, why, visibility, url, file_id,
       created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[actor.tenantId, id, actor.personId, item.kind, item.title, item.why, item.visibility],
      ...[item.url, files.get(item.id) ?? null, item.createdAt, now.toISOString()],
    ],
  );
  await tieEntries(actor.personId, id, item.for, { isChecked: true });
  const row = await findEvidence(actor.personId, id);
  if (row) await keepEvidenceVersion(actor, row, now);
  return id;
};

const schools: Writer<'schools'> = async (item, { actor, now }) => {
  const id = newId();
  await sql(
    `insert into education_history (tenant_id, id, student_id, school, from_year, to_year, program,
                                    credits, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)`,
    [
      ...[actor.tenantId, id, actor.personId, item.school, item.fromYear, item.toYear],
      ...[item.program, item.credits, now.toISOString()],
    ],
  );
  return id;
};

const WRITERS: { [P in Exclude<PassportPart, 'kept'>]: Writer<P> } = {
  ...{ goals, activities, reflections, strengths, citations, results },
  ...{
    careers: writeCareer,
    colleges: writeCollege,
    searches: writeSearch,
    ways: writeWay,
    places: writePlace,
    scholarships: writeScholarship,
    interests: writeInterests,
    resumes,
    evidence,
    schools,
  },
  ...{ lookBacks: writeLookBack, choices: writeChoice, marks: writeMark },
  ...{ courses: writeCourse, coursePlans: writeCoursePlan },
};

export function writeItem<P extends Exclude<PassportPart, 'kept'>>(
  part: P,
  item: PassportItem<P>,
  to: Writing,
): Promise<string> {
  const write: Writer<P> = WRITERS[part];
  return write(item, to);
}
