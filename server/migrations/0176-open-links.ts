import type { Migration } from '../db/migration.js';
import { acrossTenants } from './dsl.js';

/**
 * Somebody is family of a student once at a time. Of two open links the one by the student's own wish stays,
 * else the first.
 */
export const up: Migration = async ({ run }) => {
  await run(
    ...acrossTenants(
      ['family_links'],
      [
        `update family_links l set ended_at = now(), ended_because = 'rights'
         where l.ended_at is null and exists (
           select 1 from family_links o
           where o.tenant_id = l.tenant_id and o.student_id = l.student_id and o.person_id = l.person_id
             and o.ended_at is null and o.id <> l.id
             and ((o.invited_role = 'student')::int, -extract(epoch from o.started_at), o.id)
               > ((l.invited_role = 'student')::int, -extract(epoch from l.started_at), l.id))`,
      ],
    ),
    `create unique index family_links_open on family_links (tenant_id, student_id, person_id)
     where ended_at is null`,
  );
};

export const down: Migration = async ({ run }) => {
  await run('drop index family_links_open');
};
