import { RECORDS_PER_SIS_ID_MAX } from '#contracts/limits.js';
import { currentTenant, sql } from '../../db/tenant.js';

/** What systems write where there is no id. */
const NO_IDS = ['0', 'null', 'none', 'nil', 'undefined', 'unknown', 'n/a', 'na', 'test'];

interface Group {
  /** The older records first. */
  ids: string[];
  count: number;
  sis_id: string;
}

/** Two records that may be one student: the older one, and the newer. */
export type Pair = [string, string];

export interface Candidates {
  pairs: Pair[];
  crowded: { sisId: string; count: number }[];
}

/**
 * Records of students that carry one id of the student information system. An id is the one that the
 * LMS sent, or the record of the OneRoster file that it names (by `sourcedId` or `identifier`).
 *
 * Never by name or e-mail. Test students, staff (whose numbers may be the same as a student's), ids
 * that were not filled in, and ids that name two records of the file match nobody.
 */
export async function candidatePairs(): Promise<Candidates> {
  const groups = await sql<Group>(GROUPS, [currentTenant(), NO_IDS]);
  const said = await sql<{ person_id: string; other_id: string }>(
    'select person_id, other_id from distinct_people where tenant_id = $1',
    [currentTenant()],
  );
  const distinct = new Set(
    said.flatMap(({ person_id: a, other_id: b }) => [`${a} ${b}`, `${b} ${a}`]),
  );
  const isCrowded = ({ count }: Group) => count > RECORDS_PER_SIS_ID_MAX;
  return {
    pairs: groups.filter((group) => !isCrowded(group)).flatMap(({ ids }) => pairsOf(ids, distinct)),
    crowded: groups.filter(isCrowded).map(({ sis_id, count }) => ({ sisId: sis_id, count })),
  };
}

/** Each record with the oldest one that it may belong to. */
function pairsOf(ids: string[], distinct: Set<string>): Pair[] {
  return ids.flatMap((id, index) => {
    const older = ids.slice(0, index).find((other) => !distinct.has(`${other} ${id}`));
    return older === undefined ? [] : [[older, id] satisfies Pair];
  });
}

const GROUPS = `
  with students as (
    select p.id, p.sis_id, p.created_at, coalesce(p.family_name, p.name, p.pseudonym) as name
    from people p
    where p.tenant_id = $1 and not p.is_test and p.staff_role is null
      and p.sis_id ~ '[[:alnum:]]' and p.sis_id !~ '^\\s*\\$' and lower(btrim(p.sis_id)) <> all ($2)
      and exists (select 1 from enrolments e
                  where e.tenant_id = $1 and e.person_id = p.id and e.role = 'student')
      and not exists (select 1 from enrolments e
                      where e.tenant_id = $1 and e.person_id = p.id and e.role in ('teacher', 'designer'))
  ), named as (
    select s.id, min(r.source_id) as source_id
    from students s
    left join lateral (
      select source_id from sis_records
      where tenant_id = $1 and kind = 'users' and source_id = s.sis_id and is_active
      union
      select source_id from sis_records
      where tenant_id = $1 and kind = 'users' and alias = s.sis_id and is_active
    ) r on true
    group by s.id having count(r.source_id) <= 1
  )
  select array_agg(s.id order by s.created_at, s.id) as ids, count(*)::int as count,
         min(s.sis_id) as sis_id
  from students s join named n on n.id = s.id
  group by coalesce('file ' || n.source_id, 'id ' || btrim(s.sis_id))
  having count(*) > 1
  order by min(s.name), min(s.id::text)`;
