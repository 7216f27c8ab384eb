import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { NewCatalogCourse } from '#contracts/catalog.js';
import { COURSE_TERMS, TAKEN_STATUSES } from '#contracts/course-fields.js';
import { NewDiploma } from '#contracts/graduation.js';
import { newId } from '../db/ids.js';
import { withTenant } from '../db/tenant.js';
import { catalogByCode } from '../features/courses/catalog-records.js';
import { storeCatalog } from '../features/courses/catalog-service.js';
import { storeDiploma } from '../features/courses/diploma-service.js';
import { insertPlan, plansOf } from '../features/courses/plan-records.js';
import { insertTaken, takenOf } from '../features/courses/taken-records.js';
import { schoolYearOf, yearRule } from '../features/years/school-year.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'seeders', 'demo', 'courses');
const read = (name: string): unknown => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));

const DemoStudent = z.object({
  taken: z.array(
    z.object({
      code: z.string(),
      schoolYearsAgo: z.int(),
      gradeLevel: z.int(),
      status: z.enum(TAKEN_STATUSES),
      mark: z.string(),
      term: z.enum(COURSE_TERMS),
    }),
  ),
  planned: z.array(z.object({ code: z.string(), grade: z.int(), term: z.enum(COURSE_TERMS) })),
  targets: z.array(z.string()),
});

/** A made-up catalog and diplomas for the demo district. A district that has courses keeps its own. */
export async function seedDemoCourses(tenantId: string): Promise<void> {
  await withTenant(tenantId, async () => {
    if ((await catalogByCode()).size > 0) return;
    const now = new Date();
    await storeCatalog(z.array(NewCatalogCourse).parse(read('catalog.json')), now);
    for (const diploma of z.array(NewDiploma).parse(read('diplomas.json')))
      await storeDiploma(diploma, null, now);
  });
}

/**
 * Courses that these students take and took, in the open transaction, and a plan for the last of them. Those
 * who have any keep theirs.
 */
export async function seedDemoPlans(studentIds: readonly string[]): Promise<void> {
  const catalog = await catalogByCode();
  const now = new Date();
  const year = schoolYearOf(now, await yearRule());
  const demo = DemoStudent.parse(read('student.json'));
  for (const studentId of studentIds) {
    if ((await takenOf(studentId)).length + (await plansOf(studentId)).length > 0) continue;
    for (const { schoolYearsAgo, code, ...course } of demo.taken) {
      const { title, area, credits } = catalog.get(code) ?? { title: code, area: null, credits: 0 };
      await insertTaken(
        {
          ...{
            ...course,
            code,
            title,
            area,
            credits,
            school: '',
            schoolYear: year - schoolYearsAgo,
          },
          ...{ studentId, source: 'imported', enteredBy: null },
        },
        now,
      );
    }
    if (studentId !== studentIds.at(-1)) continue;
    const entries = demo.planned.flatMap((entry) => {
      const course = catalog.get(entry.code);
      if (!course) return [];
      const { title, credits, area } = course;
      return [{ ...entry, id: newId(), title, credits, area }];
    });
    const { targets } = demo;
    await insertPlan({ student_id: studentId, name: '', is_main: true, entries, targets }, now);
  }
}
