import type { Locale } from '#contracts/locales.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { knownLocale } from '../../messages.js';

export interface FamilyAddress {
  /** Null where nothing tells it. */
  locale: Locale | null;
  /** Whether the rights over the record are the student's own, so that letters go to them. */
  isStudent: boolean;
}

/**
 * To whom letters about these students go, and in which language: the one that a guardian chose, else that of the
 * last invitation, else that of the last notice. Where the rights are the student's, their own.
 */
export async function familyAddresses(
  studentIds: readonly string[],
): Promise<Map<string, FamilyAddress>> {
  const rows = await sql<{ id: string; locale: string | null; isStudent: boolean }>(
    `select p.id, r.moved is not null as "isStudent",
            case when r.moved is not null then p.locale else coalesce(
              (select g.locale from family_links l
               join people g on g.tenant_id = l.tenant_id and g.id = l.person_id
               where l.tenant_id = $1 and l.student_id = p.id and l.ended_at is null
                 and g.locale is not null
               order by l.kind = 'guardian' desc, l.started_at desc limit 1),
              (select i.locale from family_invitations i
               where i.tenant_id = $1 and i.student_id = p.id order by i.created_at desc limit 1),
              (select n.locale from family_notices n
               where n.tenant_id = $1 and n.student_id = p.id and n.removed_at is null
               order by n.given_on desc, n.id desc limit 1)) end as locale
     from people p
     left join lateral (select true as moved from rights_moves m
       where m.tenant_id = $1 and m.student_id = p.id and m.ended_at is null limit 1) r on true
     where p.tenant_id = $1 and p.id = any($2::uuid[])`,
    [currentTenant(), studentIds],
  );
  return new Map(
    rows.map(({ id, locale, isStudent }) => [
      id,
      { locale: locale === null ? null : knownLocale(locale), isStudent },
    ]),
  );
}
