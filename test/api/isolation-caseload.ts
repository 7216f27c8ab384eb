import { addPart, ruleOf } from '../support/caseloads.js';
import { own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const counselor = ({ people }: World) => ({ counselorId: people.counselor.personId });
const part = (world: World) => ({ ...counselor(world), id: world.ids.caseloadPart });
const LETTERS = { letters: { from: 'A', to: 'Z' } };

/** The isolation world's caseload: everybody by name. */
export async function caseloadAs({ counselor: person }: World['people']) {
  const { counselors } = await addPart(person, person, ruleOf(LETTERS));
  return { caseloadPart: counselors[0]!.parts[0]!.id };
}

/** Whom counselors look after. */
export const CASELOAD_PLANS: Record<string, Plan> = {
  'GET /caseload': { as: 'counselor', ...own },
  'GET /caseloads': { as: 'admin', ...own },
  'POST /caseloads/:counselorId/parts': {
    ...{ as: 'counselor', path: counselor, body: () => ruleOf(LETTERS) },
  },
  'POST /caseloads/:counselorId/parts/preview': {
    ...{ as: 'counselor', path: counselor },
    body: () => ({ kind: 'list', name: 'list.csv', numbers: ['1'] }),
  },
  'DELETE /caseloads/:counselorId/parts/:id': { as: 'counselor', path: part },
  'POST /caseloads/:counselorId/parts/:id/restore': { as: 'counselor', path: part },
};
