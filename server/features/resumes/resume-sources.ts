import type { Area } from '#contracts/riasec.js';
import type { SourceKind } from '#contracts/resumes.js';
import type { Actor } from '../../auth/actor.js';
import { daySql } from '../../db/district-day.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { listResults } from '../profiler/result-service.js';

export type ActivityKind = 'service' | 'work' | 'extracurricular' | 'award' | 'certificate';

/** What a record says, without any language; whatever of it changes makes a line out of date. */
export type Facts =
  | {
      source: 'activity';
      kind: ActivityKind;
      title: string;
      organisation: string;
      role: string;
      description: string;
      honours: string;
      skills: string[];
      /** `YYYY-MM-DD` */
      startedOn: string | null;
      endedOn: string | null;
      grades: number[];
      hours: number | null;
    }
  | { source: 'goal'; title: string; reachedOn: string | null }
  | { source: 'result'; areas: Area[] };

export interface SourceRecord {
  kind: SourceKind;
  id: string;
  isPrivate: boolean;
  facts: Facts;
}

/**
 * Everything of the student's that a résumé may be made of, the newest of each kind first. Private
 * records are among them, marked: lines in use have to say that their record became private.
 */
export async function sourcesOf(actor: Actor): Promise<SourceRecord[]> {
  const studentId = actor.personId;
  return [
    ...(await activitiesOf(studentId)),
    ...(await reachedGoalsOf(studentId)),
    ...(await listResults(actor)).flatMap(({ id, topAreas }): SourceRecord[] =>
      topAreas.length === 0
        ? []
        : [{ kind: 'result', id, isPrivate: false, facts: { source: 'result', areas: topAreas } }],
    ),
  ];
}

type ActivityRow = Omit<Extract<Facts, { source: 'activity' }>, 'source' | 'hours'> & {
  id: string;
  isPrivate: boolean;
  hours: string | null;
};

/** What was done to plan a career is nothing for a résumé. */
async function activitiesOf(studentId: string): Promise<SourceRecord[]> {
  const rows = await sql<ActivityRow>(
    `select id, visibility = 'private' as "isPrivate", kind, title, organisation, role, description,
       honours, skills, to_char(started_on, 'YYYY-MM-DD') as "startedOn",
       to_char(ended_on, 'YYYY-MM-DD') as "endedOn", grades, hours
     from activities
     where tenant_id = $1 and student_id = $2 and removed_at is null and kind <> 'planning'
     order by coalesce(ended_on, started_on, ${daySql('created_at')}) desc, created_at desc, id desc`,
    [currentTenant(), studentId],
  );
  return rows.map(({ id, isPrivate, hours, ...facts }) => ({
    ...{ kind: 'activity', id, isPrivate },
    facts: { source: 'activity', ...facts, hours: hours === null ? null : Number(hours) },
  }));
}

async function reachedGoalsOf(studentId: string): Promise<SourceRecord[]> {
  const rows = await sql<{
    id: string;
    isPrivate: boolean;
    title: string;
    reachedOn: string | null;
  }>(
    `select g.id, g.visibility = 'private' as "isPrivate", g.title,
       ${daySql('g.completed_at')}::text as "reachedOn"
     from goals g join plans p on p.tenant_id = g.tenant_id and p.id = g.plan_id
     where g.tenant_id = $1 and p.student_id = $2 and g.removed_at is null and g.status = 'done'
     order by g.completed_at desc nulls last, g.id desc`,
    [currentTenant(), studentId],
  );
  return rows.map(({ id, isPrivate, ...facts }) => ({
    ...{ kind: 'goal', id, isPrivate },
    facts: { source: 'goal', ...facts },
  }));
}
