import {
  Caseload,
  Caseloads,
  type CaseloadRule,
  type NewCaseloadPart,
} from '#contracts/caseload.js';
import { apiAs } from './api.js';
import type { Person } from './builders.js';
import { reply } from './reply.js';

/** A rule that names nothing yet, and what these fields say. */
export const ruleOf = (fields: Partial<CaseloadRule>): CaseloadRule => ({
  ...{ kind: 'rule', letters: null, grades: null, schoolId: null },
  ...fields,
});

export async function addPart(
  staff: Person,
  counselor: Person,
  part: NewCaseloadPart,
): Promise<Caseloads> {
  const path = `/api/caseloads/${counselor.personId}/parts`;
  return Caseloads.parse(await reply((await apiAs(staff)).post(path, part), 201));
}

export async function caseloadOf(counselor: Person): Promise<Caseload> {
  return Caseload.parse(await reply((await apiAs(counselor)).get('/api/caseload')));
}

/** Names in the caseload, grade by grade. */
export async function namesIn(counselor: Person): Promise<string[]> {
  const { grades } = await caseloadOf(counselor);
  return grades.flatMap(({ students }) => students.map(({ name }) => name));
}
