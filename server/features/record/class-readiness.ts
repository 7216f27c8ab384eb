import { type ClassReadiness, ContentArea, type ReadinessPart } from '#contracts/readiness.js';
import { SMALL } from '#contracts/small-figures.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { membersOf } from '../caseload/caseload-places.js';
import { coursesInReach } from '../class/reach.js';
import { shownTo } from '../visibility/visibility-policy.js';
import { areasIn, type ToldResult } from './readiness.js';

/**
 * What the district's tests say of all students whom the actor sees, by content area: those of their class, and
 * of a counselor's caseload. Nobody is named, and no part is of fewer than ten.
 *
 * @throws AppError `forbidden` for who is no staff
 */
export async function readClassReadiness(actor: Actor): Promise<ClassReadiness> {
  const ids = await studentsOf(actor);
  if (ids.length < SMALL) return { students: null, areas: [] };
  const told = await resultsOf(ids, actor);
  const areas = ContentArea.options.map((area) => {
    const counts = new Map<string, ReadinessPart>();
    for (const id of ids) {
      const found = areasIn(told.get(id) ?? []).find((one) => one.area === area);
      const kind = found ? (found.level ? 'level' : 'plain') : 'none';
      add(counts, { kind, level: found?.level ?? '', students: 1 });
    }
    return { area, parts: inWholeParts([...counts.values()]) };
  });
  return {
    students: ids.length,
    areas: areas.filter(({ parts }) => parts.some(({ kind }) => kind !== 'none')),
  };
}

function add(counts: Map<string, ReadinessPart>, part: ReadinessPart): void {
  const key = `${part.kind} ${part.level.toLowerCase()}`;
  const held = counts.get(key);
  if (held) held.students += part.students;
  else counts.set(key, part);
}

/**
 * Parts of a whole, so that none is of fewer than ten: the smallest go together until they are enough, and are
 * not named any more. What is left over at the end goes with the one before.
 */
export function inWholeParts(parts: readonly ReadinessPart[]): ReadinessPart[] {
  const whole: ReadinessPart[] = [];
  for (const part of parts.toSorted((left, right) => left.students - right.students)) {
    const last = whole.at(-1);
    if (last && last.students < SMALL) whole[whole.length - 1] = together(last, part);
    else whole.push(part);
  }
  const [left, before] = [whole.at(-1), whole.at(-2)];
  if (left && before && left.students < SMALL) whole.splice(-2, 2, together(before, left));
  return whole.toSorted(
    (one, next) => ORDER[one.kind] - ORDER[next.kind] || next.students - one.students,
  );
}

const ORDER = { level: 0, plain: 1, other: 2, none: 3 } as const;

const together = (one: ReadinessPart, other: ReadinessPart): ReadinessPart => ({
  ...{ kind: 'other', level: '', students: one.students + other.students },
});

async function studentsOf(actor: Actor): Promise<string[]> {
  const courseIds = await coursesInReach(actor);
  const own = actor.role === 'counselor' ? await membersOf(actor.personId) : [];
  const rows = await sql<{ id: string }>(
    `select distinct e.person_id as id from enrolments e
     join people p on p.tenant_id = $1 and p.id = e.person_id and not p.is_test
     where e.tenant_id = $1 and e.course_id = any($2::uuid[]) and e.role = 'student' and e.is_active`,
    [actor.tenantId, courseIds],
  );
  return [...new Set([...own.map(({ studentId }) => studentId), ...rows.map(({ id }) => id)])];
}

/** By student, the newest first. */
async function resultsOf(
  ids: readonly string[],
  { role }: Actor,
): Promise<Map<string, ToldResult[]>> {
  const rows = await sql<ToldResult & { studentId: string }>(
    `select student_id as "studentId", tool, name, taken_on::text as "takenOn", meaning, scores, source
     from assessment_results
     where tenant_id = $1 and student_id = any($2::uuid[]) and removed_at is null
       and source in ('imported', 'staff') and visibility = any($3)
     order by student_id, taken_on desc, tool, name, created_at, id`,
    [currentTenant(), ids, shownTo(role)],
  );
  const told = new Map<string, ToldResult[]>();
  for (const row of rows) told.set(row.studentId, [...(told.get(row.studentId) ?? []), row]);
  return told;
}
