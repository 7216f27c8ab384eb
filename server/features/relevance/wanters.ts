import type { Wanters, WantPath } from '#contracts/relevance.js';
import type { Actor } from '../../auth/actor.js';
import { sql } from '../../db/tenant.js';
import { notFound } from '../../errors.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { type OccupationStore, occupations } from '../careers/occupation-store.js';
import { courseOfStaff } from '../class/course-policy.js';
import { displayName } from '../roster/person-name.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { STUDENTS_OF_COURSE } from './class-facts.js';
import { allWants, codeOf, codesOf } from './wants.js';

interface Row {
  id: string;
  name: string | null;
  pseudonym: string;
  by: string[];
}

/**
 * The students of the course who show the reader that they want something, and by what; the others are not
 * there. Each of them is noted as looked at.
 *
 * @throws AppError `not-found` for what nobody can want.
 */
export async function readWanters(
  actor: Actor,
  want: WantPath,
  request: AccessRequest,
): Promise<Wanters> {
  const courseId = courseOfStaff(actor);
  const store = await occupations();
  if (!allWants(store).has(codeOf(want))) throw notFound();
  const rows =
    want.kind === 'goal'
      ? await withGoals(actor, courseId, want.id)
      : await withCareers(actor, courseId, codesWith(store, want));
  await noteAccess(
    actor,
    rows.map(({ id }) => id),
    'plan',
    request,
  );
  return {
    people: rows.map(({ by, ...row }) => ({
      ...{ personId: row.id, name: displayName(row, actor.locale) },
      by: want.kind === 'goal' ? by : by.map((code) => store.byCode.get(code)?.title ?? code),
    })),
  };
}

const codesWith = ({ all }: OccupationStore, want: WantPath) =>
  all.filter((career) => codesOf(career).includes(codeOf(want))).map(({ code }) => code);

const PEOPLE = 'p.id, p.name, p.pseudonym';
const IN_ORDER = 'order by coalesce(p.family_name, p.name), p.name, p.pseudonym, p.id';

const withCareers = (actor: Actor, courseId: string, codes: string[]) =>
  sql<Row>(
    `select ${PEOPLE}, array_agg(c.code order by c.created_at) as by
     from saved_careers c join people p on p.tenant_id = c.tenant_id and p.id = c.student_id
     where c.tenant_id = $1 and c.student_id in (${STUDENTS_OF_COURSE}) and c.removed_at is null
       and c.still_interested and c.visibility = any($3::text[]) and c.code = any($4::text[])
     group by ${PEOPLE}, p.family_name ${IN_ORDER}`,
    [actor.tenantId, courseId, shownTo(actor.role), codes],
  );

const withGoals = (actor: Actor, courseId: string, kind: string) =>
  sql<Row>(
    `select ${PEOPLE}, array_agg(g.title order by g.is_focus desc, g.created_at) as by
     from goals g join plans n on n.tenant_id = g.tenant_id and n.id = g.plan_id
     join people p on p.tenant_id = n.tenant_id and p.id = n.student_id
     where g.tenant_id = $1 and n.student_id in (${STUDENTS_OF_COURSE}) and g.removed_at is null
       and g.status = 'active' and g.visibility = any($3::text[]) and g.kind = $4
     group by ${PEOPLE}, p.family_name ${IN_ORDER}`,
    [actor.tenantId, courseId, shownTo(actor.role), kind],
  );
