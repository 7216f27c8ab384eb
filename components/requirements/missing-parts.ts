import type { ComponentCode } from '#contracts/component-codes.js';

/** As many are named at once: what to do next, not all there is. */
const NAMED = 2;

/** The parts to name and those to count. One alone is named too: “1 more” would be no shorter than its name. */
export function splitParts(missing: readonly ComponentCode[]) {
  const named = missing.length === NAMED + 1 ? missing : missing.slice(0, NAMED);
  return { named, others: missing.slice(named.length) };
}

interface Line {
  missing: readonly ComponentCode[];
}

/** Who lacks each part, the part that most lack first; who is not asked for anything is left out by the caller. */
export function byMissingPart<Student extends Line>(
  students: readonly Student[],
): { code: ComponentCode; students: Student[] }[] {
  const found = new Map<ComponentCode, Student[]>();
  for (const student of students)
    for (const code of student.missing) {
      const those = found.get(code);
      if (those) those.push(student);
      else found.set(code, [student]);
    }
  return [...found]
    .map(([code, those]) => ({ code, students: those }))
    .toSorted((left, right) => right.students.length - left.students.length);
}
