import { z } from 'zod';
import { COMPONENT_CODES, MEETING_KINDS, PACKS, STRANDS, TEMPLATE_IDS } from './component-codes.js';
import { CountRange } from './count-range.js';
import { TemplateSignature } from './templates.js';

const Code = z.enum(COMPONENT_CODES);
const Note = z.string().trim().max(500);

/** What staff wrote down as seen for one component. */
export const ComponentRecord = z.object({
  id: z.uuid(),
  kind: z.enum(['seen', 'earlier']),
  happenedOn: z.iso.date(),
  meeting: z.enum(MEETING_KINDS).nullable(),
  strand: z.enum(STRANDS).nullable(),
  note: z.string(),
  /** Null where the person is gone. */
  by: z.string().nullable(),
});
export type ComponentRecord = z.infer<typeof ComponentRecord>;

export const ComponentChange = z.object({
  id: z.uuid(),
  change: z.enum(['waive', 'add']),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type ComponentChange = z.infer<typeof ComponentChange>;

export const PlanComponent = z.object({
  code: Code,
  standing: z.enum(['met', 'missing', 'waived', 'later']),
  have: z.number(),
  need: z.number(),
  isHours: z.boolean(),
  isAdded: z.boolean(),
  /** Other components that meet it as well. */
  or: z.array(Code),
  /** First grade that asks for it, where not all do. */
  from: z.int().nullable(),
  /** Whether the student's own doing in Pathlight meets it. */
  isOwn: z.boolean(),
  /** Whether what others do in Pathlight meets it: they sign, or talk about the plan. Else staff record it. */
  isSeen: z.boolean(),
  /** Names of entries that meet it, as far as the reader may see them. */
  metBy: z.array(z.string()),
  records: z.array(ComponentRecord),
  change: ComponentChange.nullable(),
});
export type PlanComponent = z.infer<typeof PlanComponent>;

/** How far one student's plan is by the rule of their district. */
export const PlanStatus = z.object({
  state: z.enum(TEMPLATE_IDS),
  version: z.int(),
  name: z.string(),
  abbreviation: z.string(),
  grades: z.object({ from: z.int(), to: z.int() }),
  grade: z.int().nullable(),
  isOutside: z.boolean(),
  isComplete: z.boolean(),
  done: z.int(),
  required: z.int(),
  /** What comes next first: what the student can do themselves. */
  missing: z.array(Code),
  dueOn: z.iso.date().nullable(),
  gates: z.array(
    z.object({ kind: z.enum(['promotion', 'graduation', 'credit']), grades: z.array(z.int()) }),
  ),
  signatures: z.array(TemplateSignature),
  mandate: z.string(),
  rule: z.string(),
  source: z.string(),
  checkedOn: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  components: z.array(PlanComponent),
});
export type PlanStatus = z.infer<typeof PlanStatus>;

/** `plan` is null in a district that has chosen no template. */
export const OwnCompletion = z.object({ plan: PlanStatus.nullable() });
export type OwnCompletion = z.infer<typeof OwnCompletion>;

export const StudentCompletion = OwnCompletion.extend({
  name: z.string(),
  /** Whether the reader may write down what they saw, and waive or add. */
  mayRecord: z.boolean(),
  mayChange: z.boolean(),
});
export type StudentCompletion = z.infer<typeof StudentCompletion>;

export const NewComponentRecord = z.strictObject({
  code: Code,
  kind: z.enum(['seen', 'earlier']).default('seen'),
  happenedOn: z.iso.date(),
  meeting: z.enum(MEETING_KINDS).nullable().default(null),
  strand: z.enum(STRANDS).nullable().default(null),
  note: Note.min(1),
});
export type NewComponentRecord = z.input<typeof NewComponentRecord>;

export const NewComponentChange = z.strictObject({
  code: Code,
  change: z.enum(['waive', 'add']),
  reason: Note.min(3),
});
export type NewComponentChange = z.infer<typeof NewComponentChange>;

export const ComponentPath = z.object({ personId: z.uuid(), id: z.uuid() });

/** A figure for some students: null where it would be one of too few. */
export const Figure = z
  .object({
    students: z.int(),
    /** By component; the whole plan under the empty name. */
    done: z.record(z.string(), CountRange),
    leavesOut: z.boolean(),
  })
  .nullable();
export type Figure = z.infer<typeof Figure>;

const Named = z.object({ abbreviation: z.string(), name: z.string(), codes: z.array(Code) });

export const ClassCompletion = z.object({
  plan: Named.nullable(),
  students: z.array(
    z.object({
      personId: z.uuid(),
      name: z.string(),
      grade: z.int().nullable(),
      isOutside: z.boolean(),
      isComplete: z.boolean(),
      done: z.int(),
      required: z.int(),
      /** What comes next first: what the student can do themselves. */
      missing: z.array(Code),
    }),
  ),
  figure: Figure,
  groups: z.array(z.object({ name: z.string(), figure: Figure })),
});
export type ClassCompletion = z.infer<typeof ClassCompletion>;

export const ReportQuestion = z.object({
  school: z.union([z.uuid(), z.literal('none')]).optional(),
  grade: z.coerce.number().int().min(0).max(12).optional(),
});
export type ReportQuestion = z.infer<typeof ReportQuestion>;

/** How far the plans of a district are, school by school and grade by grade. */
export const CompletionReport = z.object({
  plan: Named.extend({ packs: z.array(z.enum(PACKS)) }).nullable(),
  /** Names of the schools whose figures these are, where the reader is held to some; null for the whole district. */
  of: z.array(z.string()).nullable(),
  figure: Figure,
  /** A school of null stands for courses without one; a grade of 0 for students whose grade nobody says. */
  schools: z.array(
    z.object({ id: z.uuid().nullable(), name: z.string().nullable(), figure: Figure }),
  ),
  grades: z.array(z.object({ grade: z.int(), figure: Figure })),
});
export type CompletionReport = z.infer<typeof CompletionReport>;
