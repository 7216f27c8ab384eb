import type { Activity, ActivityList, Confirmation } from '#contracts/activities.js';
import type { HoursSummary } from '#contracts/activity-hours.js';

export const nobodyAsked: Confirmation = {
  ...{ state: 'claimed', at: null, expiresAt: null, byName: null, mayBeNamed: false },
  ...{ comment: null, because: null, claim: null },
};

export const service: Activity = {
  id: '019a0000-0000-7000-8000-0000000000a1',
  kind: 'service',
  title: 'Helped at the food bank',
  organisation: 'Harvest House',
  role: '',
  description: 'I packed boxes',
  honours: '',
  branch: null,
  skills: ['lifting'],
  tags: ['proud'],
  startedOn: '2026-09-05',
  endedOn: '2026-10-10',
  schoolYear: 2026,
  grades: [9],
  hours: 12,
  isPaid: null,
  supervisor: 'Mr. Ortiz',
  visibility: 'teachers',
  isLogged: false,
  revision: 3,
  isRemoved: false,
  createdAt: '2026-10-11T08:00:00Z',
  updatedAt: '2026-10-11T08:00:00Z',
  confirmation: nobodyAsked,
};

export const club: Activity = {
  ...service,
  id: '019a0000-0000-7000-8000-0000000000a2',
  kind: 'extracurricular',
  title: 'Robotics',
  ...{ branch: 'club', role: 'Captain', honours: 'State final', hours: null, tags: [] },
  ...{ startedOn: null, endedOn: null, schoolYear: null, visibility: 'private' },
  confirmation: {
    ...nobodyAsked,
    ...{ state: 'verified', byName: 'Coach Reyes', at: '2026-11-01T08:00:00Z' },
  },
};

export const listOf = (...activities: Activity[]): ActivityList => ({
  activities,
  total: activities.length,
  tags: [...new Set(activities.flatMap(({ tags }) => tags))],
  gradeLevel: 9,
});

export const hours: HoursSummary = {
  years: [
    { kind: 'service', schoolYear: 2025, verified: 8, claimed: 2 },
    { kind: 'service', schoolYear: 2026, verified: 0, claimed: 12 },
    { kind: 'work', schoolYear: null, verified: 0, claimed: 5 },
  ],
  requirements: [
    {
      id: '019a0000-0000-7000-8000-0000000000b1',
      ...{ kind: 'service', hours: 40, fromGrade: 9, toGrade: 12 },
      ...{ verified: 8, claimed: 12, withoutGrade: 2 },
    },
  ],
};
