import { studentLines, studentsByName } from '../../completion/student-lines.js';
import { studentTable } from '../../completion/students-file.js';
import { type MakeTable, ruleOf } from '../report-world.js';

/** A line a student, a column a component. */
export const students: MakeTable = async (world) => {
  const { columns, row } = studentTable(ruleOf(world).template, world.language);
  return {
    columns,
    students: await studentsByName(world),
    rowsOf: async (ids) =>
      (await studentLines(ids)).map((line) => ({ studentId: line.id, cells: row(line) })),
  };
};
