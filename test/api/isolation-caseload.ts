import type { QueueMark } from '#contracts/queue.js';
import type { StudentInterventions } from '#contracts/interventions.js';
import { newId } from '#server/db/ids.js';
import { sql, withTenant } from '#server/db/tenant.js';
import { apiAs } from '../support/api.js';
import { addPart, ruleOf } from '../support/caseloads.js';
import { reply } from '../support/reply.js';
import { id, own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

const counselor = ({ people }: World) => ({ counselorId: people.counselor.personId });
const part = (world: World) => ({ ...counselor(world), id: world.ids.caseloadPart });
const TUTORING = { kind: 'tutoring', note: 'Tutor on Mondays', visibility: 'student' } as const;
const ofStudent = id('person', 'personId');
const PASSPORT = 'takes a file, not JSON: passport-for-student.test.ts';
const LETTERS = { letters: { from: 'A', to: 'Z' } };

const awayOf = (personId: string) => ({ personId, reason: 'goal', fact: 'goal 1', until: null });

/** What the world of a caseload adds to the ids. */
export interface CaseloadIds {
  caseloadPart: string;
  queueMark: string;
  staffPassport: string;
  intervention: string;
}

/** The isolation world's caseload: everybody by name, and a fact that was put away. */
export async function caseloadAs({ counselor: person, student }: World['people']) {
  const { counselors } = await addPart(person, person, ruleOf(LETTERS));
  const mark = await reply<QueueMark>(
    (await apiAs(person)).post('/api/queue/marks', awayOf(student.personId)),
    201,
  );
  const staffPassport = newId();
  await withTenant(student.tenantId, () =>
    sql(
      `insert into passport_imports (tenant_id, id, student_id, issuer, issuer_url, is_known, made_at,
                                     brought_by)
       values ($1, $2, $3, 'Elsewhere', '', false, now(), $4)`,
      [student.tenantId, staffPassport, student.personId, person.personId],
    ),
  );
  const { items } = await reply<StudentInterventions>(
    (await apiAs(person)).post(`/api/class/${student.personId}/interventions`, TUTORING),
    201,
  );
  return {
    ...{ caseloadPart: counselors[0]!.parts[0]!.id, queueMark: mark.id, staffPassport },
    intervention: items[0]!.id,
  };
}

/** Whom counselors look after. */
export const CASELOAD_PLANS: Record<string, Plan> = {
  'GET /queue': { as: 'counselor', ...own },
  'POST /queue/marks': { as: 'counselor', body: ({ ids }) => awayOf(ids.person) },
  'DELETE /queue/marks/:id': { as: 'counselor', path: id('queueMark') },
  'DELETE /queue/marks': { as: 'counselor', ...own },
  'GET /off-track': { as: 'counselor', ...own },
  'GET /interventions': { as: 'student', ...own },
  'GET /class/:personId/interventions': { as: 'counselor', path: ofStudent },
  'POST /class/:personId/interventions': {
    ...{ as: 'counselor', path: ofStudent, body: () => TUTORING },
  },
  'PATCH /class/:personId/interventions/:id': {
    ...{ as: 'counselor', path: ({ ids }) => ({ personId: ids.person, id: ids.intervention }) },
    body: () => ({ isEnded: true }),
  },
  'GET /class/:personId/passport': { as: 'counselor', path: ofStudent },
  'POST /class/:personId/passport/preview': {
    ...{ as: 'counselor', path: ofStudent, withoutControl: PASSPORT },
  },
  'POST /class/:personId/passport/imports': {
    ...{ as: 'counselor', path: ofStudent, withoutControl: PASSPORT },
    query: `digest=${'0'.repeat(64)}&checked=yes`,
  },
  'DELETE /class/:personId/passport/imports/:id': {
    ...{ as: 'counselor', path: ({ ids }) => ({ personId: ids.person, id: ids.staffPassport }) },
  },
  'GET /caseload': { as: 'counselor', ...own },
  'GET /caseloads': { as: 'admin', ...own },
  'POST /caseloads': { as: 'admin', body: ({ people }) => ({ personId: people.teacher.personId }) },
  'DELETE /caseloads/:counselorId': {
    ...{ as: 'admin', path: ({ people }) => ({ counselorId: people.teacher.personId }) },
  },
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
