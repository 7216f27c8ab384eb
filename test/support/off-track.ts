import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';

const MATH = {
  ...{ id: 'math', name: 'Math', nameEs: 'Matemáticas', credits: 1000, codes: [] },
  ...{ areas: ['math'], mark: null },
};

/** A diploma that asks for a credit of math. */
export const MATH_DIPLOMA = {
  ...{ key: 'standard', follows: 0, kind: 'diploma', name: 'Diploma', requirements: [MATH] },
  ...{ takesMiddleSchool: true, source: 'policy', checkedOn: '2026-08-01' },
};

/** A math course in the student's record. */
export async function takeMath(
  counselor: Person,
  { personId }: Pick<Person, 'personId'>,
  status: 'failed' | 'earned',
  schoolYear: number,
): Promise<void> {
  const credits = status === 'failed' ? 0 : 1000;
  await reply(
    (await apiAs(counselor)).post(`/api/class/${personId}/courses-taken`, {
      ...{ title: `Algebra ${status}`, area: 'math', term: 'year', gradeLevel: 9 },
      ...{ credits, status, schoolYear },
    }),
    201,
  );
}

/** A failed course that a diploma of the district misses. */
export async function failMath(
  counselor: Person,
  student: Pick<Person, 'personId'>,
): Promise<void> {
  await reply((await apiAs(counselor)).post('/api/diplomas', MATH_DIPLOMA), 201);
  await takeMath(counselor, student, 'failed', 2024);
}
