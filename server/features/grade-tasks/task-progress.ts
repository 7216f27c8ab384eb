import type { GradeTask } from '#contracts/grade-tasks.js';
import type { CaseloadMember } from '../caseload/caseload-places.js';
import { readPlanFacts } from '../completion/plan-facts.js';
import { answer, type BaseCell, blocksOf } from '../completion/small-cells.js';
import { type TaskRecord, ticksOf } from './task-records.js';

/** How far one student is with one task. */
export interface Standing {
  have: number;
  isDone: boolean;
  line: string | null;
}

export type StandingOf = (task: TaskRecord, studentId: string) => Standing;

type Counted = Pick<CaseloadMember, 'studentId' | 'grade' | 'schoolId'>;

/** Two statements, however many tasks and students: what plans hold by number, and what was ticked. */
export async function standings(
  tasks: readonly TaskRecord[],
  studentIds: readonly string[],
): Promise<StandingOf> {
  const byData = tasks.some(({ proof }) => proof !== 'tick');
  const byTick = tasks.filter(({ proof }) => proof === 'tick').map(({ id }) => id);
  const [facts, ticks] = await Promise.all([
    byData ? readPlanFacts(studentIds) : [],
    byTick.length > 0 ? ticksOf(byTick, studentIds) : [],
  ]);
  const counts = new Map(facts.map(({ studentId, counts }) => [studentId, counts]));
  const lines = new Map(ticks.map(({ taskId, studentId, line }) => [taskId + studentId, line]));
  return ({ id, proof, amount }, studentId) => {
    const line = lines.get(id + studentId) ?? null;
    const have =
      proof === 'tick' ? Number(line !== null) : Math.floor(counts.get(studentId)?.[proof] ?? 0);
    return { have, isDone: have >= amount, line };
  };
}

/** Whether a task is for a student of its caseload or school. */
export const isFor = ({ grades }: TaskRecord, { grade }: Pick<Counted, 'grade'>): boolean =>
  grades === null || (grade !== null && grades.from <= grade && grade <= grades.to);

/** Students whose grade nobody knows stand in a cell of their own, which no range of grades takes in. */
const UNKNOWN = 0;

/**
 * How many have done it. For the own caseload the counselor reads it by name, so the figure hides nothing; for a
 * school it is made of blocks of grades that are large enough, so that no two tasks tell of a few.
 *
 * @param students - all of the caseload or school, whatever the grades of the task.
 */
export function progressOf(
  task: TaskRecord,
  students: readonly Counted[],
  standingOf: StandingOf,
): GradeTask['progress'] {
  const isDone = ({ studentId }: Counted) => standingOf(task, studentId).isDone;
  if (task.schoolId === null) {
    const own = students.filter((student) => isFor(task, student));
    const done = own.filter(isDone).length;
    return { students: own.length, done: { low: done, high: done }, leavesOut: false };
  }
  const cells = new Map<number, BaseCell>();
  for (const student of students) {
    const grade = student.grade ?? UNKNOWN;
    const cell = cells.get(grade);
    const done = (cell?.done[task.id] ?? 0) + Number(isDone(student));
    cells.set(grade, {
      ...{ schoolId: task.schoolId, grade, students: (cell?.students ?? 0) + 1 },
      done: { [task.id]: done },
    });
  }
  const all = [...cells.values()];
  const asked = ({ grade }: BaseCell) => isFor(task, { grade: grade === UNKNOWN ? null : grade });
  const found = answer(blocksOf(all), [task.id], asked, all);
  const done = found?.done[task.id];
  return found && done ? { students: found.students, done, leavesOut: found.leavesOut } : null;
}
