import { z } from 'zod';
import { COMPONENT_CODES, MEETING_KINDS, PACKS, STRANDS, TEMPLATE_IDS } from './component-codes.js';

const Code = z.enum(COMPONENT_CODES);
const Grade = z.int().min(3).max(12);
const Count = z.int().min(1).max(99);
const Text = (max: number) => z.string().trim().max(max);

/** One thing that a plan must have. */
export const TemplateComponent = z.strictObject({
  code: Code,
  /** Any of these meets it as well: a choice. */
  or: z.array(Code).min(1).optional(),
  /** How many; one where nothing is said. */
  count: Count.optional(),
  /** How many in which grade; a grade that is not named goes by the nearest one below. */
  byGrade: z.partialRecord(z.string().regex(/^([6-9]|1[0-2])$/), Count).optional(),
  /** Hours instead of a number of entries. */
  hours: z.number().positive().max(1_000).optional(),
  /** The first grade that asks for it; those below have it before them. */
  from: Grade.optional(),
  /** Has to be there anew in each school year. */
  every: z.literal('year').optional(),
});
export type TemplateComponent = z.infer<typeof TemplateComponent>;

export const TemplateSignature = z.strictObject({
  by: z.enum(['student', 'guardian', 'staff']),
  act: z.enum(['sign', 'approve', 'verify']),
  /** Somebody whom the guardian names may do it. */
  orDesignee: z.boolean().optional(),
  notAt18: z.boolean().optional(),
});
export type TemplateSignature = z.infer<typeof TemplateSignature>;

/** What can't happen without the plan. */
const Gate = z.strictObject({
  kind: z.enum(['promotion', 'graduation', 'credit']),
  grades: z.array(Grade).min(1),
});

/** By when. Days are calendar days; `day` is `MM-DD`. */
export const TemplateClock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days-into-grade'), grade: Grade, days: z.int().positive() }),
  z.strictObject({ kind: z.literal('days-after-arrival'), days: z.int().positive() }),
  z.strictObject({ kind: z.literal('on-arrival') }),
  z.strictObject({ kind: z.literal('days-around-year-end'), days: z.int().positive() }),
  z.strictObject({ kind: z.literal('end-of-grade'), grade: Grade }),
  z.strictObject({ kind: z.literal('before-grade'), grade: Grade }),
  z.strictObject({
    kind: z.literal('date'),
    day: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  }),
]);
export type TemplateClock = z.infer<typeof TemplateClock>;

/** Meetings that the yearly review rests on, within a band of grades or in each year of it. */
const Meeting = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  from: Grade,
  to: Grade,
  count: Count,
  every: z.literal('year').optional(),
});
export type TemplateMeeting = z.infer<typeof Meeting>;

/** How many pieces of evidence in which band, with every strand covered in each. */
const Artifacts = z.strictObject({
  bands: z.array(z.strictObject({ from: Grade, to: Grade, count: Count })).min(1),
  strands: z.array(z.enum(STRANDS)),
});

/** What a state (or a district in its place) asks of a plan. */
export const PlanTemplate = z
  .strictObject({
    state: z.enum(TEMPLATE_IDS),
    /** Of the data: year and month. */
    version: z.string().regex(/^\d{4}-\d{2}$/),
    name: Text(120).min(1),
    abbreviation: Text(16).min(1),
    grades: z.strictObject({ from: Grade, to: Grade }),
    /** In the words of the source, where they say more than two numbers. */
    gradesText: Text(60),
    since: Text(120),
    mandate: Text(300),
    rule: Text(1_000),
    note: Text(500),
    source: Text(300).min(1),
    checkedOn: z.iso.date(),
    confidence: z.enum(['high', 'medium', 'low']),
    components: z.array(TemplateComponent).min(1),
    signatures: z.array(TemplateSignature),
    gates: z.array(Gate),
    clocks: z.array(TemplateClock),
    meetings: z.array(Meeting),
    artifacts: Artifacts.nullable(),
    /** A guardian may opt out in writing. */
    optOut: z.literal('written').nullable(),
    /** That the family was told or invited in good faith is to be kept. */
    notice: z.boolean(),
    /** Another plan of the student may satisfy this one, or has to fit with it. */
    otherPlans: z.enum(['may-satisfy', 'coordinate']).nullable(),
    packs: z.array(z.enum(PACKS)),
  })
  .refine(({ grades }) => grades.from <= grades.to, {
    path: ['grades', 'to'],
    message: 'The last grade comes before the first.',
  })
  .refine(
    ({ components }) => new Set(components.map(({ code }) => code)).size === components.length,
    { path: ['components'], message: 'A component is there twice.' },
  );
export type PlanTemplate = z.infer<typeof PlanTemplate>;
