import { z } from 'zod';
import { COMMENT_MAX, LOOK_BACK_MAX } from './limits.js';
import { Visibility } from './visibility.js';
import { CareerThen, GoalThen, ReflectionThen, ResultThen, SchoolYear } from './years.js';

/** `returned`: somebody who looks after the student asks for more. */
export const LookBackState = z.enum(['open', 'done', 'returned']);
export type LookBackState = z.infer<typeof LookBackState>;

/** What the student says has changed, once a school year. */
export const LookBack = z.object({
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

export const LookBackPage = z.object({
  own: LookBack,
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

const revision = z.int().min(0);

/** What was written so far. */
export const LookBackDraft = z.strictObject({
  text: z.string().max(LOOK_BACK_MAX),
  visibility: Visibility.optional(),
  revision,
});
export type LookBackDraft = z.infer<typeof LookBackDraft>;

export const LookBackDone = z.strictObject({ isDone: z.boolean(), revision });
export type LookBackDone = z.infer<typeof LookBackDone>;

export const LookBackReturn = z.strictObject({
  comment: z.string().trim().min(1).max(COMMENT_MAX),
  revision,
});
export type LookBackReturn = z.infer<typeof LookBackReturn>;
