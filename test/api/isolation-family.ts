import type { StudentFamily } from '#contracts/family.js';
import { apiAs } from '../support/api.js';
import type { Person } from '../support/builders.js';
import { invite, phone } from '../support/family.js';
import { reply } from '../support/reply.js';
import { own, type Plan } from './isolation-plan.js';
import type { World } from './isolation-world.js';

export interface FamilyIds {
  familyMember: string;
  familyInvitation: string;
  familyNotice: string;
}

/** Somebody of the family, and an invitation that is out. */
export async function familyAs(
  { student, counselor }: Record<'student' | 'counselor', Person>,
  marker: string,
): Promise<FamilyIds> {
  const { path, code } = await invite(counselor, student);
  await (await phone()).send(path, { code, name: `${marker} guardian` });
  const { id: familyInvitation } = await invite(counselor, student);
  const api = await apiAs(counselor);
  const { members } = await reply<StudentFamily>(api.get(`/api/class/${student.personId}/family`));
  const told = await reply<StudentFamily>(
    api.post(`/api/class/${student.personId}/family/notices`, {
      ...{ about: 'meeting', givenOn: '2026-09-01', way: 'phone', locale: 'es', note: marker },
    }),
    201,
  );
  return { familyInvitation, familyMember: members[0]!.id, familyNotice: told.notices[0]!.id };
}

const person = ({ ids }: World) => ({ personId: ids.person });
const member = ({ ids }: World) => ({ personId: ids.person, id: ids.familyMember });
const notice = ({ ids }: World) => ({ personId: ids.person, id: ids.familyNotice });
const LATER = 'theirs only once the rights moved: family.test.ts';

/** Who of a family sees a plan. */
export const FAMILY_PLANS: Record<string, Plan> = {
  'GET /family-policy': { as: 'counselor', ...own },
  'PUT /family-policy': {
    ...{ as: 'admin', ...own },
    body: () => ({ follows: 0, sections: ['goals'], inviteDays: 7, deviceDays: 90, leaveDays: 0 }),
  },
  'GET /family': { as: 'student', ...own },
  'GET /class/:personId/family': { as: 'counselor', path: person },
  'POST /class/:personId/family/invitations': {
    ...{ as: 'counselor', path: person, body: () => ({ locale: 'es' }) },
  },
  'DELETE /class/:personId/family/invitations/:id': {
    as: 'counselor',
    path: ({ ids }) => ({ personId: ids.person, id: ids.familyInvitation }),
  },
  'POST /class/:personId/family/notices': {
    ...{ as: 'counselor', path: person },
    body: () => ({ about: 'plan', givenOn: '2026-09-02', way: 'letter', locale: 'en' }),
  },
  'DELETE /class/:personId/family/notices/:id': { as: 'counselor', path: notice },
  'POST /class/:personId/family/notices/:id/restore': { as: 'counselor', path: notice },
  'GET /class/:personId/family/notices/:id/letter': { as: 'counselor', path: notice },
  'POST /class/:personId/family/invitations/:id/sheet': {
    ...{ as: 'counselor', withoutControl: 'needs what is shown once: family-notices.test.ts' },
    path: ({ ids }) => ({ personId: ids.person, id: ids.familyInvitation }),
    body: () => ({ url: 'https://plan.test/family/join/1-AAAA', code: '123456' }),
  },
  'POST /class/:personId/family/members/:id/invitation': { as: 'counselor', path: member },
  'POST /class/:personId/family/members/:id/sign-out': { as: 'counselor', path: member },
  'POST /class/:personId/family/members/:id/end': {
    ...{ as: 'counselor', path: member, body: () => ({ reason: 'Moved away' }) },
  },
  'PUT /class/:personId/family/rights': {
    ...{ as: 'counselor', path: person },
    body: () => ({ movedOn: '2026-09-01', reason: 'eighteen' }),
  },
  'POST /family/invitations': { as: 'student', ...own, body: () => ({ locale: 'en' }) },
  'DELETE /family/invitations/:id': {
    ...{ as: 'student', path: ({ ids }) => ({ id: ids.familyInvitation }), withoutControl: LATER },
  },
  'POST /family/members/:id/end': {
    ...{ as: 'student', path: ({ ids }) => ({ id: ids.familyMember }), withoutControl: LATER },
  },
  'DELETE /class/:personId/family/rights': { as: 'counselor', path: person },
};
