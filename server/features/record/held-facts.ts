import type { FactName, HeldFact } from '#contracts/record.js';
import type { Actor } from '../../auth/actor.js';
import { currentTenant, sql } from '../../db/tenant.js';
import { sisStudent } from '../imports/sis-student.js';

/**
 * The line on which each column of a person's stands. Which columns there are is asked of the database,
 * by their privacy annotations, so that a new one can't be held without being shown.
 */
const FACT_OF: Record<string, FactName> = {
  name: 'name',
  given_name: 'name',
  family_name: 'name',
  email: 'email',
  sis_id: 'sis-id',
  locale: 'language',
};

/**
 * Ours, about no person: a made-up code, a role we granted, and our own book-keeping; and what students
 * put away, which they see where they did.
 */
const NOT_TOLD = ['pseudonym', 'staff_role', 'hides_why', 'created_at', 'updated_at'];

interface Annotated {
  column: string;
  exported: boolean;
}

/** @throws Error for a personal column that no line shows. */
async function heldColumns(): Promise<string[]> {
  const rows = await sql<Annotated>(
    `select a.attname as "column",
            (col_description(a.attrelid, a.attnum)::jsonb->>'export')::boolean
              or (col_description(a.attrelid, a.attnum)::jsonb->>'class')::int >= 2
              or (col_description(a.attrelid, a.attnum)::jsonb->>'element') = 'use statistics' as exported
     from pg_attribute a
     where a.attrelid = 'people'::regclass and a.attnum > 0 and not a.attisdropped
       and col_description(a.attrelid, a.attnum) is not null and a.attname not in ('tenant_id', 'id')
     order by a.attnum`,
  );
  return rows
    .filter(({ column, exported }) => exported && !NOT_TOLD.includes(column))
    .map(({ column }) => {
      if (!(column in FACT_OF)) throw new Error(`No line shows people.${column}.`);
      return column;
    });
}

/** Everything held about the actor that they did not write themselves, and where each is from. */
export async function heldFacts(actor: Actor): Promise<HeldFact[]> {
  const columns = await heldColumns();
  const [person] = await sql<{ held: Record<string, string | null>; updated_at: Date }>(
    `select to_jsonb(p) as held, p.updated_at from people p where p.tenant_id = $1 and p.id = $2`,
    [currentTenant(), actor.personId],
  );
  const at = person?.updated_at.toISOString() ?? null;
  const facts = [...new Set(columns.flatMap((column) => FACT_OF[column] ?? []))];
  const own = facts.map((fact): HeldFact => {
    const held = columns.flatMap((column) =>
      FACT_OF[column] === fact ? [person?.held[column] ?? ''] : [],
    );
    // The full name says what its parts say.
    const values = held.filter(Boolean).slice(0, 1);
    return { fact, values, unnamed: 0, from: 'lms', asOf: values.length > 0 ? at : null };
  });
  return [...own, ...(await sisFacts(actor))];
}

async function sisFacts(actor: Actor): Promise<HeldFact[]> {
  const sis = await sisStudent(actor, actor.personId);
  const guardians = sis?.guardians ?? { named: [], unnamed: 0 };
  const line = (fact: FactName, values: string[], unnamed = 0): HeldFact => ({
    ...{ fact, values, unnamed, from: 'sis' },
    asOf: values.length + unnamed > 0 ? (sis?.asOf ?? null) : null,
  });
  return [
    line('school', sis?.schoolName ? [sis.schoolName] : []),
    line('grade', sis?.gradeLevel ? [String(sis.gradeLevel)] : []),
    line('guardians', guardians.named, guardians.unnamed),
  ];
}
