import { currentTenant, sql } from '../../db/tenant.js';
import type { MergeSteps } from './merge-steps.js';

/** The record that stays, and the one that goes into it. */
export interface MergedIds {
  keptId: string;
  goneId: string;
}

interface Enrolment {
  id: string;
  course_id: string;
  person_id: string;
  role: string;
  is_active: boolean;
  identity_id: string | null;
  identity_since: Date | null;
}

/**
 * One enrolment a course, active where either was. Where both records came from one LMS, each course
 * remembers the identity it knows the student by: scores go there.
 */
export async function joinCourses(steps: MergeSteps, ids: MergedIds): Promise<void> {
  await rememberIdentities(steps, ids);
  const rows = await sql<Enrolment>(
    `select e.id, e.course_id, e.person_id, e.role, e.is_active, e.identity_id,
            i.created_at as identity_since
     from enrolments e
     left join person_identities i on i.tenant_id = e.tenant_id and i.id = e.identity_id
     where e.tenant_id = $1 and e.person_id in ($2, $3) for update of e`,
    [currentTenant(), ids.keptId, ids.goneId],
  );
  const kept = new Map(
    rows.filter((row) => row.person_id === ids.keptId).map((row) => [row.course_id, row]),
  );
  for (const gone of rows.filter((row) => row.person_id === ids.goneId)) {
    const stays = kept.get(gone.course_id);
    if (!stays) continue;
    const changes = better(stays, gone);
    if (changes) await steps.change('enrolments', stays.id, changes);
    await steps.remove('enrolments', 'id', [gone.id]);
  }
  await steps.move('enrolments', 'person_id', { from: ids.goneId, to: ids.keptId });
}

/** What the staying enrolment takes over from the other: the part that is active, else the newer identity. */
function better(stays: Enrolment, gone: Enrolment): Record<string, unknown> | undefined {
  const { identity_id } = gone;
  if (gone.is_active && !stays.is_active)
    return { is_active: true, role: gone.role, ...(identity_id && { identity_id }) };
  const isNewer = (gone.identity_since ?? new Date(0)) > (stays.identity_since ?? new Date(0));
  return identity_id && isNewer && gone.is_active === stays.is_active ? { identity_id } : undefined;
}

async function rememberIdentities(steps: MergeSteps, ids: MergedIds): Promise<void> {
  const rows = await sql<{ id: string; identity_id: string }>(
    `select e.id, (select i.id from person_identities i
                   where i.tenant_id = $1 and i.person_id = e.person_id
                     and i.registration_id = c.registration_id
                   order by i.created_at desc limit 1) as identity_id
     from enrolments e join courses c on c.tenant_id = e.tenant_id and c.id = e.course_id
     where e.tenant_id = $1 and e.person_id in ($2, $3) and e.identity_id is null
       and (select count(distinct i.person_id) from person_identities i
            where i.tenant_id = $1 and i.person_id in ($2, $3)
              and i.registration_id = c.registration_id) = 2`,
    [currentTenant(), ids.keptId, ids.goneId],
  );
  for (const { id, identity_id } of rows) await steps.change('enrolments', id, { identity_id });
}
