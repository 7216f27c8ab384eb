import type { StudentsFile } from '#contracts/completion.js';
import type { PlanTemplate } from '#contracts/templates.js';
import type { Actor } from '../../auth/actor.js';
import { AppError } from '../../errors.js';
import { type MessageKey, translate } from '../../messages.js';
import { type AccessRequest, noteAccess } from '../access/access-log.js';
import { toCsv } from '../activities/csv.js';
import { courseOfStaff } from '../class/course-policy.js';
import { displayName } from '../roster/person-name.js';
import { currentTemplate } from '../templates/district-template-records.js';
import { standingOf, type StudentLine, studentLines, studentsByName } from './student-lines.js';

/**
 * One line a student with each component of the rule: done, missing, waived, or not asked yet. For a counselor
 * the students of their course, for an administrator the district; each of them is noted.
 *
 * @throws AppError `conflict` in a district without a rule.
 */
export async function studentsFile(actor: Actor, request: AccessRequest): Promise<StudentsFile> {
  const district = await currentTemplate();
  if (!district) throw new AppError('conflict', 'Choose what a plan needs first.');
  const courseId = actor.role === 'counselor' ? courseOfStaff(actor) : null;
  const rows = await studentLines(await studentsByName({ courseId, schoolId: null }));
  await noteAccess(
    actor,
    rows.map(({ id }) => id),
    'requirements',
    request,
  );
  const { abbreviation } = district.template;
  const table = studentTable(district.template, actor.locale);
  return {
    fileName: `${abbreviation.replaceAll(/[^\w-]+/g, '-')}-${request.now.toISOString().slice(0, 10)}.csv`,
    csv: toCsv([table.columns, ...rows.map(table.row)]),
    students: rows.length,
  };
}

/** Columns of a line a student, and how one is written. */
export function studentTable({ components }: PlanTemplate, locale: string) {
  const codes = components.map(({ code }) => code);
  const say = (key: MessageKey) =>
    (translate as (language: string, name: string) => string)(locale, key);
  const heads = ['school', 'student', 'number', 'grade', 'complete'] as const;
  return {
    columns: [
      ...heads.map((head) => say(`requirements.file-${head}`)),
      ...codes.map((code) => say(`requirements.c-${code}`)),
    ],
    row: (line: StudentLine): (string | number)[] => [
      ...[line.school ?? '', displayName(line, locale), line.number ?? ''],
      ...[line.grade === 0 ? '' : line.grade],
      say(line.isComplete ? 'requirements.file-yes' : 'requirements.file-no'),
      ...codes.map((code) => say(standingOf(line, code))),
    ],
  };
}
