import type { CatalogCourse } from '#contracts/catalog.js';
import type { CourseRule } from '#contracts/course-rules.js';
import { currentTenant, sql } from '../../db/tenant.js';

interface Row {
  id: string;
  code: string;
  title: string;
  description: string;
  credits: number;
  area: CatalogCourse['area'];
  career_subjects: CatalogCourse['careerSubjects'];
  terms: CatalogCourse['terms'];
  grades: number[];
  schools: string[];
  same_as: string | null;
  times: number;
  prerequisite_text: string;
  prerequisite: CourseRule | null;
  corequisite_text: string;
  corequisite: CourseRule | null;
  retired_at: Date | null;
  revision: number;
}

/** All courses of the district by code, the retired ones too: plans and records may name them. */
export async function catalogByCode(): Promise<Map<string, CatalogCourse>> {
  const rows = await sql<Row>(
    'select * from catalog_courses where tenant_id = $1 order by title, code',
    [currentTenant()],
  );
  return new Map(rows.map((row) => [row.code, presentCourse(row)]));
}

function presentCourse(row: Row): CatalogCourse {
  return {
    ...{ id: row.id, code: row.code, title: row.title, description: row.description },
    ...{ credits: row.credits, area: row.area, terms: row.terms, grades: row.grades },
    ...{ schools: row.schools, sameAs: row.same_as, times: row.times, revision: row.revision },
    careerSubjects: row.career_subjects,
    prerequisite: { text: row.prerequisite_text, rule: row.prerequisite },
    corequisite: { text: row.corequisite_text, rule: row.corequisite },
    isRetired: row.retired_at !== null,
  };
}

export type StoredCourse = Omit<CatalogCourse, 'isRetired' | 'revision'>;

/** Values of the columns that a course can be written with, in the order of `COLUMNS`. */
const valuesOf = (course: StoredCourse) => [
  ...[course.code, course.title, course.description, course.credits, course.area],
  ...[course.careerSubjects, course.terms, course.grades, course.schools, course.sameAs],
  ...[course.times, course.prerequisite.text, jsonOf(course.prerequisite.rule)],
  ...[course.corequisite.text, jsonOf(course.corequisite.rule)],
];
const COLUMNS = `code, title, description, credits, area, career_subjects, terms, grades, schools, same_as,
  times, prerequisite_text, prerequisite, corequisite_text, corequisite`;

const jsonOf = (rule: CourseRule | null) => (rule ? JSON.stringify(rule) : null);

export async function insertCourse(course: StoredCourse, now: Date): Promise<void> {
  await sql(
    `insert into catalog_courses (tenant_id, id, ${COLUMNS}, created_at, updated_at)
     values ($1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $3, $3)`,
    [currentTenant(), course.id, now.toISOString(), ...valuesOf(course)],
  );
}

/** @returns false when the course moved on since `known`. */
export async function updateCourse(
  course: StoredCourse,
  known: number | undefined,
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `update catalog_courses set (${COLUMNS}, updated_at, revision) =
       ($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $3, revision + 1)
     where tenant_id = $1 and id = $2 and ($4::integer is null or revision = $4) returning id`,
    [currentTenant(), course.id, now.toISOString(), known ?? null, ...valuesOf(course)],
  );
  return rows.length > 0;
}

/** @param at - null puts it back into the catalog. @returns whether there is such a course. */
export async function setRetired(id: string, at: Date | null): Promise<boolean> {
  const rows = await sql(
    `update catalog_courses set retired_at = $3, revision = revision + 1
     where tenant_id = $1 and id = $2 returning id`,
    [currentTenant(), id, at?.toISOString() ?? null],
  );
  return rows.length > 0;
}
