/** What can have happened, and which switch of a person's settings it belongs to. */
export const TOPIC_OF = {
  /** Staff wrote about a goal of mine. */
  comment: 'comments',
  /** A student answered what I wrote. */
  reply: 'comments',
  /** Staff suggested a goal to me. */
  suggestion: 'suggestions',
  'plan-approved': 'plans',
  'plan-returned': 'plans',
  'plan-reopened': 'plans',
  'plan-comment': 'plans',
  /** A student of mine handed a course plan in. */
  'plan-submitted': 'plans',
  /** What I asked for a place has moved on. */
  request: 'answers',
  correction: 'answers',
  question: 'answers',
  /** A conversation about the plan was begun with me. */
  conversation: 'talks',
  /** A conference has a time, or another one. */
  slot: 'talks',
  'slot-off': 'talks',
  /** Staff wrote down what was agreed for me. */
  intervention: 'talks',
  nudge: 'nudges',
  /** A day that I set myself, or that a place asks for, is near. */
  deadline: 'deadlines',
  /** A day is near by which the district's rule wants my plan, and something is missing. */
  'rule-day': 'deadlines',
  /** The same, of plans of my caseload. */
  'rule-day-caseload': 'deadlines',
  /** A school year has ended, or the end was taken back. */
  'new-year': 'year',
  /** A counselor brought a plan from another school into mine. No switch: it is my plan. */
  passport: 'own-plan',
  /** A student took out what I had brought in. */
  'passport-out': 'plans',
  /** A teacher passed a note on to the counselors. */
  worry: 'worries',
  /** A counselor looked at what I passed on. */
  'worry-seen': 'worries',
  /** My mailbox took no e-mail, so that none is sent any more. */
  'mail-off': 'mail',
} as const;

export type NotificationKind = keyof typeof TOPIC_OF;
export type NotificationTopic = (typeof TOPIC_OF)[NotificationKind];

export const NOTIFICATION_KINDS = Object.keys(TOPIC_OF) as [
  NotificationKind,
  ...NotificationKind[],
];

/** The switches that each role has, in the order in which they stand on the page. */
export const TOPICS_OF_ROLE = {
  student: [
    ...(['comments', 'suggestions', 'plans', 'answers', 'talks', 'nudges', 'deadlines'] as const),
    'year',
  ],
  teacher: ['comments', 'talks', 'worries'],
  counselor: ['comments', 'plans', 'talks', 'worries', 'deadlines'],
  admin: ['comments', 'talks'],
} as const satisfies Record<string, readonly NotificationTopic[]>;

export type SwitchedTopic = (typeof TOPICS_OF_ROLE)[keyof typeof TOPICS_OF_ROLE][number];

/** What an e-mail to staff counts, in this order. */
export const STAFF_TOPICS = ['comments', 'plans', 'talks', 'worries', 'deadlines'] as const;
export type StaffTopic = (typeof STAFF_TOPICS)[number];

/** As many are listed; older ones are counted and go by themselves. */
export const NOTIFICATIONS_SHOWN = 100;
