import { z } from 'zod';
import { GoalHorizon, GoalKind } from './goals.js';
import { GOAL_TITLE_MAX, GOAL_WHY_MAX, JOIN_CODE_MAX } from './limits.js';
import { Visibility } from './visibility.js';

/** What one member does for the group. The others are shown no more of it than this. */
export const GroupPart = z.object({
  name: z.string(),
  title: z.string(),
  isReached: z.boolean(),
  isMe: z.boolean(),
});
export type GroupPart = z.infer<typeof GroupPart>;

const Described = z.object({
  id: z.uuid(),
  title: z.string(),
  why: z.string().nullable(),
  kind: GoalKind,
  horizon: GoalHorizon,
  targetDate: z.iso.date().nullable(),
  /** Who made it. */
  maker: z.string().nullable(),
});

export const GroupGoal = Described.extend({
  isMaker: z.boolean(),
  /** Offered to the whole class by its teacher. */
  isOffered: z.boolean(),
  isClosed: z.boolean(),
  /** For the maker, while there is one that works. */
  code: z.object({ code: z.string(), expiresAt: z.iso.datetime() }).nullable(),
  /** The asker's own part; null for who is no member. */
  me: z.object({ goalId: z.uuid(), shares: z.boolean() }).nullable(),
  canJoin: z.boolean(),
  /** Only parts that the asker may see; progress counts these. */
  parts: z.array(GroupPart),
});
export type GroupGoal = z.infer<typeof GroupGoal>;

export const GroupGoals = z.array(GroupGoal);
export type GroupGoals = z.infer<typeof GroupGoals>;

export const NewGroup = z.strictObject({
  title: z.string().trim().min(1).max(GOAL_TITLE_MAX),
  why: z.string().trim().max(GOAL_WHY_MAX).nullable().default(null),
  kind: GoalKind,
  horizon: GoalHorizon,
  targetDate: z.iso.date().nullable().default(null),
});
export type NewGroup = z.infer<typeof NewGroup>;
export type NewGroupInput = z.input<typeof NewGroup>;

const code = z.string().trim().min(1).max(JOIN_CODE_MAX);
export const CodeTry = z.strictObject({ code });

/** What a code opens, before one says yes. */
export const FoundGroup = Described;
export type FoundGroup = z.infer<typeof FoundGroup>;

/** The member's part in their own words. */
export const NewPart = z.strictObject({
  code: code.nullable().default(null),
  title: z.string().trim().min(1).max(GOAL_TITLE_MAX),
  why: z.string().trim().max(GOAL_WHY_MAX).nullable().default(null),
  visibility: Visibility,
  shares: z.boolean(),
});
export type NewPart = z.infer<typeof NewPart>;
export type NewPartInput = z.input<typeof NewPart>;

export const PartChanges = z.strictObject({ shares: z.boolean() });
export const GroupPath = z.object({ id: z.uuid() });
