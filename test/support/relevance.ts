import type { GoalKind } from '#contracts/goals.js';
import type { Visibility } from '#contracts/visibility.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import type { Course } from './builders.js';
import { shippedOccupations } from './occupations.js';

/** What a made-up student of a class wants. */
export interface Wishes {
  careers?: readonly string[];
  goals?: readonly GoalKind[];
  /** Of all of it. */
  visibility?: Visibility;
}

export interface Filled {
  id: string;
  name: string;
  careers: readonly string[];
  goals: readonly GoalKind[];
  groups: readonly string[];
}

const KINDS: readonly GoalKind[] = ['academic', 'career', 'personal', 'cultural', 'artistic'];

/** Where they are. */
type Place = Pick<Course, 'tenantId' | 'courseId'>;

/** So many students of the course who all want the same. */
export const someone = (course: Place, size: number, wishes: Wishes): Promise<Filled[]> =>
  insertAll(
    course,
    Array.from({ length: size }, () => ({ ...wishes, groups: [] })),
  );

/** A class with wishes by chance, a third of them shown to teachers, and sections of about equal size. */
export async function fillClass(
  course: Place,
  { size, groups, seed }: { size: number; groups: number; seed: number },
): Promise<Filled[]> {
  const chance = dice(seed);
  const { rated } = shippedOccupations();
  // Few careers that many save, many that few do.
  const popular = rated.filter((_, at) => at % 90 === 0).map(({ code }) => code);
  const any = () => rated[Math.floor(chance() * rated.length)]!.code;
  const students = Array.from({ length: size }, (_, at) => ({
    careers: [
      ...new Set([...popular.filter(() => chance() < 0.18), ...(chance() < 0.4 ? [any()] : [])]),
    ],
    goals: KINDS.filter(() => chance() < 0.35),
    visibility: (['private', 'private', 'adviser', 'teachers'] as const)[Math.floor(chance() * 4)]!,
    groups: groups === 0 ? [] : [`Period ${(at % groups) + 1}`],
  }));
  return insertAll(course, students);
}

type Row = Wishes & { groups: readonly string[] };

async function insertAll(course: Place, rows: readonly Row[]): Promise<Filled[]> {
  const { tenantId, courseId } = course;
  const people = rows.map(({ careers = [], goals = [], visibility = 'private', groups }, at) => {
    const id = newId();
    const name = `Wishes ${String(at).padStart(3, '0')} ${id.slice(-4)}`;
    return { id, name, planId: newId(), careers, goals, visibility, groups };
  });
  const ids = people.map(({ id }) => id);
  await withTenant(tenantId, async () => {
    await sql(
      `insert into people (tenant_id, id, name, pseudonym)
       select $1, x.id, x.name, left(x.id::text, 8) from unnest($2::uuid[], $3::text[]) as x (id, name)`,
      [tenantId, ids, people.map(({ name }) => name)],
    );
    await sql(
      `insert into enrolments (tenant_id, id, course_id, person_id, role)
       select $1, gen_random_uuid(), $2, x, 'student' from unnest($3::uuid[]) as x`,
      [tenantId, courseId, ids],
    );
    await sql(
      `insert into plans (tenant_id, id, student_id)
       select $1, x.id, x.student from unnest($2::uuid[], $3::uuid[]) as x (id, student)`,
      [tenantId, people.map(({ planId }) => planId), ids],
    );
    const careers = people.flatMap(({ id, careers: own, visibility }) =>
      own.map((code) => ({ id, code, visibility })),
    );
    await sql(
      `insert into saved_careers (tenant_id, id, student_id, code, visibility)
       select $1, gen_random_uuid(), x.student, x.code, x.visibility
       from unnest($2::uuid[], $3::text[], $4::text[]) as x (student, code, visibility)`,
      [
        ...[tenantId, careers.map(({ id }) => id), careers.map(({ code }) => code)],
        careers.map(({ visibility }) => visibility),
      ],
    );
    const goals = people.flatMap(({ planId, goals: own, visibility }) =>
      own.map((kind) => ({ planId, kind, visibility })),
    );
    await sql(
      `insert into goals (tenant_id, id, plan_id, title, kind, horizon, visibility)
       select $1, gen_random_uuid(), x.plan, 'Reach it', x.kind, 'year', x.visibility
       from unnest($2::uuid[], $3::text[], $4::text[]) as x (plan, kind, visibility)`,
      [
        ...[tenantId, goals.map(({ planId }) => planId), goals.map(({ kind }) => kind)],
        goals.map(({ visibility }) => visibility),
      ],
    );
    await insertGroups(course, people);
  });
  return people;
}

async function insertGroups(
  { tenantId, courseId }: Place,
  people: readonly { id: string; groups: readonly string[] }[],
): Promise<void> {
  for (const name of new Set(people.flatMap(({ groups }) => groups))) {
    const sectionId = newId();
    await sql(
      `insert into sections (tenant_id, id, course_id, lms_section_id, name) values ($1, $2, $3, $4, $4)`,
      [tenantId, sectionId, courseId, name],
    );
    await sql(
      `insert into section_members (tenant_id, id, section_id, person_id)
       select $1, gen_random_uuid(), $2, x from unnest($3::uuid[]) as x`,
      [
        ...[tenantId, sectionId],
        people.filter(({ groups }) => groups.includes(name)).map(({ id }) => id),
      ],
    );
  }
}

/** The same chance each time. */
function dice(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
}
