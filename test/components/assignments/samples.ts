import type { Assignment, Delivery, Reflection, StudentWork } from '#contracts/assignments.js';
import type { SessionDetails } from '#components/api/session.js';
import { studentSession } from '../support/view.js';

export const teacherSession: SessionDetails = {
  ...studentSession,
  personId: '019a0000-0000-7000-8000-000000000002',
  role: 'teacher',
  canTeach: true,
  name: 'Ana Ortiz',
  firstName: 'Ana',
};

export const ASSIGNMENT_ID = '019a0000-0000-7000-8000-0000000000a1';
export const MAYA = '019a0000-0000-7000-8000-0000000000b1';
export const NOAH = '019a0000-0000-7000-8000-0000000000b2';

export const assignment: Assignment = {
  id: ASSIGNMENT_ID,
  title: 'Goal check-in',
  instructions: 'Two short answers are enough.',
  blocks: [
    { id: 'q1', prompt: 'Which goal are you working on?', hint: 'One is enough.' },
    { id: 'q2', prompt: 'What is your next step?', hint: '' },
  ],
  grading: 'points',
  maxPoints: 10,
  dueAt: '2026-12-01T23:59:00Z',
};

export const reflection = (overrides: Partial<Reflection['submission']> = {}, canWrite = true) => ({
  assignment,
  canWrite,
  submission: {
    status: 'draft' as const,
    answers: { q1: 'Become a nurse' },
    revision: 3,
    submittedAt: null,
    comment: '',
    points: null,
    scoredAt: null,
    teacherName: null,
    ...overrides,
  },
});

export const deliveryOf = (
  state: Delivery['state'],
  overrides: Partial<Delivery> = {},
): Delivery => ({ state, reason: null, nextTryAt: null, gradebookPoints: null, ...overrides });

export const work = (overrides: Partial<StudentWork> = {}): StudentWork => ({
  personId: MAYA,
  name: 'Maya Lopez',
  status: 'submitted',
  answers: { q1: 'Become a nurse', q2: 'Ask Ms. Reed' },
  submittedAt: '2026-11-20T15:00:00Z',
  comment: '',
  points: null,
  versions: 1,
  delivery: deliveryOf('none'),
  ...overrides,
});
