import { z } from 'zod';
import { GradingKind, NewAssignment } from './assignments.js';
import { ASSIGNMENT_TITLE_MAX, ITEMS_PER_ANSWER_MAX, POINTS_MAX } from './limits.js';

/** What a link in a course can open, besides a reflection: something that is there for everybody. */
export const ActivityKind = z.enum(['plan', 'goal', 'profiler', 'explore', 'career', 'class']);
export type ActivityKind = z.infer<typeof ActivityKind>;

export const PlacedKind = z.enum(['reflection', ...ActivityKind.options]);
export type PlacedKind = z.infer<typeof PlacedKind>;

const moment = z.iso.datetime({ offset: true }).nullable().default(null);
const NewReflection = NewAssignment.omit({ dueAt: true });

/** When students see it, and when they can hand in. Each may be left open. */
export const PlacementDates = z
  .strictObject({
    availableFrom: moment,
    availableUntil: moment,
    submitFrom: moment,
    dueAt: moment,
  })
  .check(({ value, issues }) => {
    const pairs = [
      ['availableFrom', 'availableUntil'],
      ['submitFrom', 'dueAt'],
    ] as const;
    for (const [start, end] of pairs) {
      const [from, until] = [value[start], value[end]];
      if (from !== null && until !== null && Date.parse(until) <= Date.parse(from))
        issues.push({
          code: 'custom',
          input: value,
          path: [end],
          message: 'The end must be after the start.',
        });
    }
  });
export type PlacementDates = z.input<typeof PlacementDates>;

const dates = PlacementDates.optional();

/** Something of ours, with the title it gets in the course. */
export const NewActivity = z.strictObject({
  kind: ActivityKind,
  /** The code of the career, for a career. */
  target: z.string().max(20).nullable().default(null),
  title: z.string().trim().min(1).max(ASSIGNMENT_TITLE_MAX),
  grading: GradingKind.default('none'),
  maxPoints: z.int().min(1).max(POINTS_MAX).nullable().default(null),
  dates,
});
export type NewActivity = z.input<typeof NewActivity>;

/** One link: a new reflection, one of this course once more, an activity, or one made before. */
export const NewPlacement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('reflection'), reflection: NewReflection, dates }),
  z.strictObject({ type: z.literal('reuse'), assignmentId: z.uuid() }),
  z.strictObject({ type: z.literal('activity'), activity: NewActivity }),
  z.strictObject({ type: z.literal('placed'), placementId: z.uuid() }),
]);
export type NewPlacement = z.input<typeof NewPlacement>;

export const NewAttachment = z.strictObject({
  /** Made by the browser for one choice: the same choice sent twice is taken once. */
  key: z.uuid(),
  items: z.array(NewPlacement).min(1).max(ITEMS_PER_ANSWER_MAX),
});
export type NewAttachment = z.input<typeof NewAttachment>;

export const PlacementBrief = z.object({
  id: z.uuid(),
  kind: PlacedKind,
  title: z.string(),
  madeAt: z.iso.datetime(),
});
export type PlacementBrief = z.infer<typeof PlacementBrief>;

export const AttachOptions = z.object({
  /** Whether the LMS waits for a choice in this visit. */
  isOpen: z.boolean(),
  /** Whether a choice of this visit has been handed over: it can be handed over again. */
  isAnswered: z.boolean(),
  /** Whether this place in the course takes links to a tool at all. */
  takesTools: z.boolean(),
  takesSeveral: z.boolean(),
  /** Whether the LMS takes a gradebook column with it. */
  canGrade: z.boolean(),
  /** Whether the LMS makes the items by itself; else it shows a form that the teacher saves. */
  isMadeAtOnce: z.boolean(),
  /** Which dates the LMS reads: Moodle none, Schoology the due date. */
  datesTaken: z.enum(['all', 'due', 'none']),
  reusable: z.array(z.object({ id: z.uuid(), title: z.string() })),
  /** Made lately, and never opened from the course: it may not have arrived. */
  notSeen: z.array(PlacementBrief),
});
export type AttachOptions = z.infer<typeof AttachOptions>;

/** A form that the browser posts to the LMS from inside the frame. */
export const FormPost = z.object({
  action: z.string(),
  fields: z.record(z.string(), z.string()),
});
export type FormPost = z.infer<typeof FormPost>;

/** An activity of the course, as its staff meet it. */
export const PlacedActivity = PlacementBrief.extend({
  target: z.string().nullable(),
  maxPoints: z.int().nullable(),
  dueAt: z.iso.datetime().nullable(),
});
export type PlacedActivity = z.infer<typeof PlacedActivity>;

export const ActivityPath = z.object({ id: z.uuid() });
