import { newId } from '../../db/ids.js';
import { currentTenant, sql, withTenant } from '../../db/tenant.js';
import type { TaskSubject } from '../../jobs/task-names.js';
import { judge } from '../templates/completion-rule.js';
import { currentTemplate, type DistrictTemplate } from '../templates/district-template-records.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { type Cell, rebuildCells, refreshCells } from './cells.js';
import { type PlanFacts, readPlanFacts } from './plan-facts.js';

/** Small enough that the worker never holds a lock for long. */
const BATCH = 2_000;

/** Judges one student's plan anew, and the figures it is in. */
export function refreshOne({ tenantId, subjectId }: TaskSubject, now: () => Date): Promise<void> {
  return withTenant(tenantId, async () => {
    const district = await currentTemplate();
    if (!district) return;
    const cells = await refreshStudents([subjectId], district, now());
    await refreshCells(cells, codesOf(district));
  });
}

/** Judges all plans of a district anew, a batch a transaction, and counts them at the end. */
export async function refreshDistrict({ tenantId }: TaskSubject, now: () => Date): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const from: string = after;
    after = await withTenant(tenantId, async () => {
      const district = await currentTemplate();
      if (!district) return null;
      const ids = await nextPeople(from);
      await refreshStudents(ids, district, now());
      return ids.at(-1) ?? null;
    });
  }
  await withTenant(tenantId, async () => {
    const district = await currentTemplate();
    if (district) await rebuildCells(codesOf(district));
  });
}

const codesOf = ({ template }: DistrictTemplate) => template.components.map(({ code }) => code);

/** Everybody who is a student somewhere, or was when plans were judged last. */
async function nextPeople(after: string): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select p.id from people p
     where p.tenant_id = $1 and p.id > $2::uuid and (
       exists (select 1 from enrolments e where e.tenant_id = $1 and e.person_id = p.id
                 and e.role = 'student')
       or exists (select 1 from completions c where c.tenant_id = $1 and c.student_id = p.id))
     order by p.id limit ${BATCH}`,
    [currentTenant(), after],
  );
  return rows.map(({ id }) => id);
}

/** @returns the cells that these students were in before and are in now. */
async function refreshStudents(
  ids: readonly string[],
  { template }: DistrictTemplate,
  now: Date,
): Promise<Cell[]> {
  if (ids.length === 0) return [];
  const year = schoolYearOf(now, await yearRule());
  const facts = await readPlanFacts(ids);
  const known = facts.map(({ studentId }) => studentId);
  const before = await sql<Cell>(
    `with old as (select school_id, grade from completions
                  where tenant_id = $1 and student_id = any($2::uuid[])),
          gone as (delete from completions
                   where tenant_id = $1 and student_id = any($2::uuid[])
                     and student_id <> all($3::uuid[]))
     select distinct school_id as "schoolId", grade from old`,
    [currentTenant(), ids, known],
  );
  const rows = facts.map((one) => rowOf(one, judge(template, one, year)));
  await sql(WRITE, [currentTenant(), JSON.stringify(rows), now.toISOString()]);
  return [...before, ...facts.map(({ schoolId, grade }) => ({ schoolId, grade: grade ?? 0 }))];
}

function rowOf(facts: PlanFacts, { components, ...judged }: ReturnType<typeof judge>) {
  const { studentId, schoolId, ...read } = facts;
  const codes = (standing: string) =>
    components.filter((one) => one.standing === standing).map(({ code }) => code);
  return {
    ...{ id: newId(), student_id: studentId, school_id: schoolId, grade: read.grade ?? 0 },
    ...{ facts: read, done: codes('met'), missing: codes('missing'), waived: codes('waived') },
    ...{ is_outside: judged.isOutside, is_complete: judged.isComplete },
  };
}

const COLUMNS = 'school_id, grade, facts, done, missing, waived, is_outside, is_complete';
const WRITE = `
  insert into completions (tenant_id, id, student_id, ${COLUMNS}, computed_at, missing_since)
  select $1, id, student_id, ${COLUMNS}, $3, $3
  from jsonb_to_recordset($2::jsonb) as r (id uuid, student_id uuid, school_id uuid, grade smallint,
    facts jsonb, done text[], missing text[], waived text[], is_outside boolean, is_complete boolean)
  on conflict (tenant_id, student_id) do update set computed_at = excluded.computed_at,
    missing_since = case when completions.missing is distinct from excluded.missing
      then excluded.computed_at else completions.missing_since end,
    ${COLUMNS.split(', ')
      .map((name) => `${name} = excluded.${name}`)
      .join(', ')}`;
