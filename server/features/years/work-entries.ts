import type { GoalHorizon } from '#contracts/goals.js';
import type { GoalChoice } from '#contracts/look-back.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { strengthsOf } from '../strengths/strength-records.js';
import type { TimelineSource } from './timeline-source.js';

/** Reflections, on the day they were first handed in. */
export const reflectionEntries: TimelineSource = async ({ studentId, shown }) => {
  if (shown) return [];
  const rows = await sql<{ id: string; title: string; at: Date }>(
    `select a.id, a.title, min(v.submitted_at) as at
     from submissions s
     join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
     join submission_versions v on v.tenant_id = s.tenant_id and v.submission_id = s.id
     where s.tenant_id = $1 and s.student_id = $2
     group by a.id, a.title`,
    [currentTenant(), studentId],
  );
  return rows.map(({ id, title, at }) => ({
    ...{ kind: 'reflection', source: id, title, titleLocale: null, horizon: null },
    at: at.toISOString(),
  }));
};

/** Strengths and what to get better at; nothing that waits for the student's word. */
export const strengthEntries: TimelineSource = async ({ studentId, shown }) => {
  const all = await strengthsOf(studentId);
  return all
    .filter(({ state, removedAt }) => state === 'mine' && removedAt === null)
    .filter(({ visibility }) => !shown || shown.includes(visibility))
    .map(({ id, side, text, at }) => ({
      ...{ kind: side, source: id, title: text, titleLocale: null, horizon: null, at },
    }));
};

/** Look-backs that are done, by their first words. */
export const lookBackEntries: TimelineSource = async ({ studentId, shown }) => {
  const rows = await sql<{ id: string; title: string; at: Date }>(
    `select id, left(text, 160) as title, done_at as at from look_backs
     where tenant_id = $1 and student_id = $2 and state = 'done'
       and ($3::text[] is null or visibility = any($3))`,
    [currentTenant(), studentId, shown],
  );
  return rows.map(({ id, title, at }) => ({
    ...{ kind: 'look-back', source: id, title, titleLocale: null, horizon: null },
    at: at.toISOString(),
  }));
};

/** What was chosen at the turn of a year, with the reason; for others once the look-back is handed over. */
export const choiceEntries: TimelineSource = async ({ studentId, shown }) => {
  const rows = await sql<ChoiceRow>(
    `select g.id, g.title, g.horizon, c.choice, c.why, c.chosen_at as at
     from plans p
     join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id
     join goal_choices c on c.tenant_id = g.tenant_id and c.goal_id = g.id
     where p.tenant_id = $1 and p.student_id = $2
       and ($3::text[] is null or (
         g.removed_at is null and g.visibility = any($3) and exists (
           select 1 from look_backs l
           where l.tenant_id = p.tenant_id and l.student_id = p.student_id
             and l.school_year = c.school_year and l.state <> 'open' and l.visibility = any($3))))`,
    [currentTenant(), studentId, shown],
  );
  return rows.map(({ id, title, horizon, choice, why, at }) => ({
    ...{ kind: `choice-${choice}` as const, source: id, title, titleLocale: null, horizon, why },
    at: at.toISOString(),
  }));
};

interface ChoiceRow {
  id: string;
  title: string;
  horizon: GoalHorizon;
  choice: GoalChoice;
  why: string;
  at: Date;
}
