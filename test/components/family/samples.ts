import type { FamilyMember, MadeFamilyInvitation, StudentFamily } from '#contracts/family.js';

export const STUDENT = '0193a5c6-0000-7000-8000-000000000001';
const id = (last: number) => `0193a5c6-0000-7000-8000-00000000000${last}`;

const rosa: FamilyMember = {
  ...{ id: id(2), name: 'Rosa Lopez', kind: 'guardian', invitedRole: 'counselor', reason: '' },
  ...{ startedAt: '2026-10-02T10:00:00Z', lastSeenAt: '2026-11-02T10:00:00Z' },
  ...{ endedAt: null, endedBecause: null },
};

export const family: StudentFamily = {
  ...{ name: 'Maya Lopez', sections: ['goals', 'courses'], rights: null, mayInvite: true },
  members: [
    rosa,
    {
      ...{ ...rosa, id: id(3), name: 'Hugo Lopez', reason: 'Court order 12' },
      ...{ endedAt: '2026-11-03T10:00:00Z', endedBecause: 'school' },
    },
  ],
  notices: [
    {
      ...{ id: id(6), about: 'meeting', givenOn: '2026-10-05', way: 'phone', locale: 'es' },
      ...{ outcome: 'reached', note: 'Calls back on Friday', by: 'Dana Reed', isRemoved: false },
    },
  ],
  invitations: [
    {
      ...{ id: id(4), state: 'open', kind: 'guardian', locale: 'es', madeBy: 'Dana Reed' },
      ...{ madeAt: '2026-11-03T10:00:00Z', expiresAt: '2026-11-17T10:00:00Z' },
    },
  ],
};

export const made: MadeFamilyInvitation = {
  ...{ id: id(5), url: 'https://plan.test/family/join/12-7F3A-9K2M-QQQQ-0001', code: '482913' },
  ...{ expiresAt: '2026-11-17T10:00:00Z', family },
};
