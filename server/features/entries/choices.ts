import type { CourseWork, EntryKind, PortfolioChoices } from '#contracts/entries.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { AppError } from '../../errors.js';
import { occupations } from '../careers/occupation-store.js';

/** What the student has to write about or to show something for. */
export async function readChoices(actor: Actor): Promise<PortfolioChoices> {
  if (actor.role !== 'student')
    throw new AppError('forbidden', 'Only students have a portfolio of their own.');
  const rows = await sql<{ kind: EntryKind; ref: string; title: string }>(
    `select 'goal' as kind, g.id::text as ref, g.title, 1 as place, g.created_at as at from goals g
       join plans p on p.tenant_id = g.tenant_id and p.id = g.plan_id
       where g.tenant_id = $1 and p.student_id = $2 and g.removed_at is null
     union all
     select 'activity', id::text, title, 2, created_at from activities
       where tenant_id = $1 and student_id = $2 and removed_at is null
     union all
     select 'career', code, code, 3, created_at from saved_careers
       where tenant_id = $1 and student_id = $2 and removed_at is null
     union all
     select 'result', id::text, name, 4, created_at from profiler_results
       where tenant_id = $1 and student_id = $2 and kind = 'interests' and removed_at is null
     order by place, at desc`,
    [actor.tenantId, actor.personId],
  );
  const { byCode } = await occupations();
  return {
    entries: rows.map(({ kind, ref, title }) => ({
      kind,
      ref,
      title: kind === 'career' ? (byCode.get(ref)?.title ?? ref) : title,
    })),
    works: await worksOf(actor.personId, actor.tenantId),
  };
}

/** Reflections the student handed in, and course work that was tied to a goal of theirs. */
function worksOf(studentId: string, tenantId: string): Promise<CourseWork[]> {
  return sql<CourseWork>(
    `select kind, id, title from (
       select 'reflection' as kind, a.id, a.title, s.submitted_at as at from submissions s
         join assignments a on a.tenant_id = s.tenant_id and a.id = s.assignment_id
         where s.tenant_id = $1 and s.student_id = $2 and s.submitted_at is not null
       union all
       select 'item', i.id, i.title, max(t.created_at) from goal_tags t
         join tagged_items i on i.tenant_id = t.tenant_id and i.id = t.item_id
         join goals g on g.tenant_id = t.tenant_id and g.id = t.goal_id
         join plans p on p.tenant_id = t.tenant_id and p.id = g.plan_id
         where t.tenant_id = $1 and p.student_id = $2 and i.assignment_id is null
           and t.removed_at is null
         group by i.id, i.title) works
     order by at desc limit 200`,
    [tenantId, studentId],
  );
}
