import type { CourseTerm } from '#contracts/course-fields.js';
import type { Diploma } from '#contracts/graduation.js';
import type { Actor } from '../../auth/actor.js';
import { gradeLevelOf } from '../imports/grade-level.js';
import { sisStudent } from '../imports/sis-student.js';
import { schoolYearOf, yearRule } from '../years/school-year.js';
import { catalogByCode } from './catalog-records.js';
import type { StudentCourse } from './counting.js';
import { currentDiplomas } from './diploma-service.js';
import {
  type ExceptionRecord,
  exceptionsOf,
  type PlanEntry,
  type PlanRecord,
} from './plan-records.js';
import { type Standing, standingAt } from './rule-check.js';
import { type Catalog, factsOf, gradeNow, gradeTold, studentCourse } from './student-courses.js';
import { takenOf, type TakenRecord } from './taken-records.js';

/** All that a plan of a student is judged by. */
export interface PlanWorld {
  records: TakenRecord[];
  catalog: Catalog;
  diplomas: Diploma[];
  exceptions: ExceptionRecord[];
  /** The grade that the student is in now. */
  grade: number | null;
  /** Null where nobody knows. */
  school: string | null;
  taken: StudentCourse[];
  planned: StudentCourse[];
}

export async function planWorld(actor: Actor, plan: PlanRecord, now: Date): Promise<PlanWorld> {
  const studentId = plan.student_id;
  const all = await takenOf(studentId);
  const records = all.filter(({ isRemoved }) => !isRemoved);
  const [catalog, diplomas, exceptions, inFile, rule, sis] = await Promise.all([
    catalogByCode(),
    currentDiplomas(),
    exceptionsOf(studentId),
    gradeLevelOf(studentId),
    yearRule(),
    sisStudent(actor, studentId),
  ]);
  const year = schoolYearOf(now, rule);
  const told = gradeTold(inFile, records, plan, year);
  const grade = gradeNow(told, year);
  return {
    ...{ records, catalog, diplomas, exceptions, grade, school: sis?.schoolName ?? null },
    taken: records.map((record) => studentCourse(record, catalog, told)),
    planned: plan.entries
      .filter((entry) => !isPast(entry, grade))
      .map((entry) => plannedCourse(entry, catalog)),
  };
}

/** A year that is over holds what was taken, not what was planned. */
export const isPast = (entry: Pick<PlanEntry, 'grade'>, grade: number | null): boolean =>
  grade !== null && entry.grade < grade;

export function plannedCourse(entry: PlanEntry, catalog: Catalog): StudentCourse {
  const course = catalog.get(entry.code);
  return {
    ...{ id: entry.id, code: entry.code, grade: entry.grade, term: entry.term },
    title: course?.title ?? entry.title,
    credits: course?.credits ?? entry.credits,
    area: course?.area ?? entry.area,
    ...{ state: 'planned', mark: '' },
    ...factsOf(entry.code, entry.title, catalog),
  };
}

/** What is behind or beside a place of the plan, worked out once a place. */
export class Standings {
  private readonly courses: readonly StudentCourse[];
  private readonly known = new Map<string, Standing>();

  constructor(courses: readonly StudentCourse[]) {
    this.courses = courses;
  }

  at(grade: number, term: CourseTerm, isBeside = false): Standing {
    const key = `${grade} ${term} ${isBeside}`;
    const held = this.known.get(key);
    if (held) return held;
    const made = standingAt(this.courses, { grade, term }, { isBeside });
    this.known.set(key, made);
    return made;
  }
}
