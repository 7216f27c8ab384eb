import { z } from 'zod';

/** Every kind of record that can be held about a student, in the order in which they read of them. */
export const HeldKindName = z.enum([
  ...['identity', 'courses', 'district-file'],
  ...['goals', 'steps', 'goal-choices', 'citations', 'comments', 'suggestions', 'course-tags'],
  ...['groups', 'group-parts', 'strengths', 'activities', 'confirmations', 'reflections'],
  ...['evidence', 'files', 'handed-in', 'scores', 'course-work', 'look-backs'],
  ...[
    'results',
    'interests',
    'answers',
    'careers',
    'colleges',
    'college-searches',
    'ways',
    'places',
    'scholarships',
    'aid-steps',
    'recommendation-requests',
    'transcript-requests',
    'marks',
    'questions',
    'resumes',
    'schools',
  ],
  ...['courses-taken', 'course-plans', 'course-exceptions'],
  ...[
    'notes',
    'interventions',
    'conversations',
    'talk-signatures',
    'plan-records',
    'plan-changes',
    'plan-state',
    'caseloads',
    'staff-parts',
    'queue-marks',
    'task-ticks',
    'nudges',
    'meetings',
    'reports',
    'corrections',
    'result-rows',
    'course-rows',
  ],
  ...['family', 'notices', 'signatures', 'rights'],
  ...['versions', 'passports-in', 'passports-out', 'kept'],
  ...['looks', 'notifications', 'events-out', 'visits', 'class-lists', 'same-person'],
] as const);
export type HeldKindName = z.infer<typeof HeldKindName>;

/** Who wrote or brought it. */
export const HeldOrigin = z.enum([
  'you',
  'school',
  'lms',
  'file',
  'passport',
  'asked',
  'pathlight',
]);
export type HeldOrigin = z.infer<typeof HeldOrigin>;

/**
 * Who can see it. `choice`: as the student chooses for each; `entry`: whoever sees the entry it belongs to;
 * `staff`: teachers of their courses, counselors and administrators; `counselors`: the last two;
 * `course`: teachers of the course; `nobody`: no page shows it.
 */
export const HeldAudience = z.enum([
  ...['you', 'choice', 'entry', 'group', 'course', 'staff', 'counselors', 'admins', 'nobody'],
] as const);
export type HeldAudience = z.infer<typeof HeldAudience>;

/** How long it should stay, as the database says of each column. */
export const HeldRetention = z.enum([
  'plan',
  'exit+60',
  'district',
  '30 days',
  '90 days',
  '400 days',
]);
export type HeldRetention = z.infer<typeof HeldRetention>;

export const HeldLine = z.object({
  kind: HeldKindName,
  count: z.int(),
  /** Taken out by the student, and still there to be put back. Staff are not told: always 0. */
  removed: z.int(),
  /** Of `count`; none where nothing is held. */
  origins: z.array(z.object({ origin: HeldOrigin, count: z.int() })),
  seenBy: HeldAudience,
  /** Of `count`, by what the student chose; null where they don't choose. */
  chosen: z.object({ private: z.int(), adviser: z.int(), teachers: z.int() }).nullable(),
  keptFor: z.array(HeldRetention),
});
export type HeldLine = z.infer<typeof HeldLine>;

export const HeldListing = z.object({
  /** Whose it is; null where no name is known. */
  name: z.string().nullable(),
  asOf: z.iso.datetime(),
  lines: z.array(HeldLine),
});
export type HeldListing = z.infer<typeof HeldListing>;
