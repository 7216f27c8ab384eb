import type { ReportCell } from '#contracts/reports.js';
import {
  standingOf,
  type StudentLine,
  studentLines,
  studentsByName,
} from '../../completion/student-lines.js';
import { displayName } from '../../roster/person-name.js';
import { type MakeTable, type ReportWorld, ruleOf } from '../report-world.js';

/** A line a student, a column a component: done, missing, waived, or not asked yet. */
export const students: MakeTable = async (world) => {
  const { say } = world;
  const codes = ruleOf(world).template.components.map(({ code }) => code);
  const heads = ['school', 'student', 'number', 'grade', 'complete'] as const;
  return {
    columns: [
      ...heads.map((head) => say(`requirements.file-${head}`)),
      ...codes.map((code) => say(`requirements.c-${code}`)),
    ],
    students: await studentsByName(world),
    rowsOf: async (ids) =>
      (await studentLines(ids)).map((line) => ({
        studentId: line.id,
        cells: [...whoIs(line, world), ...codes.map((code) => say(standingOf(line, code)))],
      })),
  };
};

const whoIs = (line: StudentLine, { language, say }: ReportWorld): ReportCell[] => [
  ...[line.school ?? '', displayName(line, language), line.number ?? ''],
  ...[line.grade === 0 ? '' : line.grade],
  say(line.isComplete ? 'requirements.file-yes' : 'requirements.file-no'),
];
