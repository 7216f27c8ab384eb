import type { Grading, StudentWork } from '#contracts/assignments.js';

type Line = Grading['students'][number];

/** The next student below who waits, else the first one; none when all is read. */
export function nextToRead(students: readonly Line[], chosen: string): Line | undefined {
  const at = students.findIndex(({ personId }) => personId === chosen);
  const order = [...students.slice(at + 1), ...students.slice(0, at)];
  return order.find(({ status }) => status === 'submitted');
}

/** The list with what the server answered for one student. */
export const withWork = (students: readonly Line[], work: StudentWork): Line[] =>
  students.map((student) => {
    if (student.personId !== work.personId) return student;
    const { status, submittedAt, points, delivery } = work;
    return { ...student, status, submittedAt, points, delivery };
  });
