import type { CoursePlan } from '#contracts/course-plans.js';
import type { PlanStatus } from '#contracts/completion.js';
import type { FamilySection } from '#contracts/family-fields.js';
import type { SharedCareer } from '#contracts/careers.js';
import { currentTenant, sql } from '../../db/tenant.js';
import type { AccessKind } from '#contracts/audit-kinds.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { sharedCareersFor } from '../careers/saved-career-service.js';
import { planStatus } from '../completion/plan-status.js';
import type { Signing } from '../courses/plan-signing.js';
import { familyPlan } from '../courses/plan-family-service.js';
import { shownTo } from '../visibility/visibility-policy.js';
import type { Guardian } from './guardian-service.js';

/** Students that a family may look at see it noted under these words. */
const NOTED_AS: Readonly<Record<FamilySection, AccessKind>> = {
  ...{ goals: 'plan', courses: 'plan', requirements: 'requirements', activities: 'activities' },
  ...{ careers: 'plan', results: 'record', meetings: 'plan' },
};

export interface ShownGoal {
  id: string;
  title: string;
  why: string;
  kind: 'academic' | 'career' | 'personal' | 'cultural' | 'artistic' | 'social';
  horizon: 'term' | 'year' | 'graduation' | 'after' | 'life';
  isDone: boolean;
  isFocus: boolean;
  targetDate: string | null;
  steps: { title: string; isDone: boolean }[];
}

export interface ShownActivity {
  title: string;
  kind: 'service' | 'work' | 'extracurricular' | 'award' | 'certificate' | 'planning';
  organisation: string;
  startedOn: string | null;
  endedOn: string | null;
  hours: number | null;
}

export interface ShownResult {
  tool: string;
  name: string;
  takenOn: string;
  meaning: string;
  scores: { name: string; value: string | number; maximum?: string | number | null }[];
}

/** That a talk took place. What was said stays between those who talked. */
export interface ShownMeeting {
  kind: 'individual' | 'group' | 'conference' | 'review';
  heldOn: string;
  by: string | null;
}

export type ChildSection =
  | { section: 'goals'; goals: ShownGoal[] }
  | { section: 'courses'; plan: CoursePlan | null; signing: Signing | null }
  | { section: 'requirements'; plan: PlanStatus | null }
  | { section: 'activities'; activities: ShownActivity[] }
  | { section: 'careers'; careers: SharedCareer[] }
  | { section: 'results'; results: ShownResult[] }
  | { section: 'meetings'; meetings: ShownMeeting[] };

/**
 * One part of a student's plan as their family may see it; null where the district shows that part to no
 * family, or the student is not theirs. Looking is noted.
 */
export async function readChildSection(
  { actor, children, policy }: Guardian,
  studentId: string,
  section: FamilySection,
  request: AccessRequest,
): Promise<ChildSection | null> {
  const isTheirs = children.some(({ id }) => id === studentId);
  if (!isTheirs || !policy.sections.includes(section)) return null;
  await noteAccess(actor, [studentId], NOTED_AS[section], request);
  switch (section) {
    case 'goals':
      return { section, goals: await goalsOf(studentId) };
    case 'courses':
      return { section, ...(await familyPlan(actor, studentId, request.now)) };
    case 'requirements':
      return { section, plan: await planStatus(studentId, shown(), request.now) };
    case 'activities':
      return { section, activities: await activitiesOf(studentId) };
    case 'careers':
      return { section, careers: await sharedCareersFor(studentId, shown()) };
    case 'results':
      return { section, results: await resultsOf(studentId) };
    case 'meetings':
      return { section, meetings: await meetingsOf(studentId) };
  }
}

const shown = () => shownTo('guardian');

function goalsOf(studentId: string): Promise<ShownGoal[]> {
  return sql<ShownGoal>(
    `select g.id, g.title, g.why, g.kind, g.horizon, g.status = 'done' as "isDone", g.is_focus as "isFocus",
            g.target_date::text as "targetDate",
            coalesce((select jsonb_agg(jsonb_build_object('title', m.title,
                        'isDone', m.done_at is not null) order by m.position, m.id)
                      from milestones m where m.tenant_id = $1 and m.goal_id = g.id), '[]') as steps
     from plans p join goals g on g.tenant_id = p.tenant_id and g.plan_id = p.id
     where p.tenant_id = $1 and p.student_id = $2 and g.removed_at is null
       and g.visibility = any($3::text[])
     order by g.status = 'done', g.is_focus desc, g.target_date nulls last, g.created_at, g.id`,
    [currentTenant(), studentId, shown()],
  );
}

function activitiesOf(studentId: string): Promise<ShownActivity[]> {
  return sql<ShownActivity>(
    `select title, kind, organisation, started_on::text as "startedOn", ended_on::text as "endedOn",
            hours::float8 as hours
     from activities
     where tenant_id = $1 and student_id = $2 and removed_at is null and visibility = any($3::text[])
     order by coalesce(ended_on, started_on) desc nulls last, created_at desc, id`,
    [currentTenant(), studentId, shown()],
  );
}

function resultsOf(studentId: string): Promise<ShownResult[]> {
  return sql<ShownResult>(
    `select tool, name, taken_on::text as "takenOn", meaning, scores
     from assessment_results
     where tenant_id = $1 and student_id = $2 and removed_at is null and visibility = any($3::text[])
     order by taken_on desc, id`,
    [currentTenant(), studentId, shown()],
  );
}

/** Talks about the plan that student and adult both confirmed. */
function meetingsOf(studentId: string): Promise<ShownMeeting[]> {
  return sql<ShownMeeting>(
    `select c.kind, c.held_on::text as "heldOn", p.name as by
     from plan_conversations c
     left join people p on p.tenant_id = c.tenant_id and p.id = c.staff_id
     where c.tenant_id = $1 and c.student_id = $2 and c.removed_at is null
       and c.student_agreed_at is not null and c.staff_agreed_at is not null
     order by c.held_on desc, c.id desc`,
    [currentTenant(), studentId],
  );
}
