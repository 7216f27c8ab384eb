import { z } from 'zod';
import { GoalHorizon, GoalKind } from './goals.js';
import { COMMENT_MAX, GOAL_CHOICE_WHY_MAX, LOOK_BACK_MAX } from './limits.js';
import { Visibility } from './visibility.js';
import { CareerThen, GoalThen, ReflectionThen, ResultThen, SchoolYear } from './years.js';

/** `returned`: somebody who looks after the student asks for more. */
export const LookBackState = z.enum(['open', 'done', 'returned']);
export type LookBackState = z.infer<typeof LookBackState>;

/** What the student says has changed, once a school year. */
export const LookBack = z.object({
  /** By which its versions are asked for; null while nothing is kept yet. */
  id: z.uuid().nullable(),
  year: SchoolYear,
  /** Null for others than the student while it is not done, and where they do not show it. */
  text: z.string().nullable(),
  visibility: Visibility,
  state: LookBackState,
  doneAt: z.iso.datetime().nullable(),
  /** With which words it was last returned, and by whom; empty when it never was. */
  comment: z.string(),
  returnedBy: z.string().nullable(),
  returnedAt: z.iso.datetime().nullable(),
  /** 0: nothing is kept yet. */
  revision: z.int(),
});
export type LookBack = z.infer<typeof LookBack>;

/** A goal at the end of the year looked back at, and as it is now. */
export const GoalBeside = z.object({
  id: z.uuid(),
  change: z.enum(['same', 'changed', 'reached', 'new', 'dropped']),
  then: GoalThen.nullable(),
  now: GoalThen.nullable(),
});
export type GoalBeside = z.infer<typeof GoalBeside>;

export const CareerBeside = CareerThen.extend({ change: z.enum(['kept', 'added', 'let-go']) });
export type CareerBeside = z.infer<typeof CareerBeside>;

const beside = <T extends z.ZodType>(schema: T) =>
  z.object({ then: schema.nullable(), now: schema.nullable() });

/** An earlier school year beside this one. */
export const ThenAndNow = z.object({
  year: SchoolYear,
  goals: z.array(GoalBeside),
  /** The newest interest result of each. */
  result: beside(ResultThen),
  careers: z.array(CareerBeside),
  /** The last reflection that was handed in in each year. */
  reflection: beside(ReflectionThen),
});
export type ThenAndNow = z.infer<typeof ThenAndNow>;

/** What a student does with an open goal of an earlier year. */
export const GoalChoice = z.enum(['keep', 'change', 'finish']);
export type GoalChoice = z.infer<typeof GoalChoice>;

/** A goal from before this school year, and what the student chose this year. */
export const CarriedGoal = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: GoalKind,
  horizon: GoalHorizon,
  status: z.enum(['active', 'done']),
  targetDate: z.iso.date().nullable(),
  /** Null until they chose. */
  chosen: z.object({ choice: GoalChoice, why: z.string(), at: z.iso.datetime() }).nullable(),
  /** Of the choice; 0 before there is one. */
  revision: z.int(),
});
export type CarriedGoal = z.infer<typeof CarriedGoal>;

export const CarriedGoals = z.array(CarriedGoal);

export const CarriedGoalPath = z.object({ id: z.uuid() });

const knownRevision = z.int().min(0);

export const NewGoalChoice = z.strictObject({
  choice: GoalChoice,
  why: z.string().trim().min(1).max(GOAL_CHOICE_WHY_MAX),
  revision: knownRevision,
});
export type NewGoalChoice = z.infer<typeof NewGoalChoice>;

/** Takes a choice back. */
export const GoalChoiceUndo = z.strictObject({ revision: knownRevision });
export type GoalChoiceUndo = z.infer<typeof GoalChoiceUndo>;

/** A look-back as staff see it. */
export const StudentLookBack = LookBack.extend({
  /** What was chosen about goals that they may see; none while the look-back is not handed over. */
  goals: CarriedGoals,
});
export type StudentLookBack = z.infer<typeof StudentLookBack>;

export const LookBackPage = z.object({
  own: LookBack,
  /** Goals from before this year that are open, or about which something was chosen this year. */
  goals: CarriedGoals,
  /** Earlier school years with something in them, oldest first. */
  earlier: z.array(SchoolYear),
  /** Null while there is no earlier year to look back at. */
  beside: ThenAndNow.nullable(),
});
export type LookBackPage = z.infer<typeof LookBackPage>;

/** Which year to look back at; without it the last one with something in it. */
export const LookBackQuery = z.object({
  from: z.coerce.number().pipe(SchoolYear).optional(),
});

/** What was written so far. */
export const LookBackDraft = z.strictObject({
  text: z.string().max(LOOK_BACK_MAX),
  visibility: Visibility.optional(),
  revision: knownRevision,
});
export type LookBackDraft = z.infer<typeof LookBackDraft>;

export const LookBackDone = z.strictObject({ isDone: z.boolean(), revision: knownRevision });
export type LookBackDone = z.infer<typeof LookBackDone>;

export const LookBackReturn = z.strictObject({
  comment: z.string().trim().min(1).max(COMMENT_MAX),
  revision: knownRevision,
});
export type LookBackReturn = z.infer<typeof LookBackReturn>;
