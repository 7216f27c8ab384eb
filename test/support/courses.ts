import type { CatalogCourse } from '#contracts/catalog.js';
import type { CourseImportKind } from '#contracts/course-fields.js';
import { type CourseImport, LatestCourseImport } from '#contracts/course-imports.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';

type Cells = Record<string, string>;

const take = (answer: unknown) => LatestCourseImport.parse(answer).import!;

/** Brings rows of a file with courses, up to the preview. */
export async function uploadCourses(
  admin: Person,
  kind: CourseImportKind,
  rows: Cells[],
): Promise<CourseImport> {
  const api = await apiAs(admin);
  const path = `/api/course-imports/${kind}`;
  const begun = take(await reply(api.post(path, { rowCount: rows.length }), 201));
  const lines = rows.map((cells, index) => ({ line: index + 2, cells }));
  await reply(api.post(`${path}/${begun.id}/rows`, { rows: lines }));
  // A request that is repeated changes nothing.
  await reply(api.post(`${path}/${begun.id}/rows`, { rows: lines }));
  return take(await reply(api.post(`${path}/${begun.id}/check`)));
}

/** Applies an import, or takes it back. */
export async function stepImport(
  admin: Person,
  { kind, id }: CourseImport,
  step: 'apply' | 'undo',
): Promise<CourseImport> {
  return take(await reply((await apiAs(admin)).post(`/api/course-imports/${kind}/${id}/${step}`)));
}

/** A course of the district, half a credit of art unless it says more. */
export async function buildCatalogCourse(
  keeper: Person,
  course: Partial<Omit<CatalogCourse, 'prerequisite' | 'corequisite'>> & {
    code: string;
    prerequisite?: string;
    corequisite?: string;
  },
): Promise<CatalogCourse> {
  const body = {
    ...{ title: course.code, credits: 500, area: 'arts', terms: ['fall'], grades: [9, 10, 11, 12] },
    ...course,
  };
  return reply((await apiAs(keeper)).post('/api/catalog', body), 201);
}
