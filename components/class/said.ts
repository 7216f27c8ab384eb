import type { ClassList } from '#contracts/class.js';
import type { SaidEvent } from './class-events.js';

/** The list with what was said just now on the lines of those who got it. */
export function withSaid(list: ClassList, { personIds, at }: SaidEvent): ClassList {
  const students = list.students.map((student) =>
    personIds.includes(student.personId) ? { ...student, saidAt: at } : student,
  );
  return { ...list, students };
}
