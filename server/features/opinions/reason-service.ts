import { OPINION_LINE_MAX } from '#contracts/limits.js';
import type { ReasonOffer } from '#contracts/opinions.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';

const OFFERS_MAX = 30;

/**
 * What the student wrote down about themselves that could be a reason to do well at something: their
 * strengths, the skills of their activities (those named most first), the activities themselves.
 */
export async function readReasonOffers(actor: Actor): Promise<ReasonOffer[]> {
  const rows = await sql<ReasonOffer>(
    `select text, source as "from" from (
       select s.text, 'strength' as source, 1 as place, 0::bigint as times, s.created_at as at
       from strengths s
       where s.tenant_id = $1 and s.student_id = $2 and s.side = 'strength' and s.state = 'mine'
         and s.removed_at is null
       union all
       select k.skill, 'skill', 2, count(*), max(a.created_at)
       from activities a cross join lateral unnest(a.skills) k (skill)
       where a.tenant_id = $1 and a.student_id = $2 and a.removed_at is null
       group by k.skill
       union all
       select a.title, 'activity', 3, 0::bigint, a.created_at
       from activities a
       where a.tenant_id = $1 and a.student_id = $2 and a.removed_at is null
         and a.kind <> 'planning') offers
     where length(text) between 1 and $3
     order by place, times desc, at desc, text`,
    [actor.tenantId, actor.personId, OPINION_LINE_MAX],
  );
  const seen = new Set<string>();
  return rows
    .filter(({ text }) => {
      const key = text.toLocaleLowerCase();
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, OFFERS_MAX);
}
